"""Which sign-ups this browser made: a signed cookie, so that it finds its receipts again."""

from datetime import timedelta
from uuid import UUID

from django.core import signing
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from registry.links import RECEIPT_DAYS

COOKIE = "portal_signups"
_SALT = "registry.own-signups"
#: A browser at a centre signs many people up; the last ones are enough.
_MOST = 6
_LASTS = timedelta(days=RECEIPT_DAYS)


def remember(request: HttpRequest, response: HttpResponseBase, uid: UUID) -> None:
    """Add a sign-up to those of this browser."""
    uids = [str(uid), *(one for one in _uids(request) if one != str(uid))][:_MOST]
    response.set_cookie(
        COOKIE,
        signing.dumps(uids, salt=_SALT),
        max_age=_LASTS,
        secure=request.is_secure(),
        httponly=True,
        samesite="Lax",
    )


def is_own(request: HttpRequest, uid: UUID) -> bool:
    """Say whether this browser made a sign-up."""
    return str(uid) in _uids(request)


def _uids(request: HttpRequest) -> list[str]:
    value = request.COOKIES.get(COOKIE, "")
    if not value:
        return []
    try:
        return [str(uid) for uid in signing.loads(value, salt=_SALT, max_age=_LASTS)]
    except (signing.BadSignature, TypeError):
        return []
