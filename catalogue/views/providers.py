"""Other providers and learning centres: one by its code, all as lists."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe
from wagtail.models import Page

from catalogue.code_repair import repaired
from catalogue.kinds import LEARNING_CENTRE, PROVIDER
from catalogue.models import LearningCentrePage, ProviderPage
from catalogue.place_listings import PlaceListing, learning_centre_listing, provider_listing
from portal.core.coded import serve_page
from search.listings import listing_context, of_request


@require_safe
def provider_list(request: HttpRequest) -> HttpResponse:
    """List the other providers by kind and place."""
    return _list(request, provider_listing(of_request(request, PROVIDER)))


@require_safe
def provider_detail(request: HttpRequest, code: str) -> HttpResponse:
    """Show a provider; a code typed otherwise leads to the one address."""
    page = ProviderPage.objects.with_code(repaired(code)).placed().first()
    return _one(request, page, "catalogue:provider-detail", code)


@require_safe
def learning_centre_list(request: HttpRequest) -> HttpResponse:
    """List the learning centres by theme and place."""
    return _list(request, learning_centre_listing(of_request(request, LEARNING_CENTRE)))


@require_safe
def learning_centre_detail(request: HttpRequest, code: str) -> HttpResponse:
    """Show a learning centre; a code typed otherwise leads to the one address."""
    page = LearningCentrePage.objects.with_code(repaired(code)).first()
    return _one(request, page, "catalogue:learning-centre-detail", code)


def _one(request: HttpRequest, page: Page | None, name: str, typed: str) -> HttpResponse:
    if page is None:
        raise Http404
    if page.slug != typed:
        return HttpResponsePermanentRedirect(reverse(name, args=[page.slug]))
    return serve_page(request, page)


def _list(request: HttpRequest, shown: PlaceListing) -> HttpResponse:
    return render(request, "catalogue/place_list.html", listing_context(request, shown))
