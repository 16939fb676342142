"""Which contacts somebody must ask about again: all, or those of one officer."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import Any

from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.components import Component
from wagtail.models import Page
from wagtail.permissions import policy_registry

from portal.core.telephones import display
from portal.core.thai_dates import format_date
from portal.users.approvals import owning_units
from showcase.contact import old_since, today_at
from showcase.lines import lines
from showcase.models import GroupPage, ProductPage
from showcase.querysets import ContactQuerySet

#: A screen shows so many; the next come up when these are done.
MOST = 200
_CHANGE = frozenset({"change", "publish"})
_MODELS = (GroupPage, ProductPage)


@dataclass(frozen=True, slots=True)
class Row:
    """One contact that waits."""

    page: Any
    unit: str
    #: What to ask with: telephone, LINE, shops.
    contact: Sequence[str]
    #: Shops that the worker found gone.
    dead: Sequence[str]
    confirmed: str
    edit_url: str
    confirm_url: str


def all_waiting(at: datetime) -> list[ContactQuerySet]:
    """Return the pages whose contact is old: groups, then products."""
    confirmed_by = old_since(today_at(at))
    return [model.objects.to_be_confirmed(confirmed_by) for model in _MODELS]


def may_confirm_any(user: Any) -> bool:
    """Say whether somebody may edit pages at all."""
    return bool(policy_registry.get_by_type(Page).user_has_any_permission(user, _CHANGE | {"add"}))


def waiting_for(user: Any, at: datetime) -> list[ContactQuerySet]:
    """Return those that somebody may edit."""
    mine = policy_registry.get_by_type(Page).instances_user_has_any_permission_for(user, _CHANGE)
    return [pages.among(mine.values("pk")) for pages in all_waiting(at)]


def rows_of(user: Any, at: datetime) -> Sequence[Row]:
    """Lay the waiting contacts out, groups first: their number stands on all their products."""
    found: Iterator[Any] = chain.from_iterable(pages[:MOST] for pages in waiting_for(user, at))
    pages = list(found)[:MOST]
    units = owning_units(pages)
    return [_row(page, units.get(page.pk)) for page in pages]


def _row(page: Any, unit: Any) -> Row:
    day = page.contact_confirmed_on
    said = [display(page.phone) if page.phone else "", page.line_name, *lines(page.online_shops)]
    return Row(
        page=page,
        unit=unit.name if unit is not None else "",
        contact=[one for one in said if one],
        dead=lines(page.dead_shops),
        confirmed=format_date(day) if day else "",
        edit_url=reverse("wagtailadmin_pages:edit", args=[page.pk]),
        confirm_url=reverse("shown_contacts:confirm", args=[page.pk]),
    )


class ContactsPanel(Component):
    """The line on the admin's first screen; nothing where nothing waits."""

    name = "contacts-to-confirm"
    template_name = "showcase/admin/contacts_panel.html"
    order = 141

    def get_context_data(self, parent_context: Any = None) -> Mapping[str, Any]:
        """Count what waits for this officer."""
        user = parent_context["request"].user if parent_context else None
        waiting = waiting_for(user, timezone.now()) if user is not None else []
        count = sum(pages.count() for pages in waiting)
        return {"count": count, "url": reverse("shown_contacts:to_confirm")}
