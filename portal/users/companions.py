"""Pages that go with a page that a role is tied to: rooms above say which (a group's products)."""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from wagtail.models import Page

from portal.places.models import OrgUnit

#: Takes the page that a role is tied to, returns the pages that go with it.
Finder = Callable[[Page], QuerySet[Any]]
#: Takes a unit, returns the pages below it that a role may be tied to.
Candidates = Callable[[OrgUnit], QuerySet[Any]]
_FINDERS: dict[Finder, Candidates] = {}


def register(find: Finder, candidates: Candidates) -> None:
    """Called in ``AppConfig.ready`` of the room that knows such pages."""
    _FINDERS[find] = candidates


def of(page: Page) -> list[Page]:
    """Return the pages that go with a page; one query a finder."""
    return [one for find in _FINDERS for one in Page.objects.filter(pk__in=find(page).values("pk"))]


def first_candidate(unit: OrgUnit) -> Page | None:
    """Return a page of a unit that a role can be tied to, for showing how that is."""
    for candidates in _FINDERS.values():
        if (found := candidates(unit).first()) is not None:
            return Page.objects.get(pk=found.pk)
    return None
