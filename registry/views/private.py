"""What all pages about one person's data have in common: kept nowhere, found by no machine."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods

from portal.core import slots
from registry.services.writing import Unavailable

View = Callable[..., HttpResponse]
_RETRY_SECONDS = 60


def private_page(view: View) -> View:
    """Open a page to reading and to sending its form, and keep it nowhere."""
    return csrf_protect(require_http_methods(["GET", "HEAD", "POST"])(kept_nowhere(view)))


def kept_nowhere(view: View) -> View:
    """Answer ``no-store`` and ``noindex``; say it in words when nothing could be written."""

    @never_cache
    @wraps(view)
    def page(request: HttpRequest, *args: object, **named: object) -> HttpResponse:
        try:
            response = view(request, *args, **named)
        except Unavailable:
            response = render(request, "registry/busy.html", status=503)
            response["Retry-After"] = str(_RETRY_SECONDS)
        # Its address opens somebody's data: it stands in no line of the log.
        response._has_been_logged = True  # type: ignore[attr-defined]  # Django's own mark
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return page


def site_phone(request: HttpRequest) -> str:
    """Ask the upper rooms for the number of the whole site."""
    settings = slots.site_context(request).get("site_settings")
    return str(getattr(settings, "phone", "") or "")
