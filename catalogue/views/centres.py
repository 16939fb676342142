"""Centres by their place: the country, a province, a district's centre, a sub-district's centre."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe
from wagtail.models import Page

from catalogue.abolished import retired_district_code
from catalogue.models import CentreIndexPage, CentrePage, ProvincePage
from catalogue.views.listings import centre_results
from portal.core.coded import serve_page
from portal.places import areas


@require_safe
def centre_index(request: HttpRequest) -> HttpResponse:
    """Show the map of all provinces; with words, the centres found; with a province, its page."""
    if request.GET.get("q", "").strip():
        return centre_results(request)
    province = areas.province(request.GET.get("province", ""))
    if province is not None:
        return redirect("catalogue:province", province.slug)
    return _serve(request, CentreIndexPage.objects.live().first())


@require_safe
def province(request: HttpRequest, province: str) -> HttpResponse:
    """Show a province; its official code leads there too."""
    if province.isdigit() and (row := areas.province(province)) is not None:
        return HttpResponsePermanentRedirect(reverse("catalogue:province", args=[row.slug]))
    page = ProvincePage.objects.live().placed().with_slug(province).first()
    if page is None or areas.province(page.province_id) is None:
        raise Http404
    return serve_page(request, page)


@require_safe
def centre(request: HttpRequest, province: str, district: str) -> HttpResponse:
    """Show the centre of a district, or a special one; old and official codes lead on."""
    page = CentrePage.objects.live().placed().at(province, district).first()
    if page is not None:
        return serve_page(request, page)
    return _lead_on(province, district)


@require_safe
def subdistrict_centre(
    request: HttpRequest, province: str, district: str, subdistrict: str
) -> HttpResponse:
    """Show the centre of a sub-district."""
    page = CentrePage.objects.live().placed().at_subdistrict(province, district, subdistrict)
    return _serve(request, page.first())


def _serve(request: HttpRequest, page: Page | None) -> HttpResponse:
    if page is None:
        raise Http404
    return serve_page(request, page)


def _lead_on(province: str, district: str) -> HttpResponse:
    """Redirect an official code, or a district that was abolished, to what stands there today."""
    code = district if district.isdigit() else retired_district_code(province, district)
    row = areas.current_district(code) if code else None
    if row is None:
        raise Http404
    return HttpResponsePermanentRedirect(
        reverse("catalogue:centre", args=[row.province.slug, row.slug])
    )
