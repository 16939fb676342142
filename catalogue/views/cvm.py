"""CVM: the listing of fields, one field, where to be assessed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from catalogue.cvm.assessment import assessment_places
from catalogue.cvm.kind import CVM
from catalogue.cvm.listing import field_listing, institutions_words
from catalogue.models import CvmFieldPage
from portal.core.coded import by_code
from search.listings import listing_context, of_request

cvm_detail = require_safe(by_code(CvmFieldPage))


@require_safe
def cvm_list(request: HttpRequest) -> HttpResponse:
    """List the fields by year, industry and province."""
    listing = of_request(request, CVM)
    context = listing_context(request, field_listing(listing))
    return render(
        request, "catalogue/cvm_list.html", {**context, "institutions": institutions_words(listing)}
    )


@require_safe
def test_centres(request: HttpRequest) -> HttpResponse:
    """Say where somebody can be assessed; an empty list says so."""
    shown = assessment_places(timezone.now())
    return render(
        request,
        "catalogue/test_centres.html",
        {"shown": shown, "breadcrumbs": shown.breadcrumbs},
    )
