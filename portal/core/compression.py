"""Pages go compressed over the line: brotli where it is safe, padded gzip where a secret stands.

Somebody who can make a browser ask for pages and see their sizes could guess a secret that is
compressed together with words of theirs (BREACH). Public pages hold no secret. Pages of a session
or with a form token are compressed by Django's gzip, which pads them by a random length.
"""

import gzip
from collections.abc import Callable

import brotli
from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers
from django.utils.text import compress_string

_KINDS = ("text/", "application/json", "application/xml", "image/svg+xml", "application/atom+xml")
_WORTH_IT = 600  # bytes: below, the headers weigh more than what is saved
_BROTLI_QUALITY = 5
_GZIP_LEVEL = 6
_PADDING = 100


class CompressionMiddleware:
    """Compresses what a view answered, as far as the browser understands it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if not _is_worth_it(response):
            return response
        patch_vary_headers(response, ("Accept-Encoding",))
        accepted = request.headers.get("Accept-Encoding", "")
        body: bytes = response.content  # type: ignore[attr-defined]  # not a stream, see above
        if _may_hold_secret(request, response):
            packed, name = (compress_string(body, max_random_bytes=_PADDING), "gzip")
        elif "br" in accepted:
            packed, name = brotli.compress(body, quality=_BROTLI_QUALITY), "br"
        else:
            packed, name = gzip.compress(body, _GZIP_LEVEL, mtime=0), "gzip"
        if name not in accepted or len(packed) >= len(body):
            return response
        response.content = packed  # type: ignore[attr-defined]
        response.headers["Content-Encoding"] = name
        response.headers["Content-Length"] = str(len(packed))
        tag = response.headers.get("ETag", "")
        if tag.startswith('"'):
            # The same page in another wrapping: equal in meaning, not in bytes.
            response.headers["ETag"] = f"W/{tag}"
        return response


def _is_worth_it(response: HttpResponseBase) -> bool:
    return (
        not response.streaming
        and not response.has_header("Content-Encoding")
        and response.headers.get("Content-Type", "").startswith(_KINDS)
        and len(response.content) >= _WORTH_IT  # type: ignore[attr-defined]
    )


def _may_hold_secret(request: HttpRequest, response: HttpResponseBase) -> bool:
    return bool(
        response.cookies
        or settings.SESSION_COOKIE_NAME in request.COOKIES
        or settings.CSRF_COOKIE_NAME in request.COOKIES
        or "no-store" in response.headers.get("Cache-Control", "")
        or "private" in response.headers.get("Cache-Control", "")
    )
