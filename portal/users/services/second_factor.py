"""Setting up and using the second factor: an app on the phone, and codes on paper."""

from __future__ import annotations

import secrets
from io import BytesIO
from typing import TYPE_CHECKING, Any

import segno
from django.db import transaction
from django_otp import login as otp_login
from django_otp import match_token
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice
from wagtail.log_actions import log

from portal.users.services.grants import sign_out_everywhere

if TYPE_CHECKING:
    from django.http import HttpRequest

RECOVERY_CODES = 10
_SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"


@transaction.atomic
def device_to_confirm(user: Any) -> TOTPDevice:
    """Return the device that somebody is setting up; asking again shows the same one."""
    device, _made = TOTPDevice.objects.get_or_create(
        user=user, confirmed=False, defaults={"name": "phone"}
    )
    return device


def qr_code(device: TOTPDevice) -> str:
    """Return the QR code as a drawing that stands in the page itself."""
    address = device.config_url
    out = BytesIO()
    segno.make(address, error="m").save(
        out, kind="svg", scale=5, border=3, xmldecl=False, svgclass=None, lineclass=None
    )
    return out.getvalue().decode()


@transaction.atomic
def confirm(request: HttpRequest, device: TOTPDevice, code: str) -> list[str] | None:
    """Take the device into use when the code is right; return the recovery codes, once."""
    if not device.verify_token(code):
        return None
    user = device.user
    TOTPDevice.objects.filter(user=user).exclude(pk=device.pk).delete()
    device.confirmed = True
    device.save(update_fields=["confirmed"])
    codes = new_recovery_codes(user)
    otp_login(request, device)
    log(instance=user, action="portal.second_factor.set_up", user=user)
    return codes


@transaction.atomic
def new_recovery_codes(user: Any) -> list[str]:
    """Replace the recovery codes; each works once."""
    StaticDevice.objects.filter(user=user).delete()
    device = StaticDevice.objects.create(user=user, name="recovery")
    codes = ["".join(secrets.choice(_SIGNS) for _n in range(10)) for _n in range(RECOVERY_CODES)]
    StaticToken.objects.bulk_create(StaticToken(device=device, token=code) for code in codes)
    return codes


def verify(request: HttpRequest, code: str) -> bool:
    """Accept a code from the phone or from paper; django-otp slows down guessing."""
    device = match_token(request.user, code)
    if device is None:
        return False
    # A new key: whoever copied the cookie before the second factor has nothing.
    request.session.cycle_key()
    otp_login(request, device)
    return True


@transaction.atomic
def remove(by: Any, user: Any) -> None:
    """Take the second factor off an account whose phone is lost: it is set up again next time."""
    TOTPDevice.objects.filter(user=user).delete()
    StaticDevice.objects.filter(user=user).delete()
    sign_out_everywhere(user)
    log(instance=user, action="portal.second_factor.remove", user=by)
