"""Visitors say that a number is wrong: one button, no question about who they are."""

from datetime import timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from portal.core import errors, slots
from portal.core.client_address import client_address
from portal.core.parts import Link
from portal.core.rate_limit import Rate, take
from portal.places.contacts import Contact, contact_of
from portal.places.models import OrgUnit
from portal.places.services import report_number as note_report

_RATE = Rate(burst=5, per=timedelta(hours=1))


@never_cache
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def report_number(request: HttpRequest, code: str) -> HttpResponse:
    """Show the number in question with one button, and take the report."""
    unit = _unit(code)
    contact = contact_of(unit, _site_phone(request))
    if not contact.phone:
        raise Http404
    if request.method == "POST":
        verdict = take("report-number", client_address(request), _RATE)
        if not verdict.allowed:
            return errors.too_many(request, verdict.retry_after)
        note_report(unit, contact.stored)
        return redirect("places:report-number-thanks", code=unit.code)
    return render(request, "places/report_number.html", _context(request, unit, contact))


@never_cache
@require_safe
def report_number_thanks(request: HttpRequest, code: str) -> HttpResponse:
    """Say thank you, and what happens now."""
    unit = _unit(code)
    contact = contact_of(unit, _site_phone(request))
    return render(request, "places/report_number_thanks.html", _context(request, unit, contact))


def _unit(code: str) -> OrgUnit:
    return get_object_or_404(OrgUnit.objects.active().select_related("page"), code=code.lower())


def _context(request: HttpRequest, unit: OrgUnit, contact: Contact) -> dict[str, Any]:
    page = unit.page.specific if unit.page is not None and unit.page.live else None
    page_url = page.get_url(request) if page is not None else None
    trail = [Link(unit.name, page_url)] if page_url else []
    return {
        "unit": unit,
        "unit_url": page_url,
        "contact": contact,
        "breadcrumbs": [*trail, Link(_("Report a wrong number"), request.path, "page")],
    }


def _site_phone(request: HttpRequest) -> str:
    """Ask the upper rooms for the number of the whole site."""
    settings = slots.site_context(request).get("site_settings")
    return str(getattr(settings, "phone", "") or "")
