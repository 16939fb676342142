"""The files themselves: as of now, and as they were written in a month."""

from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    StreamingHttpResponse,
)
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from portal.core import errors
from portal.core.client_address import client_address
from portal.core.quick_limit import wait_seconds
from search.open_data import dumps
from search.open_data.files import data_file

#: Each reads all entries of a kind: nobody needs it more often than this in a minute.
MOST_A_MINUTE = 120
_LIVE_SECONDS = 300
_A_MONTH = 30 * 86_400


@require_safe
def live_file(request: HttpRequest, name: str) -> HttpResponseBase:
    """Write a file as of now, while it is sent: no memory grows with it."""
    found = data_file(name)
    if found is None:
        raise Http404
    refused = _refused(request)
    if refused is not None:
        return refused
    response = StreamingHttpResponse(found.stream(), content_type=found.content_type)
    stem, _dot, extension = found.name.partition(".")
    day = timezone.localdate().isoformat()
    response["Content-Disposition"] = f'attachment; filename="{stem}-{day}.{extension}"'
    return _for_all(response, _LIVE_SECONDS)


@require_safe
def dump_file(request: HttpRequest, month: str, name: str) -> HttpResponseBase:
    """Give a file as it was written in a month."""
    known = dumps.month_named(month)
    dump = known.dump(name) if known is not None else None
    if dump is None:
        raise Http404
    refused = _refused(request)
    if refused is not None:
        return refused
    try:
        file = dumps.opened(dump)
    except OSError as error:
        raise Http404 from error
    response = FileResponse(
        file, as_attachment=True, filename=f"{month}-{dump.name}", content_type=dump.content_type
    )
    response["ETag"] = f'"{dump.sha256[:32]}"'
    return _for_all(response, _A_MONTH)


def _refused(request: HttpRequest) -> HttpResponse | None:
    wait = wait_seconds("open-data", client_address(request), most=MOST_A_MINUTE)
    return errors.too_many(request, wait) if wait else None


def _for_all(response: HttpResponseBase, seconds: int) -> HttpResponseBase:
    patch_cache_control(response, public=True, max_age=seconds)
    response["Access-Control-Allow-Origin"] = "*"
    response["X-Robots-Tag"] = "noindex"
    return response
