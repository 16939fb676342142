"""The next events on the front page."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from catalogue.events.cards import event_card
from portal.core import slots
from search import shelves

EVENT_COUNT = 3
#: Cancelled ones among the first are left out.
_LOOKED_THROUGH = 12


def fill() -> None:
    """Fill the front page's place for events."""
    slots.fill("home-events", template="home/event_shelf.html", context=_next_events)


def _next_events(request: HttpRequest | None, given: Mapping[str, Any]) -> Mapping[str, Any] | None:
    at = timezone.now()
    hits = shelves.starting_soon(at, kind="event", count=_LOOKED_THROUGH, per_group=_LOOKED_THROUGH)
    held = [hit for hit in hits if not hit.entry.card.get("cancelled")][:EVENT_COUNT]
    return {"cards": [event_card(hit, at) for hit in held]} if held else None
