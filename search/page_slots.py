"""What this room's pages take from upper rooms, and what it gives to every page."""

from django.http import HttpRequest
from django.urls import reverse

from portal.core import page_cache, slots


def declare() -> None:
    """Declare the slots of this room's templates, its parameters, and the header's search."""
    slots.declare(
        "search-popular",
        "What people often look for, on the search over the whole site.",
        ("search_url",),
    )
    slots.declare(
        "search-ways",
        "Ways on without words: occupational groups.",
    )
    slots.declare(
        "search-demand",
        "Telling the centre what one would like to learn, where a search found nothing.",
        ("text",),
    )
    slots.declare(
        "search-missed-actions",
        "What else officers do about a question that found nothing, in the admin's report.",
        ("text",),
    )
    # Wagtail's choosers have a "search_url" of their own in their templates.
    slots.provide_site_value("site_search_url", _search_url)
    page_cache.know_parameters(("as", "part"))


def _search_url(request: HttpRequest) -> str:
    return reverse("search:everything")
