"""The operations of the API: kinds, areas, and for each kind its list, its harvest, one entry."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from ninja import NinjaAPI, Path, Query
from ninja.errors import ValidationError
from ninja.renderers import JSONRenderer

from portal.places import areas
from search import kinds
from search.api import asking, describing
from search.api.problems import JSON, in_both, problem
from search.api.schemas import (
    DistrictDetail,
    Harvest,
    Index,
    Item,
    ItemPage,
    KindInfo,
    Problem,
    Province,
    ProvinceDetail,
)
from search.kinds import Kind
from search.models import Entry
from search.open_data.licence import LICENCE_URL
from search.strictly import wrong_in

_ERRORS = {400: Problem, 404: Problem, 429: Problem}
ABOUT = (
    "What the public site shows, for programs: courses with their runs and seats, centres, and "
    "what else can be found there. Read-only, without a key. All texts in Thai and English. "
    "Everything at once: the files at /th/data/."
)


class _Renderer(JSONRenderer):
    """Thai as letters: escapes would weigh three times as much."""

    json_dumps_params = JSON


def make_api() -> NinjaAPI:
    """Build the API over all kinds that are registered."""
    api = NinjaAPI(
        title="Community vocational training centres",
        version="1",
        description=ABOUT,
        urls_namespace="api-1",
        docs_url=None,
        renderer=_Renderer(),
        openapi_url="openapi.json",
    )
    api.add_exception_handler(ValidationError, _unreadable)
    _add_overview(api)
    _add_areas(api)
    for kind in kinds.registered():
        _add_kind(api, kind)
    return api


def _unreadable(
    request: HttpRequest, error: ValidationError | type[ValidationError]
) -> HttpResponse:
    """Name the parameters that could not be read; an item of a list is named by its list."""
    places = [list(map(str, one["loc"])) for one in getattr(error, "errors", ())]
    given = {place[-2] if place[-1].isdigit() and len(place) > 1 else place[-1] for place in places}
    return problem(400, "bad_value", sorted(given))


def _add_overview(api: NinjaAPI) -> None:
    @api.get(
        "/",
        response={200: Index, **_ERRORS},
        operation_id="index",
        url_name="index",
        tags=["overview"],
    )
    def index(request: HttpRequest) -> dict[str, Any]:
        """Say where everything is."""
        return {
            "kinds": _kinds(request),
            "areas": _full(request, reverse("api-1:list_areas")),
            "openapi": _full(request, reverse("api-1:openapi-json")),
            "data": _full(request, reverse("search:open-data")),
            "licence": LICENCE_URL,
        }

    @api.get(
        "/kinds",
        response={200: list[KindInfo], **_ERRORS},
        operation_id="list_kinds",
        tags=["overview"],
    )
    def list_kinds(request: HttpRequest) -> list[dict[str, Any]]:
        """List the kinds of things with the filters and orders that each can be asked by."""
        return _kinds(request)


def _add_areas(api: NinjaAPI) -> None:
    @api.get(
        "/areas",
        response={200: list[Province], **_ERRORS},
        operation_id="list_areas",
        url_name="list_areas",
        tags=["areas"],
    )
    def list_areas(request: HttpRequest) -> list[dict[str, Any]]:
        """List the provinces by their official codes."""
        rows = sorted(areas.provinces("th"), key=lambda row: row.code)
        return [_province(row) for row in rows]

    @api.get(
        "/areas/{code}",
        response={200: ProvinceDetail | DistrictDetail, **_ERRORS},
        operation_id="get_area",
        tags=["areas"],
    )
    def get_area(request: HttpRequest, code: Path[str]) -> Any:
        """Show a province with its districts, or a district."""
        province = areas.province(code)
        if province is not None:
            rows = sorted(areas.districts_of(code, "th"), key=lambda row: row.code)
            return {**_province(province), "districts": [_area(row) for row in rows]}
        district = areas.district(code)
        if district is not None:
            return {**_area(district), "province": _area(district.province)}
        return problem(404, "unknown_area", [code])


def _add_kind(api: NinjaAPI, kind: Kind) -> None:
    parameters = describing.parameters_of(kind)
    path, name = f"/entries/{kind.code}", kind.code

    @api.get(
        path,
        response={200: ItemPage, **_ERRORS},
        operation_id=f"list_{name}",
        url_name=f"list_{name}",
        summary=f"{kind.plural}: a list, by the filters of the site",
        tags=[name],
    )
    def list_items(request: HttpRequest, given: Query[parameters]) -> Any:  # type: ignore[valid-type]  # made above
        wrong = wrong_in(kind, request.GET, describing.BESIDES)
        for what in ("parameter", "value"):
            named = [one.value or one.name for one in wrong if one.what == what]
            if named:
                return problem(400, f"unknown_{what}", named)
        return asking.page_of(request, kind, timezone.now(), given.per_page)  # type: ignore[attr-defined]  # see above

    @api.get(
        f"/harvest/{name}",
        response={200: Harvest, **_ERRORS},
        operation_id=f"harvest_{name}",
        url_name=f"harvest_{name}",
        summary=f"{kind.plural}: everything, a stretch at a time",
        tags=[name],
    )
    def harvest(request: HttpRequest, given: Query[describing.HarvestParameters]) -> Any:
        unknown = sorted(set(request.GET) - {"cursor", "per_page"})
        if unknown:
            return problem(400, "unknown_parameter", unknown)
        after = asking.key_of(given.cursor) if given.cursor else 0
        if after is None:
            return problem(400, "bad_cursor", [given.cursor])
        return asking.stretch_of(request, kind, timezone.now(), after, given.per_page)

    @api.get(
        f"{path}/{{path:code}}",
        response={200: Item, **_ERRORS},
        operation_id=f"get_{name}",
        summary=f"{kind.label}: one, by its code",
        tags=[name],
    )
    def get_item(request: HttpRequest, code: Path[str]) -> Any:
        entry = Entry.objects.of_kind(kind.code).with_code(code).for_reading().first()
        if entry is None:
            return problem(404, "unknown_code", [code])
        return asking.records(request, [entry], timezone.now())[0]


def _kinds(request: HttpRequest) -> list[dict[str, Any]]:
    return [
        {
            "code": kind.code,
            "label": in_both(kind.label),
            "plural": in_both(kind.plural),
            "items": _full(request, reverse(f"api-1:list_{kind.code}")),
            "harvest": _full(request, reverse(f"api-1:harvest_{kind.code}")),
            "sorts": list(kind.sorts),
            "filters": describing.filters_of(kind),
        }
        for kind in kinds.registered()
    ]


def _province(row: areas.ProvinceRow) -> dict[str, Any]:
    return {**_area(row), "region": str(row.region.value)}


def _area(row: areas.ProvinceRow | areas.DistrictRow) -> dict[str, str]:
    return {"code": row.code, "th": row.name_th, "en": row.name_en}


def _full(request: HttpRequest, path: str) -> str:
    return request.build_absolute_uri(path)
