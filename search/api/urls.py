"""Addresses of the public API; whatever else is asked there is answered as JSON too."""

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, re_path

from search import kinds
from search.api.operations import make_api
from search.api.problems import problem
from search.api.serving import served

_ENTRIES = ("entries/", "harvest/")


def nothing_here(request: HttpRequest, path: str) -> HttpResponse:
    """Say that there is nothing, or no such kind."""
    for start in _ENTRIES:
        asked = path.removeprefix(start).partition("/")[0]
        if path.startswith(start) and asked not in {kind.code for kind in kinds.registered()}:
            return problem(404, "unknown_kind", [asked])
    return problem(404, "not_found")


_patterns, app_name, namespace = make_api().urls
_found = [pattern for pattern in _patterns if isinstance(pattern, URLPattern)]
patterns = served([*_found, re_path("^(?P<path>.*)$", nothing_here)])
urls = (patterns, app_name, namespace)
