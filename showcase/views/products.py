"""The market, one product, and the short link to it."""

import re

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http import HttpResponsePermanentRedirect as Moved
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from catalogue.code_repair import repaired
from portal.core.coded import in_small_letters, serve_page
from search.listings import listing_context, of_request
from search.listings.remembering import remember
from showcase.kinds import PRODUCT
from showcase.models import ProductPage
from showcase.products.labels import labels_pdf
from showcase.products.listing import product_listing

_CODE = re.compile(r"([a-z]{3})[\s.–-]*([0-9a-z]{4})")


@require_safe
def product_list(request: HttpRequest) -> HttpResponse:
    """List products by what is ticked and typed; everything asked for stands in the address."""
    kept = remember(request)
    if kept is not None:
        return kept
    shown = product_listing(of_request(request, PRODUCT))
    return render(request, "showcase/product_list.html", listing_context(request, shown))


@require_safe
def product_detail(request: HttpRequest, code: str) -> HttpResponse:
    """Show a product; a code typed otherwise leads to the one address."""
    page = ProductPage.objects.open_to_all().with_code(repaired(code)).for_page().first()
    if page is None:
        raise Http404
    if page.slug != code:
        return Moved(reverse("showcase:product-detail", args=[page.slug]))
    return serve_page(request, page)


@require_safe
@in_small_letters("showcase:product-labels")
def product_labels(request: HttpRequest, code: str) -> HttpResponse:
    """Give the sheet of labels to print: name, price, who makes it, QR code."""
    page = ProductPage.objects.open_to_all().with_code(code).for_page().first()
    if page is None:
        raise Http404
    detail = page.shown(request, timezone.now())
    response = HttpResponse(labels_pdf(detail), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{page.code}-labels.pdf"'
    # The page is for search engines; the sheet would stand beside it as a copy.
    response["X-Robots-Tag"] = "noindex"
    return response


@require_safe
def product_short(request: HttpRequest, code: str) -> HttpResponse:
    """Lead from a printed code to the product's page, however it was typed."""
    match = _CODE.fullmatch(code.strip().lower())
    found = f"{match[1]}-{match[2]}" if match else ""
    if not found or not ProductPage.objects.open_to_all().with_code(found).exists():
        raise Http404
    return HttpResponseRedirect(reverse("showcase:product-detail", args=[found]))
