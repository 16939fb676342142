"""Which sources wait for a check, for one officer, and where the admin says so."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse

from catalogue.funding import freshness
from catalogue.models import FundingSourcePage
from portal.core.thai_dates import format_date, local_day
from portal.users.asked_again import MOST, AskAgainPanel, editable_by, with_units


@dataclass(frozen=True, slots=True)
class Row:
    """One source that waits."""

    page: FundingSourcePage
    unit: str
    checked: str
    days: int | None
    is_stale: bool
    edit_url: str
    check_url: str


def sources_of(user: Any, at: datetime) -> Any:
    """Return the sources that wait and that somebody may edit, the oldest first."""
    return FundingSourcePage.objects.to_be_checked(local_day(at)).among(editable_by(user))


def rows_of(user: Any, at: datetime) -> Sequence[Row]:
    """Lay the waiting sources out; two statements."""
    pages = list(sources_of(user, at)[:MOST])
    return [_row(page, unit, at) for page, unit in with_units(pages)]


def _row(page: FundingSourcePage, unit: str, at: datetime) -> Row:
    today, day = local_day(at), page.verified_on
    return Row(
        page=page,
        unit=unit,
        checked=format_date(day) if day else "",
        days=(today - day).days if day else None,
        is_stale=freshness.is_stale(day, today),
        edit_url=reverse("wagtailadmin_pages:edit", args=[page.pk]),
        check_url=reverse("funding_sources:check", args=[page.pk]),
    )


class ToCheckPanel(AskAgainPanel):
    """How many sources wait for a check."""

    name = "funding-to-check"
    template_name = "catalogue/admin/funding_panel.html"
    order = 140
    leads_to = "funding_sources:to_check"

    def waiting_for(self, user: Any, at: datetime) -> Iterable[Any]:
        """The sources of this officer."""
        return [sources_of(user, at)]
