"""Learning centres of the demonstration: those that the papers name, and made-up ones that say so."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Model
from wagtail.models import Page

from catalogue.models import CoursePage, LearningCentrePage, RelatedCourse
from home.demonstration import pages
from home.demonstration.hours import hours_of

_PLAIN = (
    "title",
    "title_en",
    "summary",
    "summary_en",
    "themes",
    "how_to_visit",
    "address_words",
    "landmark",
    "phone",
    "has_ramp",
    "has_accessible_toilet",
    "has_parking",
    "has_sign_language",
)
_PUBLISHED_DAYS_AGO = 45


def make(today: date) -> Sequence[Model]:
    """Make the places below the units that look after them."""
    made = []
    for row in pages.rows("learning_centres", "centre"):
        unit = pages.unit_at(row["place"])
        if unit is None or unit.page is None:
            continue
        page = LearningCentrePage(**_values(row))
        courses = _courses(row.get("courses", ()), unit.page)
        page.related_courses.set([RelatedCourse(course=course) for course in courses])
        pages.add_page(unit, page, pages.days_ago(today, _PUBLISHED_DAYS_AGO))
        made.append(page)
    return made


def _values(row: dict[str, Any]) -> dict[str, Any]:
    return {
        **{name: row[name] for name in _PLAIN if name in row},
        "topics": pages.lines(row.get("topics")),
        "directions": pages.lines(row.get("directions")),
        "opening_hours": hours_of(row["hours"]) if "hours" in row else {},
    }


def _courses(titles: Sequence[str], above: Page) -> list[CoursePage]:
    """Return the courses of these titles that are taught where the place is."""
    return list(CoursePage.objects.descendant_of(above).filter(title__in=titles).order_by("title"))
