"""Centres by their place: the country, a province, a district's centre, a sub-district's centre."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe
from wagtail.models import Page

from catalogue.abolished import retired_district_code
from catalogue.code_repair import district_slug, province_slug, repaired
from catalogue.models import CentreIndexPage, CentrePage, ProvincePage
from catalogue.querysets_centres import NO_PROVINCE
from catalogue.views.listings import centre_results
from portal.core.coded import serve_page
from portal.core.thai_text import arabic_digits
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
    """Show a province; its official code, and its name typed otherwise, lead there too."""
    if province.isdigit() and (row := areas.province(arabic_digits(province))) is not None:
        return HttpResponsePermanentRedirect(reverse("catalogue:province", args=[row.slug]))
    slug = province_slug(province)
    page = ProvincePage.objects.live().placed().with_slug(slug).first()
    if page is None or areas.province(page.province_id) is None:
        raise Http404
    return _at(request, page, "catalogue:province", [province], [slug])


@require_safe
def centre(request: HttpRequest, province: str, district: str) -> HttpResponse:
    """Show the centre of a district, or a special one; old and official codes lead on."""
    words = _meant(province, district)
    found = CentrePage.objects.live().placed().with_privacy().with_former_names().at(*words)
    page = found.first()
    if page is not None:
        return _at(request, page, "catalogue:centre", [province, district], words)
    return _lead_on(*words)


@require_safe
def subdistrict_centre(
    request: HttpRequest, province: str, district: str, subdistrict: str
) -> HttpResponse:
    """Show the centre of a sub-district."""
    words = [*_meant(province, district), repaired(subdistrict)]
    found = (
        CentrePage.objects.live().placed().with_privacy().with_former_names().at_subdistrict(*words)
    )
    typed = [province, district, subdistrict]
    return _at(request, found.first(), "catalogue:subdistrict-centre", typed, words)


def _meant(province: str, district: str) -> list[str]:
    slug = NO_PROVINCE if province == NO_PROVINCE else province_slug(province)
    return [slug, district_slug(slug, district)]


def _at(
    request: HttpRequest, page: Page | None, name: str, typed: list[str], meant: list[str]
) -> HttpResponse:
    """Serve the page at its one address, and lead from any other spelling to it."""
    if page is None:
        raise Http404
    if typed != meant:
        return HttpResponsePermanentRedirect(reverse(name, args=meant))
    return serve_page(request, page)


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
