"""The register of partners: who works with the centres, and what was agreed in public."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from catalogue import breadcrumbs
from catalogue.partner_listing import partner_listing


@require_safe
def partner_list(request: HttpRequest) -> HttpResponse:
    """List partners by kind, branch of agriculture, province and name."""
    shown = partner_listing(request.GET)
    context = {
        "shown": shown,
        "breadcrumbs": breadcrumbs.of_partner_list(),
        "canonical_url": request.build_absolute_uri(shown.url),
    }
    return render(request, "catalogue/partner_list.html", context)
