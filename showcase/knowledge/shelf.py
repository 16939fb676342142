"""Knowledge items on other pages: what belongs to a course, what helps before one borrows."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from portal.core import slots
from search.threads import Around
from showcase.knowledge.cards import entry_card

#: So many stand on the page of a course or of a funding source.
SHOWN = 4
_TEMPLATE = "showcase/knowledge/to_read.html"


def fill() -> None:
    """Fill the places for what is read about a course and about money."""
    slots.fill("course-thread", template=_TEMPLATE, context=_to_read)
    slots.fill("funding-thread", template=_TEMPLATE, context=_to_read)


def _to_read(request: HttpRequest | None, given: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """What names the page; the thread around it has found that already."""
    found: Around = given["around"]
    items = found.of("knowledge")[:SHOWN]
    if not items:
        return None
    return {
        "cards": [entry_card(item) for item in items],
        "list_url": reverse("showcase:knowledge-list"),
    }
