"""Which contacts somebody must ask about again: all, or those of one officer."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import Any

from django.urls import reverse

from portal.core.telephones import display
from portal.core.thai_dates import format_date, local_day
from portal.users.asked_again import MOST, AskAgainPanel, editable_by, with_units
from showcase.contact import old_since
from showcase.lines import lines
from showcase.models import GroupPage, ProductPage
from showcase.querysets import ContactQuerySet

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
    confirmed_by = old_since(local_day(at))
    return [model.objects.to_be_confirmed(confirmed_by) for model in _MODELS]


def waiting_for(user: Any, at: datetime) -> list[ContactQuerySet]:
    """Return those that somebody may edit."""
    return [pages.among(editable_by(user)) for pages in all_waiting(at)]


def rows_of(user: Any, at: datetime) -> Sequence[Row]:
    """Lay the waiting contacts out, groups first: their number stands on all their products."""
    found: Iterator[Any] = chain.from_iterable(pages[:MOST] for pages in waiting_for(user, at))
    return [_row(page, unit) for page, unit in with_units(list(found)[:MOST])]


def _row(page: Any, unit: str) -> Row:
    day = page.contact_confirmed_on
    said = [display(page.phone) if page.phone else "", page.line_name, *lines(page.online_shops)]
    return Row(
        page=page,
        unit=unit,
        contact=[one for one in said if one],
        dead=lines(page.dead_shops),
        confirmed=format_date(day) if day else "",
        edit_url=reverse("wagtailadmin_pages:edit", args=[page.pk]),
        confirm_url=reverse("shown_contacts:confirm", args=[page.pk]),
    )


class ContactsPanel(AskAgainPanel):
    """How many contacts wait to be confirmed."""

    name = "contacts-to-confirm"
    template_name = "showcase/admin/contacts_panel.html"
    order = 141
    leads_to = "shown_contacts:to_confirm"

    def waiting_for(self, user: Any, at: datetime) -> Iterable[Any]:
        """Groups and products of this officer."""
        return waiting_for(user, at)
