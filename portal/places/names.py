"""How places and offices are called: prefixes, labels and the names of generated units.

Plain functions over codes and bare names; no database. Bangkok (code 10) has khet and khwaeng,
and no word stands before กรุงเทพมหานคร.
"""

from datetime import date
from typing import NamedTuple

from portal.core.languages import is_thai

BANGKOK = "10"
BANGKOK_SHORT = "กรุงเทพฯ"

DEPARTMENT_CODE = "dole"
DEPARTMENT_TH = "กรมส่งเสริมการเรียนรู้"
DEPARTMENT_EN = "Department of Learning Encouragement"
#: The last day of the names with กศน.: the Learning Encouragement Act came into force on the next.
OLD_NAMES_UNTIL = date(2023, 5, 18)

_SHORT_CENTRE = "สกร."
_LONG_CENTRE = "ศูนย์ส่งเสริมการเรียนรู้"
_MUEANG = "เมือง"


class UnitNames(NamedTuple):
    """The names a generated unit has, and had before 2566."""

    th: str
    en: str
    former: tuple[str, ...]


def is_bangkok(code: str) -> bool:
    """Say whether an area of any level lies in Bangkok."""
    return code.startswith(BANGKOK)


# --- names of generated units -----------------------------------------------------------------


def department_names() -> UnitNames:
    """Name the department."""
    return UnitNames(
        DEPARTMENT_TH,
        DEPARTMENT_EN,
        ("สำนักงาน กศน.", "สำนักงานส่งเสริมการศึกษานอกระบบและการศึกษาตามอัธยาศัย"),
    )


def province_office_names(code: str, name_th: str, name_en: str) -> UnitNames:
    """Name the office of a province."""
    where = name_th if is_bangkok(code) else f"จังหวัด{name_th}"
    kind = "Office" if is_bangkok(code) else "Provincial Office"
    return UnitNames(
        f"สำนักงานส่งเสริมการเรียนรู้ประจำ{where}",
        f"{name_en} {kind} of Learning Encouragement",
        (f"สำนักงาน กศน.{where}",),
    )


def district_centre_names(code: str, name_th: str, name_en: str) -> UnitNames:
    """Name the centre of a district, by the short form that people use."""
    where = f"{'เขต' if is_bangkok(code) else 'อำเภอ'}{name_th}"
    return UnitNames(
        f"{_SHORT_CENTRE}ระดับ{where}",
        f"{name_en} District Learning Encouragement Centre",
        (f"กศน.{where}",),
    )


def subdistrict_centre_names(code: str, name_th: str, name_en: str) -> UnitNames:
    """Name the centre of a sub-district, by the short form that people use."""
    where = f"{'แขวง' if is_bangkok(code) else 'ตำบล'}{name_th}"
    return UnitNames(
        f"{_SHORT_CENTRE}ระดับ{where}",
        f"{name_en} Sub-district Learning Encouragement Centre",
        (f"กศน.{where}",),
    )


def bare_subdistrict(unit_name: str, language: str) -> str:
    """Take what every centre of a sub-district is called off its name: "นาใน"."""
    if language == "en":
        return unit_name.removesuffix(" Sub-district Learning Encouragement Centre")
    for area in ("ตำบล", "แขวง"):
        unit_name = unit_name.removeprefix(f"{_SHORT_CENTRE}ระดับ{area}")
    return unit_name


def official_name(name_th: str) -> str:
    """Write the abbreviation of a centre's name out, as letters and certificates do."""
    if name_th.startswith(_SHORT_CENTRE):
        return _LONG_CENTRE + name_th.removeprefix(_SHORT_CENTRE)
    return name_th


# --- labels on pages --------------------------------------------------------------------------


def province_label(code: str, name_th: str, name_en: str, language: str | None = None) -> str:
    """Write a province with its prefix: "จ.สกลนคร", "กรุงเทพมหานคร", "Sakon Nakhon"."""
    if not is_thai(language):
        return name_en
    return name_th if is_bangkok(code) else f"จ.{name_th}"


def province_short(code: str, name_th: str, name_en: str, language: str | None = None) -> str:
    """Write a province after a district, where room is short: "สกลนคร", "กรุงเทพฯ"."""
    if not is_thai(language):
        return name_en
    return BANGKOK_SHORT if is_bangkok(code) else name_th


def district_label(code: str, name_th: str, name_en: str, language: str | None = None) -> str:
    """Write a district with its prefix: "อ.พรรณานิคม", "เขตพระนคร", "Phanna Nikhom"."""
    if not is_thai(language):
        return name_en
    return f"เขต{name_th}" if is_bangkok(code) else f"อ.{name_th}"


def subdistrict_label(code: str, name_th: str, name_en: str, language: str | None = None) -> str:
    """Write a sub-district with its prefix: "ต.พิมพา", "แขวงตลาดยอด", "Phimpha"."""
    if not is_thai(language):
        return name_en
    return f"แขวง{name_th}" if is_bangkok(code) else f"ต.{name_th}"


def names_its_province(district_th: str, province_th: str) -> bool:
    """Say whether a district's name already tells the province: เมืองระยอง, พระนครศรีอยุธยา."""
    return district_th in {province_th, f"{_MUEANG}{province_th}"}
