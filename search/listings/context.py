"""What the template of every listing reads, put together once."""

from collections.abc import Sequence
from typing import Any, Protocol

from django.http import HttpRequest

from portal.core.parts import Link
from search.listings.showing import Listing


class Shown(Protocol):
    """A listing with the words and cards that its room puts around it."""

    @property
    def listing(self) -> Listing: ...

    @property
    def breadcrumbs(self) -> Sequence[Link]: ...


def listing_context(request: HttpRequest, shown: Shown) -> dict[str, Any]:
    """Return what the template of a listing reads."""
    listing = shown.listing
    return {
        "shown": shown,
        "listing": listing,
        "breadcrumbs": shown.breadcrumbs,
        "canonical_url": request.build_absolute_uri(listing.canonical),
        "search_link": request.build_absolute_uri(listing.url),
    }
