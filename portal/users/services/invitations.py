"""Inviting somebody by a link that works once and for a week."""

from __future__ import annotations

import secrets
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core import signing
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.log_actions import log

from portal.core.site_address import full_address
from portal.users.models import Invitation, RoleAssignment
from portal.users.rights import rights_of
from portal.users.services.grants import lies_below, may_grant

if TYPE_CHECKING:
    from portal.places.models import OrgUnit

LIFE = timedelta(days=7)
_SALT = "portal.users.invitation"


@transaction.atomic
def invite(
    by: Any,
    email: str,
    role: str,
    unit: OrgUnit,
    *,
    first_name: str = "",
    last_name: str = "",
    is_acting: bool = False,
    starts_on: date | None = None,
    ends_on: date | None = None,
    at: datetime | None = None,
    page: Any = None,
) -> Invitation:
    """Offer a role to an address; an open offer of the same role there is renewed.

    `page` ties the role to a page of the unit: it gives nothing else.
    """
    if not may_grant(by, role, unit):
        raise PermissionDenied
    if page is not None and not lies_below(page, unit):
        raise PermissionDenied
    if unit.kind not in rights_of(role).held_in:
        raise ValidationError({"unit": _("This role cannot be held in a unit of this kind.")})
    now = at or timezone.now()
    email = email.strip().lower()
    invitation = Invitation.objects.open(now).filter(
        email=email, role=role, unit=unit, page=page
    ).first() or Invitation(email=email, role=role, unit=unit, page=page)
    invitation.first_name = first_name or invitation.first_name
    invitation.last_name = last_name or invitation.last_name
    invitation.is_acting = is_acting
    invitation.starts_on = starts_on or timezone.localdate(now)
    invitation.ends_on = ends_on
    invitation.nonce = secrets.token_hex(16)
    invitation.invited_by = by
    invitation.invited_at = now
    invitation.expires_at = now + LIFE
    invitation.full_clean()
    invitation.save()
    log(
        instance=invitation,
        action="portal.invitation.send",
        user=by,
        data={"role": role, "unit": unit.code},
    )
    return invitation


def link(invitation: Invitation) -> str:
    """Return the full address to hand over, by mail or by LINE.

    Made from the site's own setting, never from a request's Host.
    """
    # No time in it: the same link each time it is shown; the row knows until when it works.
    token = signing.Signer(salt=_SALT).sign_object([invitation.pk, invitation.nonce])
    return full_address(reverse("users:invitation", args=[token]))


def send(invitation: Invitation) -> None:
    """Send the link to the address, in Thai. Outside any transaction: it goes over the network."""
    with override("th"):
        send_mail(
            str(_("Your account for the vocational training portal")),
            render_to_string(
                "users/mail/invitation.txt", {"invitation": invitation, "link": link(invitation)}
            ),
            settings.DEFAULT_FROM_EMAIL,
            [invitation.email],
        )


def account_of(invitation: Invitation) -> Any:
    """Return the account that the invited address belongs to already, or None."""
    return get_user_model()._default_manager.filter(email__iexact=invitation.email).first()


def find(token: str, at: datetime | None = None) -> Invitation | None:
    """Return the open invitation behind a link; None for a wrong, used, old or replaced one."""
    try:
        pk, nonce = signing.Signer(salt=_SALT).unsign_object(token)
    except (signing.BadSignature, TypeError, ValueError):
        return None
    return (
        Invitation.objects.open(at or timezone.now())
        .select_related("unit")
        .filter(pk=pk, nonce=nonce)
        .first()
    )


@transaction.atomic
def accept(
    invitation: Invitation, *, username: str, password: str, first_name: str, last_name: str
) -> Any:
    """Make the account and give it the role; the conditional update lets a link work once."""
    now = timezone.now()
    taken = Invitation.objects.open(now).filter(pk=invitation.pk).update(used_at=now)
    if not taken:
        raise ValidationError(_("This link has been used already."))
    user = get_user_model()._default_manager.create_user(  # type: ignore[attr-defined]  # AbstractUser's
        username=username,
        email=invitation.email,
        password=password,
        first_name=first_name,
        last_name=last_name,
    )
    give(invitation, user)
    return user


@transaction.atomic
def take_up(invitation: Invitation, user: Any) -> None:
    """Give the role to an account that exists already."""
    now = timezone.now()
    if not Invitation.objects.open(now).filter(pk=invitation.pk).update(used_at=now):
        raise ValidationError(_("This link has been used already."))
    give(invitation, user)


def give(invitation: Invitation, user: Any) -> RoleAssignment:
    """Write the role that was offered. Whoever invited must still be allowed to give it."""
    by = invitation.invited_by
    if by is None or not may_grant(by, invitation.role, invitation.unit):
        raise ValidationError(_("Whoever invited you may no longer give this role."))
    Invitation.objects.filter(pk=invitation.pk).update(used_by=user)
    held = RoleAssignment(
        user=user,
        role=invitation.role,
        unit=invitation.unit,
        page=invitation.page,
        is_acting=invitation.is_acting,
        starts_on=invitation.starts_on,
        ends_on=invitation.ends_on,
        granted_by=by,
    )
    held.full_clean()
    held.save()
    log(
        instance=held,
        action="portal.role.grant",
        user=by,
        data={"role": held.role, "unit": held.unit.code, "invitation": invitation.pk},
    )
    return held


@transaction.atomic
def withdraw(by: Any, invitation: Invitation) -> None:
    """Make the link worthless."""
    if not may_grant(by, invitation.role, invitation.unit):
        raise PermissionDenied
    now = timezone.now()
    Invitation.objects.open(now).filter(pk=invitation.pk).update(withdrawn_at=now)
    log(instance=invitation, action="portal.invitation.withdraw", user=by)
