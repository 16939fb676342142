"""The newest stories on the front page."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from portal.core import slots
from search import kinds
from search.query import Query
from search.results import Hit
from search.tallies import newest
from showcase.practice.cards import practice_card

STORY_COUNT = 3


def fill() -> None:
    """Fill the front page's place for what teachers wrote."""
    slots.fill("home-practice", template="showcase/practice/shelf.html", context=_newest)


def _newest(request: HttpRequest | None, given: Mapping[str, Any]) -> Mapping[str, Any] | None:
    at = timezone.now()
    query = Query(kind=kinds.get("practice"), at=at)
    cards = [practice_card(Hit(entry), at) for entry in newest(query, STORY_COUNT)]
    return {"cards": cards} if cards else None
