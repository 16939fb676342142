"""What the home room gives to the search that found nothing: frequent searches and the groups."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest

from home.shelves import group_cards
from home.site_values import popular_words
from portal.core import slots
from portal.core.parts import Link


def fill() -> None:
    """Fill the slots of the search over the whole site."""
    slots.fill("search-popular", template="home/search_popular.html", context=_popular)
    slots.fill("search-ways", template="home/search_ways.html", context=_groups)


def _popular(request: HttpRequest | None, given: Mapping[str, Any]) -> Mapping[str, Any] | None:
    links = [
        Link(word, f"{given['search_url']}?{urlencode({'q': word})}") for word in popular_words()
    ]
    return {"pills": links} if links else None


def _groups(request: HttpRequest | None, given: Mapping[str, Any]) -> Mapping[str, Any]:
    return {"groups": group_cards()}
