"""The search over the whole site, and what it suggests while somebody types."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.core import errors
from portal.core.client_address import client_address
from portal.core.page_cache import expires_at
from portal.core.parts import Link
from portal.core.quick_limit import wait_seconds
from search.searching import search_page
from search.suggestions import suggestions

#: What a browser may keep of suggestions: somebody who goes back a letter sees them again.
SUGGESTIONS_LIFE = 60
#: So many suggestions somebody may ask for in a minute; people who type fast need half of it.
MOST_A_MINUTE = 240


@require_safe
def everything(request: HttpRequest) -> HttpResponse:
    """Show what was found of every kind, or all that was found of one."""
    shown = search_page(request)
    response = render(
        request,
        "search/everything.html",
        {"shown": shown, "breadcrumbs": _breadcrumbs(Link(_("Search"), "", current="page"))},
    )
    expires_at(response, shown.expires_at)
    return response


@require_safe
def suggest(request: HttpRequest) -> HttpResponse:
    """Suggest words, titles and places: a list for the script, a page of links for everybody."""
    wait = wait_seconds("suggest", client_address(request), most=MOST_A_MINUTE)
    if wait:
        return errors.too_many(request, wait)
    found = suggestions(request.GET, timezone.now())
    is_part = request.GET.get("part") == "1"
    response = render(
        request,
        "search/options.html" if is_part else "search/suggestions.html",
        {
            "found": found,
            "breadcrumbs": _breadcrumbs(
                Link(_("Search"), reverse("search:everything")),
                Link(_("Suggestions"), "", current="page"),
            ),
        },
    )
    patch_cache_control(response, public=True, max_age=SUGGESTIONS_LIFE)
    return response


def _breadcrumbs(*links: Link) -> list[Link]:
    return [Link(_("Home"), reverse("home:home")), *links]
