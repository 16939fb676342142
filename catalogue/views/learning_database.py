"""Learning database 1: courses by occupational group and district, as a page and as a file."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from catalogue.learning_database import csv_rows, learning_database
from portal.places import areas
from portal.places.area_cache import ProvinceRow
from search.open_data.writing import BOM, cells


@require_safe
def matrix(request: HttpRequest) -> HttpResponse:
    """Show the country by province, or with `?province=47` a province by district."""
    shown = learning_database(_province(request), timezone.now())
    context = {"shown": shown, "breadcrumbs": shown.breadcrumbs}
    return render(request, "catalogue/learning_database.html", context)


@require_safe
def matrix_csv(request: HttpRequest) -> HttpResponse:
    """Give every district's numbers as a file."""
    province = _province(request)
    text = BOM + cells(csv_rows(province, timezone.now()))
    response = HttpResponse(text, content_type="text/csv; charset=utf-8")
    name = f"learning-database-{province.slug if province else 'all'}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _province(request: HttpRequest) -> ProvinceRow | None:
    code = request.GET.get("province", "").strip()
    if not code:
        return None
    row = areas.province(code)
    if row is None:
        raise Http404
    return row
