"""Partners and agreements of the demonstration: those that the papers name, and made-up ones."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.db.models import Model

from catalogue.models import Agreement, CourseCredit, CoursePage, Partner
from home.demonstration import pages
from portal.places.models import OrgUnit
from search import sync


def make(today: date) -> Sequence[Model]:
    """Make the partners with the courses that they hold together, then the agreements."""
    made: dict[str, Partner] = {}
    for row in pages.rows("partners", "partner"):
        unit = pages.unit_at(row["unit"])
        if unit is not None:
            made[row["name_th"]] = _partner(row, unit)
    agreements = [
        _agreement(row, unit, [made[name] for name in row["partners"]], today)
        for row in pages.rows("partners", "agreement")
        if (unit := pages.unit_at(row["unit"])) is not None
    ]
    return [*made.values(), *agreements]


def _partner(row: dict[str, Any], unit: OrgUnit) -> Partner:
    partner = Partner.objects.create(
        unit=unit,
        kind=row["kind"],
        name_th=row["name_th"],
        name_en=row["name_en"],
        branches=row.get("branches", []),
    )
    courses = CoursePage.objects.below_unit(unit).filter(title__in=row.get("credits", ()))
    CourseCredit._default_manager.bulk_create(
        CourseCredit(partner=partner, course=course) for course in courses
    )
    # A course names its partners where it is listed.
    sync.sync_pages([course.pk for course in courses])
    return partner


def _agreement(
    row: dict[str, Any], unit: OrgUnit, partners: Sequence[Partner], today: date
) -> Agreement:
    agreement = Agreement._default_manager.create(
        unit=unit,
        kind=row["kind"],
        title_th=row["title_th"],
        title_en=row["title_en"],
        scopes=row["scopes"],
        signed_on=today - timedelta(days=row["signed"]),
        ends_on=pages.in_days(today, row.get("ends")),
        is_public=True,
    )
    agreement.partners.set(partners)
    return agreement
