"""Centres of the demonstration: made-up telephones, hours and ways there, where none stand yet."""

from datetime import time

from catalogue.models import CentrePage
from home.demonstration.shapes import DemoCourse
from portal.core.times import OpeningHours

_OFFICE_DAYS = range(5)
_HOURS = OpeningHours.same_every_day(_OFFICE_DAYS, time(8, 30), time(16, 30)).as_data()
#: Area codes of provincial telephones are three figures; the rest is plainly made up.
_PHONES = ("035 000 000", "038 000 000", "042 000 000", "053 000 000", "074 000 000")
_UNIT_FIELDS = ("phone", "line_id", "address")
_PAGE_FIELDS = {
    "landmark": "ข้างที่ว่าการอำเภอ ตรงข้ามสนามกีฬา",
    "directions": "ลงรถประจำทางที่หน้าที่ว่าการอำเภอ เดินต่อประมาณ 5 นาที มีที่จอดรถหน้าอาคาร",
    "has_ramp": True,
    "has_accessible_toilet": False,
    "has_parking": True,
    "has_sign_language": None,
    "opening_hours": _HOURS,
}


def dress_centres(courses: tuple[DemoCourse, ...]) -> list[CentrePage]:
    """Give the centres that teach demonstration courses what a visitor looks for.

    A centre that somebody has filled in already is left alone.
    """
    codes = {f"d{course.district}" for course in courses}
    dressed = []
    centres = CentrePage.objects.filter(unit__code__in=codes, unit__phone="").select_related("unit")
    for place, centre in enumerate(centres.order_by("unit__code")):
        centre.unit.phone = _PHONES[place % len(_PHONES)]
        centre.unit.line_id = f"@demo-{centre.unit.code}"
        centre.unit.address = f"ที่ว่าการอำเภอ {centre.unit.name_th}"
        centre.unit.save(update_fields=_UNIT_FIELDS)
        for name, value in _PAGE_FIELDS.items():
            setattr(centre, name, value)
        centre.save()
        dressed.append(centre)
    return dressed


def undress_centres(pks: list[int]) -> None:
    """Take back what the demonstration had given to centres."""
    for centre in CentrePage.objects.filter(pk__in=pks).select_related("unit"):
        for name in _UNIT_FIELDS:
            setattr(centre.unit, name, "")
        centre.unit.save(update_fields=_UNIT_FIELDS)
        for name in _PAGE_FIELDS:
            setattr(centre, name, CentrePage._meta.get_field(name).get_default())
        centre.save()
