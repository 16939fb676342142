"""Stories on other pages: the newest on the front page, those about a course on the course's."""

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
    slots.fill("course-thread", template="showcase/practice/for_course.html", context=_told)


def _newest(request: HttpRequest | None, given: Mapping[str, Any]) -> Mapping[str, Any] | None:
    at = timezone.now()
    query = Query(kind=kinds.get("practice"), at=at)
    cards = [practice_card(Hit(entry), at) for entry in newest(query, STORY_COUNT)]
    return {"cards": cards} if cards else None


def _told(request: HttpRequest | None, given: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """What teachers wrote about a course; the thread around the course has found it already."""
    at = timezone.now()
    told = given["around"].of("practice")[:STORY_COUNT]
    return {"cards": [practice_card(Hit(entry), at) for entry in told]} if told else None
