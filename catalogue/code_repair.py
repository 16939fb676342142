"""Codes and place names as people type them into an address: the one that was meant."""

import re

from portal.core.thai_text import arabic_digits, normalise_line
from portal.places import areas

_JOINS = re.compile(r"[\s_\u2010-\u2015\u2212-]+")
#: What people write before a place, in an address or in a letter.
_PREFIXES = ("จังหวัด", "จ.", "อำเภอ", "อ.", "เขต")


def repaired(typed: str) -> str:
    """Return a code or slug in its one spelling: small letters, Arabic digits, single hyphens."""
    plain = arabic_digits(normalise_line(typed)).lower()
    plain = "".join(sign for sign in plain if sign.isprintable() or sign.isspace())
    return _JOINS.sub("-", plain).strip("-.") or "-"


def province_slug(typed: str) -> str:
    """Return the slug of the province that was meant: by slug, or by its name in either language."""
    slug = repaired(typed)
    if areas.province_by_slug(slug) is not None:
        return slug
    name = _bare(typed)
    for row in areas.provinces("th"):
        if name and name in {row.name_th, row.name_en.lower()}:
            return row.slug
    return slug


def district_slug(province: str, typed: str) -> str:
    """Return the slug of the district that was meant, within a province given by its slug."""
    slug = repaired(typed)
    row = areas.province_by_slug(province)
    if row is None or areas.district_by_slug(province, slug) is not None:
        return slug
    name = _bare(typed)
    for district in areas.districts_of(row.code, "th"):
        if name and name in {district.name_th, district.name_en.lower()}:
            return district.slug
    return slug


def _bare(typed: str) -> str:
    name = normalise_line(typed).lower()
    for prefix in _PREFIXES:
        name = name.removeprefix(prefix)
    return name.strip()
