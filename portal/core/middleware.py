"""Request id, content security policy by area of the site, language from the address."""

import logging
import re
import time
import uuid
from collections.abc import Callable

from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import Resolver404, get_script_prefix, resolve
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.deprecation import MiddlewareMixin

from portal.core import headers
from portal.core.logging import request_id
from portal.core.scrubbing import is_clean

access_log = logging.getLogger("portal.request")

REQUEST_ID_HEADER = "X-Request-ID"
_SANE_ID = re.compile(r"[A-Za-z0-9._-]{8,64}\Z")


class RequestIdMiddleware:
    """Gives every request an id that stands in its log lines, its answer and its error page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        given = request.headers.get(REQUEST_ID_HEADER, "")
        identity = given if _SANE_ID.match(given) and is_clean(given) else uuid.uuid4().hex
        request.request_id = identity  # type: ignore[attr-defined]  # read by the error page
        token = request_id.set(identity)
        started = time.perf_counter()
        try:
            response = self.get_response(request)
            response[REQUEST_ID_HEADER] = identity
            self._log(request, response, started)
        finally:
            request_id.reset(token)
        return response

    def _log(self, request: HttpRequest, response: HttpResponseBase, started: float) -> None:
        # The route, not the address: addresses hold references and what people searched for.
        match = request.resolver_match
        access_log.info(
            "request",
            extra={
                "method": request.method,
                "route": match.route if match else "",
                "view": match.view_name if match else "",
                "status": response.status_code,
                "ms": round((time.perf_counter() - started) * 1000, 1),
                "kept": response.get("X-Portal-Cache", ""),
            },
        )


class ScopedCSPMiddleware(CSPMiddleware):
    """The strict policy for the public, a looser one for the admin's addresses only."""

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        """The policy of the area that the address belongs to, unless a view named its own."""
        parts = super().get_policy_parts(request, response, report_only)
        if not report_only and parts.config is None and headers.is_admin(request.path_info):
            parts.config = headers.ADMIN_CSP["DIRECTIVES"]
        return parts


class PublicLocaleMiddleware(MiddlewareMixin):
    """The language comes from the address and from nothing else.

    `/` leads to the language somebody chose earlier, else to Thai; the browser's header is not
    asked. An address without its language leads to the Thai one when a view of ours stands there;
    the page tree's catch-all does not count, or every mistyped address would become a redirect.
    """

    def process_request(self, request: HttpRequest) -> HttpResponse | None:
        """Activate the language; send `/` to its home page."""
        language = translation.get_language_from_path(request.path_info)
        translation.activate(language or settings.LANGUAGE_CODE)
        request.LANGUAGE_CODE = translation.get_language()
        if request.path_info == "/" and request.method in ("GET", "HEAD"):
            return self._to_home(request)
        return None

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Say the language; lead a public address without one to where it is."""
        language = translation.get_language_from_path(request.path_info)
        if response.status_code == 404 and not language and request.method in ("GET", "HEAD"):
            redirect = self._to_prefixed(request)
            if redirect is not None:
                return redirect
        response.headers.setdefault(
            "Content-Language", translation.get_language() or settings.LANGUAGE_CODE
        )
        return response

    def _to_home(self, request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        response = HttpResponseRedirect(f"{get_script_prefix()}{language}/")
        patch_vary_headers(response, ("Cookie",))
        return response

    def _to_prefixed(self, request: HttpRequest) -> HttpResponse | None:
        path = request.path_info if request.path_info.endswith("/") else f"{request.path_info}/"
        try:
            match = resolve(f"/{settings.LANGUAGE_CODE}{path}", getattr(request, "urlconf", None))
        except Resolver404:
            return None
        if match.url_name == "wagtail_serve":
            return None
        query = request.META.get("QUERY_STRING", "")
        address = f"{get_script_prefix()}{settings.LANGUAGE_CODE}{request.path_info}"
        return HttpResponseRedirect(f"{address}?{query}" if query else address)
