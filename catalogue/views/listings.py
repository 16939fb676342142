"""Listings of courses and of centres, read from entries."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from catalogue.centre_listing import centre_listing
from catalogue.course_listing import CourseListing, course_listing, learn_to_earn_listing
from catalogue.kinds import CENTRE, COURSE, LEARN_TO_EARN
from portal.core.page_cache import expires_at
from search.kinds import Kind
from search.listings import Listing, listing_context, of_request
from search.listings.remembering import remember


@require_safe
def course_list(request: HttpRequest) -> HttpResponse:
    """List courses by what is ticked and typed; everything asked for stands in the address."""
    return _courses(request, COURSE, course_listing)


@require_safe
def learn_to_earn(request: HttpRequest) -> HttpResponse:
    """List the courses of "Learn to Earn" below its introduction (S0-15)."""
    return _courses(request, LEARN_TO_EARN, learn_to_earn_listing)


@require_safe
def centre_results(request: HttpRequest) -> HttpResponse:
    """List the centres whose name, now or formerly, holds the words."""
    shown = centre_listing(of_request(request, CENTRE))
    return render(request, "catalogue/centre_list.html", listing_context(request, shown))


def _courses(
    request: HttpRequest, kind: Kind, laid_out: Callable[[Listing], CourseListing]
) -> HttpResponse:
    kept = remember(request)
    if kept is not None:
        return kept
    shown = laid_out(of_request(request, kind))
    response = render(request, "catalogue/course_list.html", listing_context(request, shown))
    expires_at(response, shown.expires_at)
    return response
