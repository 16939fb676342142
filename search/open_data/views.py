"""The pages about open data, for people."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.core.parts import Link
from search.open_data.guide import guide
from search.open_data.overview import overview as shown_overview


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """List the files, what is in them, the feeds, and the terms."""
    context = {
        "shown": shown_overview(),
        "breadcrumbs": _breadcrumbs(Link(_("Open data"), "", "page")),
    }
    return render(request, "search/open_data.html", context)


@require_safe
def api_guide(request: HttpRequest) -> HttpResponse:
    """Explain the API with addresses to try."""
    origin = request.build_absolute_uri("/").rstrip("/")
    way = _breadcrumbs(
        Link(_("Open data"), reverse("search:open-data")), Link(_("API for programs"), "", "page")
    )
    return render(request, "search/api_guide.html", {"shown": guide(origin), "breadcrumbs": way})


def _breadcrumbs(*links: Link) -> list[Link]:
    return [Link(_("Home"), reverse("home:home")), *links]
