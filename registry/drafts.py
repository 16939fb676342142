"""Answers of one browser kept on the server: encrypted, found by a random cookie only.

Nothing here stops anybody: when a draft cannot be kept or read, the form goes on without it.
"""

import json
import logging
import re
import secrets
from collections.abc import Mapping
from datetime import timedelta

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

from registry import protection
from registry.encryption import CannotDecrypt, decrypt, encrypt
from registry.forms.sign_up import typed
from registry.identity import token_hash
from registry.models import SignupDraft
from registry.services import drafts

log = logging.getLogger(__name__)

COOKIE = "portal_draft"
_BYTES = 32
_KEY = re.compile(r"[A-Za-z0-9_-]{43}\Z")


def keep(request: HttpRequest, response: HttpResponseBase, answers: Mapping[str, str]) -> None:
    """Keep what was typed, and give the browser the word that finds it again."""
    given = {name: value for name, value in answers.items() if value}
    if not given or not protection.may_keep_draft(request):
        return
    key = _key(request) or secrets.token_urlsafe(_BYTES)
    lasts = timedelta(hours=settings.PORTAL_DRAFT_HOURS)
    name = token_hash(key)
    try:
        sealed = encrypt(json.dumps(given, ensure_ascii=False), _row(name))
        drafts.keep(name, sealed, timezone.now() + lasts)
    except DatabaseError as error:
        log.warning("draft not kept", extra={"error": type(error).__name__})
        return
    response.set_cookie(
        COOKIE,
        key,
        max_age=lasts,
        secure=request.is_secure(),
        httponly=True,
        samesite="Lax",
    )


def restored(request: HttpRequest) -> dict[str, str]:
    """Return what this browser typed earlier; empty when nothing is kept."""
    key = _key(request)
    if not key:
        return {}
    name = token_hash(key)
    try:
        draft = SignupDraft.objects.filter(pk=name, expires_at__gt=timezone.now()).first()
        answers = json.loads(decrypt(draft.ciphertext, _row(name))) if draft else {}
    except (DatabaseError, CannotDecrypt, ValueError) as error:
        log.warning("draft not read", extra={"error": type(error).__name__})
        return {}
    return typed(answers) if answers else {}


def forget(request: HttpRequest, response: HttpResponseBase) -> None:
    """Forget what this browser typed; without a draft this costs nothing."""
    key = _key(request)
    if not key:
        return
    try:
        drafts.drop(token_hash(key))
    except DatabaseError as error:
        # It ends by itself in some hours, and nobody has its word any more.
        log.warning("draft not dropped", extra={"error": type(error).__name__})
    response.delete_cookie(COOKIE, samesite="Lax")


def _key(request: HttpRequest) -> str:
    key = request.COOKIES.get(COOKIE, "")
    return key if _KEY.match(key) else ""


def _row(name: str) -> str:
    return f"signup_draft:{name}"
