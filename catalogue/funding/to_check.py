"""Which sources wait for a check, for one officer, and where the admin says so."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.components import Component
from wagtail.models import Page
from wagtail.permissions import policy_registry

from catalogue.funding import freshness
from catalogue.models import FundingSourcePage
from catalogue.run_state import local_day
from portal.core.thai_dates import format_date
from portal.users.approvals import owning_units

#: A screen shows so many; the next come up when these are done.
MOST = 200
_CHANGE = frozenset({"change", "publish"})


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


def may_check_any(user: Any) -> bool:
    """Say whether somebody may edit pages at all."""
    return bool(policy_registry.get_by_type(Page).user_has_any_permission(user, _CHANGE | {"add"}))


def sources_of(user: Any, at: datetime) -> Any:
    """Return the sources that wait and that somebody may edit, the oldest first."""
    mine = policy_registry.get_by_type(Page).instances_user_has_any_permission_for(user, _CHANGE)
    return FundingSourcePage.objects.to_be_checked(local_day(at)).among(mine.values("pk"))


def rows_of(user: Any, at: datetime) -> Sequence[Row]:
    """Lay the waiting sources out; two statements."""
    pages = list(sources_of(user, at)[:MOST])
    units = owning_units(pages)
    return [_row(page, units.get(page.pk), at) for page in pages]


def _row(page: FundingSourcePage, unit: Any, at: datetime) -> Row:
    today, day = local_day(at), page.verified_on
    return Row(
        page=page,
        unit=unit.name if unit is not None else "",
        checked=format_date(day) if day else "",
        days=(today - day).days if day else None,
        is_stale=freshness.is_stale(day, today),
        edit_url=reverse("wagtailadmin_pages:edit", args=[page.pk]),
        check_url=reverse("funding_sources:check", args=[page.pk]),
    )


class ToCheckPanel(Component):
    """The line on the admin's first screen; nothing where nothing waits."""

    name = "funding-to-check"
    template_name = "catalogue/admin/funding_panel.html"
    order = 140

    def get_context_data(self, parent_context: Any = None) -> Mapping[str, Any]:
        """Count what waits for this officer."""
        user = parent_context["request"].user if parent_context else None
        count = sources_of(user, timezone.now()).count() if user is not None else 0
        return {"count": count, "url": reverse("funding_sources:to_check")}
