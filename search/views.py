"""The building block that rooms make their listings of."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from search import kinds
from search.listings import Listing, of_request
from search.listings.remembering import remember

ListingContext = Callable[[HttpRequest, Listing], Mapping[str, Any]]


def listing_view(
    kind: str, *, template: str, context: ListingContext | None = None
) -> Callable[[HttpRequest], HttpResponse]:
    """Return a view of all entries of a kind; the template is given ``listing``."""

    @require_safe
    def view(request: HttpRequest) -> HttpResponse:
        kept = remember(request)
        if kept is not None:
            return kept
        listing = of_request(request, kinds.get(kind))
        extra = context(request, listing) if context else {}
        return render(request, template, {"listing": listing, **extra})

    return view
