"""Pages that go with a page that a role is tied to: rooms above say which (a group's products)."""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from wagtail.models import Page

#: Takes the page that a role is tied to, returns the pages that go with it.
Finder = Callable[[Page], QuerySet[Any]]
_FINDERS: list[Finder] = []


def register(find: Finder) -> None:
    """Called in ``AppConfig.ready`` of the room that knows such pages."""
    if find not in _FINDERS:
        _FINDERS.append(find)


def of(page: Page) -> list[Page]:
    """Return the pages that go with a page; one query a finder."""
    return [one for find in _FINDERS for one in Page.objects.filter(pk__in=find(page).values("pk"))]
