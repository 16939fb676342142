"""The sitemap and robots.txt."""

from django.contrib.sitemaps import views as sitemaps
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from search.sitemaps import sections, sitemap_of

_SECONDS = 3_600
#: What only people type and read, and what has no end.
_NOT_FOR_ROBOTS = ("/admin/", "/th/search/", "/en/search/", "/api/", "/th/units/", "/en/units/")


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the files of the sitemap."""
    response = TemplateResponse(
        request,
        "sitemap_index.xml",
        {"sitemaps": sections(request)},
        content_type="application/xml",
    )
    return _kept(response.render())


@require_safe
def section(request: HttpRequest, section: str) -> HttpResponse:
    """Give one file of the sitemap."""
    made = sitemaps.sitemap(request, {section: sitemap_of(section)}, section=section)
    return _kept(made.render())


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Say what is not for robots, and where the sitemap is."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in _NOT_FOR_ROBOTS)]
    address = request.build_absolute_uri(reverse("open-data:sitemap-index"))
    text = "\n".join([*lines, "", f"Sitemap: {address}", ""])
    return _kept(HttpResponse(text, content_type="text/plain; charset=utf-8"))


def _kept(response: HttpResponse) -> HttpResponse:
    patch_cache_control(response, public=True, max_age=_SECONDS)
    return response
