"""Other providers of the demonstration: made up, and they say so."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Model

from catalogue.models import ProviderPage
from home.demonstration import pages
from home.demonstration.hours import hours_of

_PLAIN = (
    "title",
    "title_en",
    "summary",
    "summary_en",
    "provider_kind",
    "website",
    "landmark",
    "has_ramp",
    "has_accessible_toilet",
    "has_parking",
)
_PUBLISHED_DAYS_AGO = 60


def make(today: date) -> Sequence[Model]:
    """Make them below the pages of their provinces; the unit of each is made with its page."""
    made: list[Model] = []
    for row in pages.rows("providers", "provider"):
        office = pages.unit_at(row["province"])
        if office is None or office.page is None:
            continue
        page = ProviderPage(**_values(row))
        pages.add_page(office, page, pages.days_ago(today, _PUBLISHED_DAYS_AGO))
        made += [page, page.unit]
    return made


def _values(row: dict[str, Any]) -> dict[str, Any]:
    return {
        **{name: row[name] for name in _PLAIN if name in row},
        "district_id": row.get("district"),
        "directions": pages.lines(row.get("directions")),
        "opening_hours": hours_of(row["hours"]) if "hours" in row else {},
    }
