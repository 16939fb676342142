"""The one rule of when a photograph is fetched: what heads a page at once, all others when seen.

Left to themselves, browsers fetch a dozen pictures that nobody has scrolled to. Who saves data
(`Save-Data: on`) gets woven cloth and a button, and photographs only after pressing it.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers

from portal.core.parts import Card, Picture

HEADER = "Save-Data"
#: A photograph that waits, as core/photograph.html writes it.
_WAITING = "</svg><noscript>"
#: A listing's results are exchanged without a new page, and may bring photographs.
_EXCHANGED = 'id="results"'


def saves_data(request: HttpRequest | None) -> bool:
    """Whether the visitor's browser asks for as little as possible."""
    return request is not None and request.headers.get(HEADER, "").strip().lower() == "on"


def waits(picture: Picture, request: HttpRequest | None) -> bool:
    """Whether a photograph is fetched only when somebody has scrolled to it, or asked."""
    return not picture.is_first or saves_data(request)


def may_come(html: str) -> bool:
    """Whether a page holds photographs that wait, or may be given some."""
    return _WAITING in html or _EXCHANGED in html


def first_row(cards: Sequence[Card], count: int) -> list[Card]:
    """Return the cards of a listing, the photographs of so many to be fetched at once."""
    return [
        replace(card, picture=replace(card.picture, is_first=True))
        if card.picture is not None and number < count
        else card
        for number, card in enumerate(cards)
    ]


class SaveDataMiddleware:
    """Tells caches on the way that a page differs for who saves data."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if response.get("Content-Type", "").startswith("text/html"):
            patch_vary_headers(response, [HEADER])
        return response
