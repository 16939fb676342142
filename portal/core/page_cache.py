"""Anonymous public pages are kept for seconds by their address; nothing is ever invalidated.

A page lives `PORTAL_PAGE_CACHE_SECONDS` (0 switches this off), never past the next moment at which
it would say something else (`expires_at`), and stays usable while one request makes it anew.
"""

import hashlib
import logging
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import parse_qsl, urlencode

from django.conf import settings
from django.core.cache import caches
from django.core.cache.backends.base import BaseCache
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.utils import translation
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import quote_etag

from portal.core import cookies
from portal.core.photographs import HEADER as SAVE_DATA
from portal.core.photographs import saves_data

log = logging.getLogger(__name__)

STALE_SECONDS = 60
REFILL_SECONDS = 10
MAX_QUERY_LENGTH = 500
STATUS_HEADER = "X-Portal-Cache"
#: A cache of its own when the settings have one, so that pages do not push other things out.
CACHE_ALIAS = "pages"

#: What listings read from the address; rooms with more of their own add it in `ready()`.
_known_parameters: set[str] = {
    *("q", "province", "district", "near", "status", "group", "format", "day", "free", "access"),
    *("sort", "page", "type"),
}
#: Added by those who share a link; taken away before a view sees them: no page repeats them.
_TRACKING = frozenset({"fbclid", "gclid", "msclkid", "igshid", "mc_cid", "mc_eid", "_ga"})
_KEPT_APART_BY = frozenset({"accept-encoding", SAVE_DATA.lower()})


def know_parameters(names: Iterable[str]) -> None:
    """Pages whose query holds only known parameters are kept, others are made each time."""
    _known_parameters.update(names)


def expires_at(response: HttpResponseBase, moment: datetime | None) -> None:
    """Say when the page will say something else (a run opens or closes); the earliest counts."""
    known: datetime | None = getattr(response, "portal_expires_at", None)
    if moment is not None and (known is None or moment < known):
        response.portal_expires_at = moment  # type: ignore[attr-defined]  # travels along


@dataclass(frozen=True)
class _Kept:
    """A page as it was made: fresh for a while, then usable while it is made anew."""

    body: bytes
    headers: tuple[tuple[str, str], ...]
    etag: str
    fresh_until: float
    usable_until: float

    def response(self, now: float) -> HttpResponse:
        response = HttpResponse(self.body)
        for name, value in self.headers:
            response[name] = value
        _say_how_long(response, self.fresh_until, self.usable_until, now)
        response["ETag"] = self.etag
        return response


