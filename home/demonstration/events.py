"""Events of the demonstration in every state: to come, today, over, postponed, cancelled, undated."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.db.models import Model

from catalogue.models import EventPage
from home.demonstration import pages

_PLAIN = (
    "title",
    "title_en",
    "summary",
    "summary_en",
    "kind",
    "is_date_later",
    "is_postponed",
    "is_cancelled",
    "change_reason",
    "venue",
    "directions",
    "has_ramp",
    "has_accessible_toilet",
    "has_parking",
    "has_sign_language",
    "audience",
    "fee_baht",
    "cost_note",
    "how_to_join",
    "organiser",
    "booth_application",
    "picture_word",
)
_BLOCKS = {"programme": "item", "contests": "contest", "booths": "booth"}
_PUBLISHED_DAYS_AGO = 40
_SATURDAY = 5


def make(today: date) -> Sequence[Model]:
    """Make the events below the units that hold them."""
    made = []
    for row in pages.rows("events", "event"):
        unit = pages.unit_at(row.get("place", ""))
        if unit is None:
            continue
        page = EventPage(**_values(row, today))
        pages.add_page(unit, page, pages.days_ago(today, _PUBLISHED_DAYS_AGO))
        made.append(page)
    return made


def _values(row: dict[str, Any], today: date) -> dict[str, Any]:
    starts, ends = (pages.in_days(today, row.get(name)) for name in ("starts", "ends"))
    if starts is not None and row.get("on_saturday"):
        wait = timedelta(days=(_SATURDAY - starts.weekday()) % 7)
        starts, ends = starts + wait, ends and ends + wait
    return {
        **{name: row[name] for name in _PLAIN if name in row},
        **{
            name: [(block, value) for value in row.get(name, ())] for name, block in _BLOCKS.items()
        },
        "starts_on": starts,
        "ends_on": ends,
        "announced_starts_on": pages.in_days(today, row.get("announced_starts")),
        "starts_at": pages.clock(row.get("starts_at")),
        "ends_at": pages.clock(row.get("ends_at")),
    }
