"""Centres of the demonstration: made-up telephones, hours and ways there, where none stand yet."""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from django.db import transaction

from catalogue.models import CentrePage
from home.demonstration.award_rows import awards
from home.demonstration.hours import hours_of
from home.demonstration.shapes import DemoCourse
from home.demonstration.staff import staff_roles
from portal.places.models import OrgUnit
from portal.places.services.contacts import set_contacts
from search import sync

_FILE = Path(__file__).with_name("content") / "centres.toml"
#: Area codes of provincial telephones are three figures; the rest is plainly made up.
_PHONES = ("035 000 000", "038 000 000", "042 000 000", "053 000 000", "074 000 000")
_UNIT_FIELDS = ("phone", "line_id", "address")
_PAGE_FIELDS = (
    "summary",
    "summary_en",
    "landmark",
    "directions",
    "opening_hours",
    "has_ramp",
    "has_accessible_toilet",
    "has_parking",
    "has_sign_language",
    "staff",
    "awards",
)
_BANGKOK = "10"
_BATCH = 200


@cache
def demo_centres() -> Mapping[str, Mapping[str, Any]]:
    """Return what is written about some centres, by the code of their district."""
    rows = tomllib.loads(_FILE.read_text(encoding="utf-8"))["centre"]
    return {row["district"]: row for row in rows}


@transaction.atomic
def dress_centres(courses: Iterable[DemoCourse]) -> list[CentrePage]:
    """Give the centres that teach demonstration courses what a visitor looks for.

    A centre that somebody has filled in already is left alone.
    """
    districts = {course.district for course in courses} | set(demo_centres())
    codes = [f"d{district}" for district in districts]
    found = CentrePage.objects.filter(unit__code__in=codes, unit__phone="")
    found = found.select_related("unit__district")
    centres = [one for one in found.order_by("unit__code") if not (one.landmark or one.directions)]
    contacts: dict[OrgUnit, dict[str, str]] = {}
    for place, centre in enumerate(centres):
        written = demo_centres().get(centre.unit.code.removeprefix("d"), {})
        phone = written.get("phone") or _PHONES[place % len(_PHONES)]
        contacts[centre.unit] = {
            "phone": phone,
            "line_id": f"@demo-{centre.unit.code}",
            "address": _address(centre.unit),
        }
        centre.opening_hours = hours_of(written.get("hours", "office"))
        for name in set(_PAGE_FIELDS) & set(written):
            setattr(centre, name, _value(name, written[name], phone))
    set_contacts(contacts)
    _write(centres)
    return centres


def _value(name: str, written: Any, phone: str) -> Any:
    """Return what a column keeps of a row's value: lists become the boxes of the admin."""
    if name == "staff":
        return staff_roles(written, phone)
    return awards(written) if name == "awards" else written


@transaction.atomic
def undress_centres(pks: Iterable[int]) -> None:
    """Take back what the demonstration had given to centres."""
    centres = list(CentrePage.objects.filter(pk__in=pks).select_related("unit"))
    for centre in centres:
        for name in _PAGE_FIELDS:
            column: Any = CentrePage._meta.get_field(name)
            setattr(centre, name, column.get_default())
    set_contacts({centre.unit: dict.fromkeys(_UNIT_FIELDS, "") for centre in centres})
    _write(centres)


def _write(centres: list[CentrePage]) -> None:
    CentrePage.objects.bulk_update(centres, _PAGE_FIELDS, _BATCH)
    sync.sync_pages([one.pk for one in centres])


def _address(unit: OrgUnit) -> str:
    """Write a made-up address as people say it: the office of the district, in Bangkok of the khet."""
    name = unit.district.name_th if unit.district else ""
    is_bangkok = (unit.district_id or "").startswith(_BANGKOK)
    return f"ใกล้สำนักงานเขต{name}" if is_bangkok else f"ใกล้ที่ว่าการอำเภอ{name}"
