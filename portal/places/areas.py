"""Looking areas up: by code, by slug, for selects, and what became of abolished codes."""

from portal.core.languages import is_thai
from portal.places import names
from portal.places.area_cache import DistrictRow, ProvinceRow, table
from portal.places.enums import Region
from portal.places.models import AbolishedArea, OrgUnit, Subdistrict
from portal.places.thai_order import thai_order

__all__ = [
    "DistrictRow",
    "ProvinceRow",
    "current_codes",
    "current_district",
    "district",
    "district_by_slug",
    "district_choices",
    "districts_of",
    "full_place",
    "place_label",
    "province",
    "province_by_slug",
    "province_choices",
    "provinces",
    "provinces_by_region",
    "subdistrict_choices",
    "unit_place",
]

#: An abolished code may lead to one that was abolished later; longer chains are a mistake.
_LONGEST_CHAIN = 4

Choices = list[tuple[str, str]]


def province(code: str) -> ProvinceRow | None:
    """Find a current province by code."""
    return table().provinces.get(code)


def district(code: str) -> DistrictRow | None:
    """Find a current district by code."""
    return table().districts.get(code)


def province_by_slug(slug: str) -> ProvinceRow | None:
    """Find a current province by the word in its address."""
    return table().province_by_slug.get(slug)


def district_by_slug(province_slug: str, slug: str) -> DistrictRow | None:
    """Find a current district by the two words in its address."""
    return table().district_by_slug.get((province_slug, slug))


def provinces(language: str | None = None) -> tuple[ProvinceRow, ...]:
    """List provinces in the order of the reader's dictionary."""
    return table().ordered_provinces[_language(language)]


def districts_of(province_code: str, language: str | None = None) -> tuple[DistrictRow, ...]:
    """List the districts of a province in the order of the reader's dictionary."""
    return table().ordered_districts.get((_language(language), province_code), ())


def provinces_by_region(
    language: str | None = None,
) -> list[tuple[Region, tuple[ProvinceRow, ...]]]:
    """List the regions in their order, each with its provinces."""
    listed = provinces(language)
    return [(region, tuple(row for row in listed if row.region == region)) for region in Region]


def province_choices(language: str | None = None) -> Choices:
    """Give a select its provinces: code and bare name."""
    thai = is_thai(language)
    return [(row.code, row.name_th if thai else row.name_en) for row in provinces(language)]


def district_choices(province_code: str, language: str | None = None) -> Choices:
    """Give a select the districts of a province: code and bare name; nothing for no province."""
    thai = is_thai(language)
    return [
        (row.code, row.name_th if thai else row.name_en)
        for row in districts_of(province_code, language)
    ]


def subdistrict_choices(district_code: str, language: str | None = None) -> Choices:
    """Give a select the sub-districts of a district (one query: there are too many to keep)."""
    rows = Subdistrict.objects.current().in_district(district_code).names()
    if is_thai(language):
        return sorted(((code, th) for code, th, _en in rows), key=lambda row: thai_order(row[1]))
    return sorted(((code, en) for code, _th, en in rows), key=lambda row: row[1].casefold())


def place_label(code: str, language: str | None = None) -> str:
    """Write a district with its province, or a province alone; empty for an unknown code."""
    if (row := district(code[:4])) is not None:
        return row.place_in(language)
    if (above := province(code[:2])) is not None:
        return names.province_label(above.code, above.name_th, above.name_en, language)
    return ""


def full_place(subdistrict: Subdistrict, language: str | None = None) -> str:
    """Write a sub-district in full: "ต.พิมพา อ.บางปะกง จ.ฉะเชิงเทรา"."""
    parts = [
        names.subdistrict_label(
            subdistrict.code, subdistrict.name_th, subdistrict.name_en, language
        )
    ]
    if (row := district(subdistrict.district_id)) is not None:
        above = row.province
        parts += [
            names.district_label(row.code, row.name_th, row.name_en, language),
            names.province_label(above.code, above.name_th, above.name_en, language),
        ]
    return (" " if is_thai(language) else ", ").join(parts)


def unit_place(unit: OrgUnit) -> str:
    """Write where a unit is in full, as far as its areas tell."""
    if unit.subdistrict is not None:
        return full_place(unit.subdistrict)
    return place_label(unit.district_id or unit.province_id or "")


def current_codes(code: str) -> tuple[str, ...]:
    """Say which codes stand today for a code that may be old; nothing for one never heard of."""
    if _is_current(code):
        return (code,)
    codes: tuple[str, ...] = (code,)
    for _step in range(_LONGEST_CHAIN):
        found = dict(AbolishedArea.objects.successors_of(codes))
        codes = tuple(dict.fromkeys(new for old in codes for new in found.get(old, (old,))))
        if all(_is_current(one) for one in codes):
            return codes
    return ()


def current_district(code: str) -> DistrictRow | None:
    """Find the one district that a code of a district or sub-district, old or new, leads to."""
    for known in (code, code[:4]):
        found = {one[:4] for one in current_codes(known) if len(one) >= 4}
        if len(found) == 1:
            return district(found.pop())
    return None


def _is_current(code: str) -> bool:
    """Say whether a code is in use; only sub-districts cost a query."""
    if len(code) <= 2:
        return code in table().provinces
    if len(code) <= 4:
        return code in table().districts
    return Subdistrict.objects.current().filter(code=code).exists()


def _language(language: str | None) -> str:
    return "th" if is_thai(language) else "en"
