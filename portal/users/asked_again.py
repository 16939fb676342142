"""What somebody must ask about again from time to time: whose pages wait, the list, the press."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Protocol, TypeVar

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.components import Component
from wagtail.models import Page
from wagtail.permissions import policy_registry

from portal.core.scoping import visible
from portal.core.thai_dates import format_date
from portal.users.approvals import owning_units

#: A list shows so many; the next come up when these are done.
MOST = 200
_CHANGE = frozenset({"change", "publish"})

AnyPage = TypeVar("AnyPage", bound=Page)


class Confirm(Protocol):
    """Writes down that somebody asked today; returns the day."""

    def __call__(self, page: Any, /, *, by: Any, at: datetime) -> date: ...


def may_ask_again(user: Any) -> bool:
    """Say whether somebody may edit pages at all."""
    return bool(policy_registry.get_by_type(Page).user_has_any_permission(user, _CHANGE | {"add"}))


def editable_by(user: Any) -> Any:
    """Return the keys of the pages that somebody may edit, to be asked within another query."""
    return visible(Page, user, _CHANGE).values("pk")


def with_units(pages: Sequence[AnyPage]) -> Iterator[tuple[AnyPage, str]]:
    """Give each page with the name of the unit that keeps it; one statement for all."""
    units = owning_units(pages)
    for page in pages:
        yield page, units[page.pk].name if page.pk in units else ""


class AskAgainPanel(Component):
    """The line on the admin's first screen; nothing where nothing waits."""

    #: Name of the list's address.
    leads_to: str

    def waiting_for(self, user: Any, at: datetime) -> Iterable[Any]:
        """Return the querysets of what waits for somebody."""
        raise NotImplementedError

    def get_context_data(self, parent_context: Any = None) -> Mapping[str, Any]:
        """Count what waits for this officer."""
        user = parent_context["request"].user if parent_context else None
        waiting = self.waiting_for(user, timezone.now()) if user is not None else ()
        count = sum(pages.count() for pages in waiting)
        return {"count": count, "url": reverse(self.leads_to)}


def show_list(
    request: HttpRequest, template: str, *, title: str, rows: Sequence[object]
) -> HttpResponse:
    """Show what waits for this officer."""
    words = {"page_title": title, "header_title": title, "header_icon": "history"}
    return TemplateResponse(request, template, {"rows": rows, **words})


def press(
    request: HttpRequest, page: Page, confirm: Confirm, *, words: str, leads_to: str
) -> HttpResponse:
    """Write down that somebody asked today, say so, and go back to the list."""
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    day = confirm(page, by=request.user, at=timezone.now())
    messages.success(request, words % {"title": page.title, "date": format_date(day)})
    return HttpResponseRedirect(reverse(leads_to))
