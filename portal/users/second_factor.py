"""The second factor: nobody who can see personal data opens the admin with a password alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django_otp import devices_for_user

from portal.users.roles import sees_people
from portal.users.sessions import is_admin_address

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse


def needs_second_factor(user: Any) -> bool:
    """Say whether a password alone is not enough: by role, or for superusers.

    Demonstration accounts are let off where demonstration sign-ins are allowed; production
    refuses both (``portal.users.checks``).
    """
    if not (user.is_authenticated and user.is_active):
        return False
    if user.is_demonstration and settings.PORTAL_DEMO_LOGINS:
        return False
    return sees_people(user)


def has_device(user: Any) -> bool:
    """Say whether somebody has set up a second factor."""
    return any(True for _device in devices_for_user(user, confirmed=True))


def is_verified(user: Any) -> bool:
    """Say whether the second factor was given in this session (django-otp knows)."""
    return bool(user.is_verified())


class SecondFactorMiddleware:
    """Sends everybody who still owes the second factor to its page, from every admin address."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if (
            is_admin_address(request.path)
            and request.path not in _open_addresses()
            and needs_second_factor(request.user)
            and not is_verified(request.user)
        ):
            return self._send_away(request)
        return self.get_response(request)

    def _send_away(self, request: HttpRequest) -> HttpResponse:
        if request.headers.get("X-Requested-With") == "XMLHttpRequest" and request.method != "GET":
            raise PermissionDenied
        name = "verify" if has_device(request.user) else "set-up"
        question = urlencode({"next": request.get_full_path()}) if request.method == "GET" else ""
        return HttpResponseRedirect(
            f"{reverse(f'users:second-factor-{name}')}?{question}".rstrip("?")
        )


def _open_addresses() -> set[str]:
    """The addresses that take somebody to the second factor, or out."""
    return {
        reverse("users:second-factor-verify"),
        reverse("users:second-factor-set-up"),
        reverse("wagtailadmin_login"),
        reverse("wagtailadmin_logout"),
    }
