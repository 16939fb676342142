"""The official lists as rows to load, read from the GeoThai package and our table of points.

Only loading reads this; nothing at request time does. Data of GeoThai: CC BY 4.0, see NOTICE.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256

import geothai
from django.utils.text import slugify
from geothai import abolished

from portal.places.enums import AreaKind
from portal.places.names import is_bangkok
from portal.places.points import POINTS_FILE

#: Raise it when letters, regions, names or slugs made here change, so that they are loaded again.
OUR_PART = 1

# "Renu NaKhon", "Doi SaKet": capitals inside a word are slips of the source.
_INNER_CAPITAL = re.compile("(?<=[a-z])[A-Z]")
# "สัตหีบ (สาขาตำบลบางเสร่)": a register's branch; its code stood for the district named first.
_BRANCH = re.compile(r"\(สาขา.*$")
_OFFICE_WORD = re.compile(r"^(?:กิ่งอำเภอ|กิ่ง อ\.|อำเภอ|อ\.)")
#: Province → the one made of a part of its districts since the codes began.
_SPLIT_OFF = {"25": "27", "34": "37", "41": "39", "43": "38"}


@dataclass(frozen=True, slots=True)
class AreaRow:
    """One area of any level as the lists have it today."""

    code: str
    name_th: str
    name_en: str
    slug: str
    postal_codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AbolishedRow:
    """A code that is no longer used."""

    code: str
    kind: AreaKind
    name_th: str
    successors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OfficialLists:
    """All areas, or those of a few provinces or districts."""

    version: str
    provinces: tuple[AreaRow, ...] = field(repr=False)
    districts: tuple[AreaRow, ...] = field(repr=False)
    subdistricts: tuple[AreaRow, ...] = field(repr=False)
    abolished: tuple[AbolishedRow, ...] = field(repr=False)


def version() -> str:
    """Name the release of everything that loading reads."""
    points = sha256(POINTS_FILE.read_bytes()).hexdigest()[:8]
    return f"geothai {geothai.DATA_VERSION}, points {points}, {OUR_PART}"


def read(only: Iterable[str] | None = None) -> OfficialLists:
    """Read the lists; ``only`` names provinces (with all in them) or single districts by code."""
    wanted = None if only is None else frozenset(only)
    provinces = [
        p
        for p in geothai.provinces()
        if wanted is None or any(code[:2] == p.code for code in wanted)
    ]
    districts = [
        d
        for p in provinces
        for d in geothai.districts(p.code)
        if wanted is None or p.code in wanted or d.code in wanted
    ]
    subdistricts = [s for d in districts for s in geothai.subdistricts(d.code)]
    return OfficialLists(
        version=version(),
        provinces=tuple(_rows((p.code, p.name_th, p.name_en, ()) for p in provinces)),
        districts=tuple(
            _rows((d.code, _bare(d.code, d.name_th), d.name_en, ()) for d in districts)
        ),
        subdistricts=tuple(
            _rows((s.code, s.name_th, s.name_en, s.postal_codes) for s in subdistricts)
        ),
        abolished=tuple(_abolished() if wanted is None else ()),
    )


def _bare(code: str, name_th: str) -> str:
    """Take the word เขต from the names of Bangkok's districts; no other name carries a prefix."""
    return name_th.removeprefix("เขต") if is_bangkok(code) else name_th


def _rows(areas: Iterable[tuple[str, str, str, tuple[str, ...]]]) -> Iterator[AreaRow]:
    """Give each area its slug; of two that read alike below one parent, the later adds its code."""
    taken: set[tuple[str, str]] = set()
    for code, name_th, name_en, postal_codes in areas:
        english = _INNER_CAPITAL.sub(lambda match: match[0].lower(), name_en)
        slug = slugify(english)
        if (code[:-2], slug) in taken:
            slug = f"{slug}-{code}"
        taken.add((code[:-2], slug))
        yield AreaRow(code, name_th, english, slug, postal_codes)


def _abolished() -> Iterator[AbolishedRow]:
    """List abolished codes; find successors by name where the source has none, or a stray one."""
    districts = {
        (province.code, _bare(d.code, d.name_th)): d.code
        for province in geothai.provinces()
        for d in geothai.districts(province.code)
    }
    moved: dict[str, str] = {}
    for area in abolished.abolished_areas():  # sorted: a district stands before what lay in it
        successors = tuple(area.successors)
        if area.level == "district" and not successors:
            successors = _same_district(area.code[:2], area.name_th, districts)
            moved.update((area.code, code) for code in successors)
        elif area.level == "subdistrict" and area.code[:4] in moved:
            successors = _same_subdistrict(moved[area.code[:4]], area.name_th, successors)
        yield AbolishedRow(area.code, AreaKind(area.level), area.name_th, successors)


def _same_subdistrict(district: str, name_th: str, successors: tuple[str, ...]) -> tuple[str, ...]:
    """Keep successors in the district that followed; else look for the name there."""
    inside = tuple(code for code in successors if code.startswith(district))
    return inside or tuple(s.code for s in geothai.subdistricts(district) if s.name_th == name_th)


def _same_district(
    province: str, name_th: str, districts: Mapping[tuple[str, str], str]
) -> tuple[str, ...]:
    """Find a district of this name in the province, or in the one that was split off from it."""
    name = _BRANCH.sub("", _OFFICE_WORD.sub("", name_th)).strip()
    for where in filter(None, (province, _SPLIT_OFF.get(province))):
        for called in (name, f"เมือง{name}"):
            if code := districts.get((where, called)):
                return (code,)
    return ()
