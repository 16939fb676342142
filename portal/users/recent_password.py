"""The password once more: before a file of people or what is sensitive about them is handed out."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.contrib.auth import authenticate
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from portal.users.second_factor import is_verified, needs_second_factor
from portal.users.sessions import PASSWORD_AT

if TYPE_CHECKING:
    from django.http import HttpRequest

#: Whoever sits down at an open screen later than this is asked.
RECENT = timedelta(minutes=10)


def has_recent_password(request: HttpRequest) -> bool:
    """Say whether the password was typed a short while ago, and no second factor is owed."""
    user = request.user
    if not user.is_authenticated or (needs_second_factor(user) and not is_verified(user)):
        return False
    try:
        typed_at = datetime.fromisoformat(request.session[PASSWORD_AT])
    except (KeyError, TypeError, ValueError):
        return False
    return timedelta() <= timezone.now() - typed_at < RECENT


def give_password(request: HttpRequest, password: str) -> bool:
    """Take the password of whoever is signed in; wrong ones are counted as at the sign-in."""
    user = authenticate(request, username=request.user.get_username(), password=password)
    if user is None or user.pk != request.user.pk:
        return False
    request.session.cycle_key()
    request.session[PASSWORD_AT] = timezone.now().isoformat()
    return True


def ask_for_password(request: HttpRequest) -> HttpResponseRedirect:
    """Lead to the page that asks, and from there back to this address."""
    question = urlencode({"next": request.get_full_path()})
    return HttpResponseRedirect(f"{reverse('users:confirm-password')}?{question}")