class PageCacheMiddleware:
    """Stands before sessions and logins: a kept page costs no query and reads no session."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        seconds: int = settings.PORTAL_PAGE_CACHE_SECONDS
        if seconds <= 0 or not _is_public(request):
            return self.get_response(request)
        if _is_personal(request):
            return _keep_private(self.get_response(request))
        key = _key(request)
        if key is None:
            return self.get_response(request)
        cache, now = _Cache(), time.time()
        kept = cache.get(key)
        if kept is not None and now < kept.usable_until:
            if now < kept.fresh_until:
                return _answer(request, kept.response(now), "hit")
            if not cache.claim_refill(key):
                return _answer(request, kept.response(now), "stale")
        try:
            response = self.get_response(request)
            return self._keep(request, response, key, seconds, cache)
        finally:
            if kept is not None:
                cache.refilled(key)

    def _keep(
        self,
        request: HttpRequest,
        response: HttpResponseBase,
        key: str,
        seconds: int,
        cache: "_Cache",
    ) -> HttpResponseBase:
        if not isinstance(response, HttpResponse) or not _may_be_kept(request, response):
            return response
        now = time.time()
        fresh_until, usable_until = now + seconds, now + seconds + STALE_SECONDS
        moment: datetime | None = getattr(response, "portal_expires_at", None)
        if moment is not None:
            fresh_until = min(fresh_until, moment.timestamp())
            usable_until = min(usable_until, moment.timestamp())
        if fresh_until <= now:
            patch_cache_control(response, no_cache=True)
            return response
        kept = _Kept(
            body=response.content,
            headers=tuple(response.headers.items()),
            etag=quote_etag(hashlib.sha256(response.content).hexdigest()[:32]),
            fresh_until=fresh_until,
            usable_until=usable_until,
        )
        if request.method == "GET":
            cache.set(key, kept, usable_until - now)
        _say_how_long(response, fresh_until, usable_until, now)
        response["ETag"] = kept.etag
        return _answer(request, response, "miss")


def _is_public(request: HttpRequest) -> bool:
    """GET of an address with a language: the admin, health and files have none."""
    return request.method in ("GET", "HEAD") and bool(
        translation.get_language_from_path(request.path_info)
    )


def _is_personal(request: HttpRequest) -> bool:
    """Somebody who is logged in, has a message waiting or is remembered sees pages of their own."""
    own = (settings.SESSION_COOKIE_NAME, cookies.REMEMBERED_AREA, "messages")
    return "Authorization" in request.headers or any(name in request.COOKIES for name in own)


def _keep_private(response: HttpResponseBase) -> HttpResponseBase:
    if not response.has_header("Cache-Control"):
        patch_cache_control(response, private=True, no_cache=True)
    return response


def _key(request: HttpRequest) -> str | None:
    """The address as a key, or None when it is not one that pages are kept by."""
    raw: str = request.META.get("QUERY_STRING", "")
    if len(raw) > MAX_QUERY_LENGTH:
        return None
    try:
        host = request.get_host()
        pairs = parse_qsl(raw, keep_blank_values=True, max_num_fields=50)
    except (DisallowedHost, ValueError):
        return None
    wanted = [(k, v) for k, v in pairs if k not in _TRACKING and not k.startswith("utm_")]
    if any(name not in _known_parameters for name, _value in wanted):
        return None
    if len(wanted) != len(pairs):
        _forget_tracking(request, urlencode(wanted))
    language = translation.get_language_from_path(request.path_info)
    saving = "saves-data" if saves_data(request) else ""
    query = urlencode(sorted(wanted))
    parts = (request.scheme or "", host, request.path, language or "", saving, query)
    return "page:" + hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _forget_tracking(request: HttpRequest, query: str) -> None:
    request.META["QUERY_STRING"] = query
    request.GET = QueryDict(query, encoding=request.encoding)  # type: ignore[assignment]  # immutable too


def _may_be_kept(request: HttpRequest, response: HttpResponse) -> bool:
    """Only whole pages that are the same for everybody: no cookie, no form token, no own policy."""
    cache_control = response.get("Cache-Control", "").lower()
    vary = {name.strip().lower() for name in response.get("Vary", "").split(",") if name.strip()}
    return (
        response.status_code == 200
        and not response.streaming
        and not response.cookies
        and not request.META.get("CSRF_COOKIE_NEEDS_UPDATE")
        and not any(
            word in cache_control for word in ("no-store", "private", "no-cache", "max-age=0")
        )
        and vary <= _KEPT_APART_BY
        and not any(name.startswith("_csp_") for name in vars(response))
    )


def _say_how_long(
    response: HttpResponse, fresh_until: float, usable_until: float, now: float
) -> None:
    fresh = max(0, round(fresh_until - now))
    stale = max(0, min(STALE_SECONDS, round(usable_until - max(now, fresh_until))))
    value = f"public, max-age={fresh}"
    response["Cache-Control"] = f"{value}, stale-while-revalidate={stale}" if stale else value


def _answer(request: HttpRequest, response: HttpResponse, status: str) -> HttpResponseBase:
    answer = get_conditional_response(request, etag=response["ETag"], response=response) or response
    answer[STATUS_HEADER] = status
    return answer


class _Cache:
    """The cache backend, failing open: without it every page is made for everybody."""

    def get(self, key: str) -> _Kept | None:
        found = self._try(lambda cache: cache.get(key))
        return found if isinstance(found, _Kept) else None

    def set(self, key: str, kept: _Kept, seconds: float) -> None:
        self._try(lambda cache: cache.set(key, kept, max(1, round(seconds))))

    def claim_refill(self, key: str) -> bool:
        return self._try(lambda cache: cache.add(f"{key}:refill", 1, REFILL_SECONDS)) is not False

    def refilled(self, key: str) -> None:
        self._try(lambda cache: cache.delete(f"{key}:refill"))

    def _try(self, use: Callable[[BaseCache], Any]) -> Any:
        try:
            return use(caches[CACHE_ALIAS if CACHE_ALIAS in settings.CACHES else "default"])
        except Exception as error:  # noqa: BLE001  whatever a backend raises, the page goes out
            log.warning("page cache unavailable", extra={"error": type(error).__name__})
            return None
