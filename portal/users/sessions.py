"""How long somebody stays signed in: eight hours at most, half an hour without a sign of life."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.urls import reverse
from django.utils import timezone

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

LONGEST = timedelta(hours=8)
IDLE = timedelta(minutes=30)
#: The last sign of life is written at most this often.
_NOTE_EVERY = timedelta(minutes=1)

SIGNED_IN_AT = "portal_signed_in_at"
SEEN_AT = "portal_seen_at"
#: When the password was typed last (``portal.users.recent_password``).
PASSWORD_AT = "portal_password_at"  # noqa: S105 - the name of a key


def note_sign_in(sender: Any, request: HttpRequest, user: Any, **kwargs: Any) -> None:
    """Remember when the session began (Django has just given it a new key)."""
    now = timezone.now().isoformat()
    request.session[SIGNED_IN_AT] = now
    request.session[SEEN_AT] = now
    request.session[PASSWORD_AT] = now


class SessionLimitMiddleware:
    """Ends a session that is too old or was left alone; the admin's pages count as life."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if is_admin_address(request.path) and request.user.is_authenticated:
            now = timezone.now()
            if _is_over(request, now):
                logout(request)
                return redirect_to_login(request.get_full_path(), reverse("wagtailadmin_login"))
            if now - _moment(request, SEEN_AT, now) >= _NOTE_EVERY:
                request.session[SEEN_AT] = now.isoformat()
        return self.get_response(request)


def is_admin_address(path: str) -> bool:
    """Say whether an address belongs to the admin."""
    return path.startswith(reverse("wagtailadmin_home"))


def _is_over(request: HttpRequest, now: datetime) -> bool:
    if SIGNED_IN_AT not in request.session:
        # A session that did not begin with a sign-in of ours (a test client's) begins now.
        request.session[SIGNED_IN_AT] = request.session[SEEN_AT] = now.isoformat()
        return False
    return (
        now - _moment(request, SIGNED_IN_AT, now) > LONGEST
        or now - _moment(request, SEEN_AT, now) > IDLE
    )


def _moment(request: HttpRequest, name: str, fallback: datetime) -> datetime:
    try:
        return datetime.fromisoformat(request.session[name])
    except (KeyError, TypeError, ValueError):
        return fallback
