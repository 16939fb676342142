"""Funding sources of the demonstration: what the papers name, and made-up ones that say so."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Model

from catalogue.models import FundingSourcePage
from home.content import prose
from home.demonstration import pages
from portal.users.enums import Role

_PLAIN = (
    "title",
    "title_en",
    "summary",
    "summary_en",
    "funder",
    "kind",
    "reach",
    "eligible_who",
    "uses",
    "groups",
    "min_amount_baht",
    "max_amount_baht",
    "interest_method",
    "term_months",
    "guarantee",
    "apply_period",
    "phone",
    "fiscal_year",
    "project_budget_baht",
    "target_people",
)
_LINES = ("eligibility", "documents", "steps", "apply_at", "in_kind")
_PUBLISHED_DAYS_AGO = 30


def make(today: date) -> Sequence[Model]:
    """Make the sources below the units that look after them."""
    made = []
    for row in pages.rows("funding", "source"):
        unit = pages.unit_at(row.get("place", ""))
        if unit is None:
            continue
        page = FundingSourcePage(**_values(row, today))
        pages.add_page(unit, page, pages.days_ago(today, _PUBLISHED_DAYS_AGO))
        made.append(page)
    return made


def _values(row: dict[str, Any], today: date) -> dict[str, Any]:
    checked, rate = row.get("checked"), row.get("interest_rate")
    return {
        **{name: row[name] for name in _PLAIN if name in row},
        **{name: pages.lines(row.get(name)) for name in _LINES},
        "interest_rate": None if rate is None else Decimal(rate),
        "body": prose.blocks(row["text"]) if "text" in row else [],
        "closes_on": pages.in_days(today, row.get("closes")),
        # Nobody has checked what only the papers say.
        "verified_on": None if checked is None else pages.in_days(today, -checked),
        "verified_role": "" if checked is None else Role.DISTRICT_OFFICER,
    }
