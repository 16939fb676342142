"""Error answers in plain words, each with a telephone: 400, 403, 404, 410, 429, 500, 503."""

import logging
import secrets
from collections.abc import Sequence
from datetime import datetime
from math import ceil

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import get_template
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.core import stale_forms, telephones, thai_dates, times
from portal.core.parts import Link
from portal.core.slots import site_context

logger = logging.getLogger(__name__)

#: Signs that nobody mixes up when reading out a number: no 0 O 1 I L.
REFERENCE_SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The address or the form was not one of ours."""
    return render(request, "400.html", status=400)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """This person may not see this."""
    return render(request, "403.html", status=403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form was kept open too long, or its cookie is gone; nothing that it asks for is done.

    A room whose form must not be lost shows it again, filled in (``portal.core.stale_forms``).
    """
    bound = stale_forms.shown_again(request)
    if bound is not None:
        return bound
    return render(request, "403.html", {"is_stale_form": True}, status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """There is no such page."""
    return render(request, "404.html", status=404)


def gone(request: HttpRequest, title: str = "", links: Sequence[Link] = ()) -> HttpResponse:
    """A page that was here and has ended; `links` lead to what is like it."""
    return render(request, "410.html", {"gone_title": title, "links": links}, status=410)


def too_many(request: HttpRequest, wait: int) -> HttpResponse:
    """Too many tries: says in words how long to wait (`wait` in seconds)."""
    seconds = max(1, ceil(wait))
    response = render(request, "429.html", {"wait_words": wait_words(seconds)}, status=429)
    response["Retry-After"] = str(seconds)
    return response


def maintenance(request: HttpRequest, until: datetime | None = None) -> HttpResponse:
    """The site is being worked on; says until when."""
    response = render(request, "503.html", {"until": until}, status=503)
    if until is not None:
        seconds = ceil((until - timezone.now()).total_seconds())
        response["Retry-After"] = str(max(1, seconds))
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    """Something broke here: a page that needs no database, no font and no context processor."""
    reference = new_reference()
    logger.error("server error page shown", extra={"reference": reference})
    now = timezone.localtime()
    html = get_template("500.html").render(
        {
            "reference": reference,
            "telephone": telephones.parse_or_none(_telephone(request)),
            "at_words": _("It happened on %(day)s at %(time)s")
            % {"day": thai_dates.format_date(now.date()), "time": times.format_time(now)},
            "path": request.get_full_path(),
        }
    )
    return HttpResponse(html, status=500)


def _telephone(request: HttpRequest) -> str:
    """The site's telephone if it can still be had; what broke may be the very place it is kept."""
    try:
        return str(site_context(request)["site_settings"].phone)
    except Exception:  # noqa: BLE001 - whatever is broken, this page must come
        return ""


def new_reference() -> str:
    """A number to read out on the telephone: E- the time, and four signs."""
    signs = "".join(secrets.choice(REFERENCE_SIGNS) for _sign in range(4))
    return f"E-{timezone.localtime():%H%M}-{signs}"


def wait_words(seconds: int) -> str:
    """A waiting time in words, rounded up: minutes from one minute on."""
    if seconds < 60:
        return ngettext("%(count)s second", "%(count)s seconds", seconds) % {"count": seconds}
    minutes = ceil(seconds / 60)
    if minutes < 60:
        return ngettext("%(count)s minute", "%(count)s minutes", minutes) % {"count": minutes}
    hours = ceil(minutes / 60)
    return ngettext("%(count)s hour", "%(count)s hours", hours) % {"count": hours}
