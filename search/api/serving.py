"""What holds for every answer of the API: who may ask how often, what may be kept, from where."""

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.csrf import csrf_exempt

from portal.core.client_address import client_address
from portal.core.quick_limit import wait_seconds
from search.api.problems import problem

#: So many requests one address may make in a minute; whoever needs more takes the files.
MOST_A_MINUTE = 120
#: Seat numbers are part of the answers: nothing older than what the pages say.
FRESH_SECONDS = 30
_METHODS = "GET, HEAD, OPTIONS"
_A_DAY = 86_400

View = Callable[..., HttpResponse]


def served(patterns: list[URLPattern]) -> list[URLPattern]:
    """Put all that holds for every answer around the views of some addresses."""
    for pattern in patterns:
        pattern.callback = _served(cast("View", pattern.callback))
    return patterns


def _served(view: View) -> View:
    @csrf_exempt
    @wraps(view)
    def around(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = _answer(view, request, *args, **kwargs)
        _open_to_all(response)
        if response.status_code != 200:
            response.setdefault("Cache-Control", "no-store")
            return response
        response["Cache-Control"] = f"public, max-age={FRESH_SECONDS}"
        response["ETag"] = quote_etag(hashlib.sha256(response.content).hexdigest()[:32])
        kept = get_conditional_response(request, etag=response["ETag"], response=response)
        if isinstance(kept, HttpResponse):
            _open_to_all(kept)
            return kept
        return response

    return around


def _answer(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    if request.method == "OPTIONS":
        return _preflight()
    if request.method not in ("GET", "HEAD"):
        refused = problem(405, "method_not_allowed")
        refused["Allow"] = _METHODS
        return refused
    wait = wait_seconds("api", client_address(request), most=MOST_A_MINUTE)
    if wait:
        refused = problem(429, "too_many")
        refused["Retry-After"] = str(wait)
        return refused
    if "\x00" in request.path_info or any("\x00" in text for text in _texts(request)):
        return problem(400, "bad_request")
    # The server leaves the body of an answer to HEAD away.
    request.method = "GET"
    return view(request, *args, **kwargs)


def _texts(request: HttpRequest) -> list[str]:
    return [text for name, values in request.GET.lists() for text in (name, *values)]


def _preflight() -> HttpResponse:
    response = HttpResponse(status=204)
    response["Access-Control-Allow-Methods"] = _METHODS
    response["Access-Control-Allow-Headers"] = "If-None-Match, Accept"
    response["Access-Control-Max-Age"] = str(_A_DAY)
    response["Allow"] = _METHODS
    return response


def _open_to_all(response: HttpResponse) -> None:
    """Any site may read it: it is public, and no cookie of ours counts here."""
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Expose-Headers"] = "ETag, Retry-After"
