"""The second factor and taking up an invitation."""

from __future__ import annotations

from base64 import b32encode
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from portal.users.forms import AcceptForm, CodeForm, PasswordForm
from portal.users.recent_password import give_password, has_recent_password
from portal.users.second_factor import has_device, is_verified, needs_second_factor
from portal.users.services import invitations, second_factor

_get_or_post = require_http_methods(["GET", "HEAD", "POST"])


def _next(request: HttpRequest) -> str:
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    if url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    ):
        return wanted
    return reverse("wagtailadmin_home")


@never_cache
@_get_or_post
def verify(request: HttpRequest) -> HttpResponse:
    """Ask for the code; afterwards go on to where somebody wanted to be."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path(), reverse("wagtailadmin_login"))
    if is_verified(request.user) or not needs_second_factor(request.user):
        return HttpResponseRedirect(_next(request))
    if not has_device(request.user):
        return HttpResponseRedirect(reverse("users:second-factor-set-up"))
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if second_factor.verify(request, form.cleaned_data["code"]):
            return HttpResponseRedirect(_next(request))
        form.add_error("code", _("This code is not right. Wait for the next one and try again."))
    return render(request, "users/verify.html", {"form": form, "next": _next(request)})


@never_cache
@_get_or_post
def set_up(request: HttpRequest) -> HttpResponse:
    """Show the QR code until the phone has proved that it works; then the recovery codes, once."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path(), reverse("wagtailadmin_login"))
    if has_device(request.user):
        # Replacing a device is for whoever can prove the old one, and only then.
        return HttpResponseRedirect(reverse("users:second-factor-verify"))
    if not needs_second_factor(request.user):
        return HttpResponseRedirect(reverse("wagtailadmin_home"))
    device = second_factor.device_to_confirm(request.user)
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        codes = second_factor.confirm(request, device, form.cleaned_data["code"])
        if codes is not None:
            return render(
                request, "users/recovery_codes.html", {"codes": codes, "next": _next(request)}
            )
        form.add_error("code", _("This code is not right. Wait for the next one and try again."))
    context = {
        "form": form,
        # Our own drawing of our own text.
        "qr_code": mark_safe(second_factor.qr_code(device)),  # noqa: S308
        "secret": _in_fours(device),
        "next": _next(request),
    }
    return render(request, "users/set_up.html", context)


@never_cache
@sensitive_post_parameters()
@_get_or_post
def confirm_password(request: HttpRequest) -> HttpResponse:
    """Ask for the password once more; afterwards go on to where somebody wanted to be."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path(), reverse("wagtailadmin_login"))
    if request.method == "GET" and has_recent_password(request):
        return HttpResponseRedirect(_next(request))
    form = PasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if give_password(request, form.cleaned_data["password"]):
            return HttpResponseRedirect(_next(request))
        form.add_error("password", _("This is not your password."))
    context = {"form": form, "next": _next(request)}
    return render(
        request, "users/confirm_password.html", context, status=422 if form.errors else 200
    )


def _in_fours(device: Any) -> str:
    secret = b32encode(device.bin_key).decode().rstrip("=")
    return " ".join(secret[n : n + 4] for n in range(0, len(secret), 4))


@never_cache
@sensitive_post_parameters()
@_get_or_post
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Let somebody make their account, or take the role with the account they have."""
    found = invitations.find(token)
    if found is None:
        return render(request, "users/invitation_over.html", status=404)
    owner = invitations.account_of(found)
    if owner is not None:
        return _with_account(request, found, owner)
    form = AcceptForm(
        request.POST or None,
        initial={
            "first_name": found.first_name,
            "last_name": found.last_name,
            "username": found.email,
        },
    )
    if request.method == "POST" and form.is_valid():
        chosen = {
            name: form.cleaned_data[name]
            for name in ("username", "password", "first_name", "last_name")
        }
        try:
            invitations.accept(found, **chosen)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            return HttpResponseRedirect(reverse("wagtailadmin_login"))
    return render(request, "users/invitation.html", {"form": form, "invitation": found})


def _with_account(request: HttpRequest, found: Any, owner: Any) -> HttpResponse:
    """The address has an account: only its owner, signed in, takes the role up."""
    if request.user.pk != owner.pk:
        return redirect_to_login(request.get_full_path(), reverse("wagtailadmin_login"))
    error = ""
    if request.method == "POST":
        try:
            invitations.take_up(found, owner)
        except ValidationError as refused:
            error = " ".join(refused.messages)
        else:
            return HttpResponseRedirect(reverse("wagtailadmin_home"))
    context = {"invitation": found, "error": error}
    return render(request, "users/invitation_take_up.html", context)
