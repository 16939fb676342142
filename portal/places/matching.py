"""Finding the area or the unit that somebody meant by a name typed into a spreadsheet.

Understands จ. อ. ต. with or without the word, "เมือง" for the capital district, กทม; Thai and
English names. Reads our own tables, never a package.
"""

import re

from portal.core.thai_text import comparison_key
from portal.places.area_cache import DistrictRow, ProvinceRow, table
from portal.places.models import Subdistrict
from portal.places.names import is_bangkok
from portal.places.querysets import area_unit_code

_WORD = re.compile(
    r"^(?:จังหวัด|กิ่งอำเภอ|อำเภอ|เขต|ตำบล|แขวง|จ\.|อ\.|ต\.|amphoe |khet |changwat |tambon |khwaeng )"
)
_SIGNS = re.compile(r"[\s.'\-()]")
_PROVINCE_ALIASES = {"กทม": "10", "กรุงเทพ": "10", "กรุงเทพฯ": "10", "อยุธยา": "14"}
_CAPITAL = frozenset({"เมือง", "mueang", "muang"})


def area_key(text: str) -> str:
    """Return what two names of areas are compared by."""
    return _SIGNS.sub("", _WORD.sub("", comparison_key(text)))


def match_province(text: str) -> ProvinceRow | None:
    """Find a province by name or two-digit code."""
    provinces = table().provinces
    key = area_key(text)
    if key in provinces:
        return provinces[key]
    if key in _PROVINCE_ALIASES:
        return provinces.get(_PROVINCE_ALIASES[key])
    return next((row for row in provinces.values() if _is_called(row, key)), None)


def match_district(text: str, province: ProvinceRow) -> DistrictRow | None:
    """Find a district of a province by name or four-digit code."""
    rows = table().ordered_districts.get(("th", province.code), ())
    key = area_key(text)
    if key in _CAPITAL and not is_bangkok(province.code):
        key = f"{province.code}01"
    return next((row for row in rows if row.code == key or _is_called(row, key)), None)


def match_subdistrict(text: str, district: DistrictRow) -> Subdistrict | None:
    """Find a sub-district of a district by name or six-digit code (one query)."""
    key = area_key(text)
    rows = Subdistrict.objects.current().in_district(district.code)
    return next((row for row in rows if row.code == key or _is_called(row, key)), None)


def unit_code_for(province: str, district: str = "", subdistrict: str = "") -> str | None:
    """Find the code of the unit that serves the named area, None when a name leads nowhere."""
    found = match_province(province)
    if found is None:
        return None
    if not district:
        return None if subdistrict else area_unit_code(found.code)
    inside = match_district(district, found)
    if inside is None:
        return None
    if not subdistrict:
        return area_unit_code(inside.code)
    smallest = match_subdistrict(subdistrict, inside)
    return area_unit_code(smallest.code) if smallest else None


def _is_called(row: ProvinceRow | DistrictRow | Subdistrict, key: str) -> bool:
    return bool(key) and key in {area_key(row.name_th), area_key(row.name_en)}
