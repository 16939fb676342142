"""Listings of courses and of centres, read from entries."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from catalogue.centre_listing import centre_listing
from catalogue.course_listing import course_listing, learn_to_earn_listing
from catalogue.kinds import CENTRE, COURSE, LEARN_TO_EARN
from portal.core.page_cache import expires_at
from search.listings import of_request
from search.listings.remembering import remember


@require_safe
def course_list(request: HttpRequest) -> HttpResponse:
    """List courses by what is ticked and typed; everything asked for stands in the address."""
    kept = remember(request)
    if kept is not None:
        return kept
    shown = course_listing(of_request(request, COURSE))
    response = render(request, "catalogue/course_list.html", _context(request, shown))
    expires_at(response, shown.expires_at)
    return response


@require_safe
def learn_to_earn(request: HttpRequest) -> HttpResponse:
    """List the courses of "Learn to Earn" below its introduction (S0-15)."""
    kept = remember(request)
    if kept is not None:
        return kept
    shown = learn_to_earn_listing(of_request(request, LEARN_TO_EARN))
    response = render(request, "catalogue/course_list.html", _context(request, shown))
    expires_at(response, shown.expires_at)
    return response


@require_safe
def centre_results(request: HttpRequest) -> HttpResponse:
    """List the centres whose name, now or formerly, holds the words."""
    shown = centre_listing(of_request(request, CENTRE))
    return render(request, "catalogue/centre_list.html", _context(request, shown))


def _context(request: HttpRequest, shown: Any) -> Mapping[str, Any]:
    return {
        "shown": shown,
        "listing": shown.listing,
        "breadcrumbs": shown.breadcrumbs,
        "canonical_url": request.build_absolute_uri(shown.listing.canonical),
        "search_link": request.build_absolute_uri(shown.listing.url),
    }
