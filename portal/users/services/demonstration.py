"""Accounts for showing the portal: one for each role, with a fresh random password each time."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.places.models import OrgUnit
from portal.users import companions
from portal.users.enums import Role
from portal.users.models import RoleAssignment
from portal.users.rights import rights_of

if TYPE_CHECKING:
    from collections.abc import Sequence

#: The demonstration district (พรรณานิคม, สกลนคร), and its neighbours for the acting director.
DISTRICT, PROVINCE, DEPARTMENT = "d4704", "p47", "dole"
OWN, ACTING_IN = "d4705", "d4707"
_WORDS = "abcdefghjkmnpqrstuvwxyz23456789"


class NotHereError(Exception):
    """Demonstration accounts are not wanted here, or their units are missing; says what to do."""


@dataclass(frozen=True, slots=True)
class _Account:
    username: str
    first_name: str
    last_name: str
    #: (role, code of the unit, acting)
    roles: tuple[tuple[Role, str, bool], ...] = ()


@dataclass(frozen=True, slots=True)
class Login:
    """What is printed: who, as what, with which password."""

    username: str
    role: str
    place: str
    password: str


_ACCOUNTS = (
    _Account("superuser", "ผู้ดูแลสาธิต", "ตัวอย่าง"),
    _Account("teacher", "ครูสาธิต", "ตัวอย่าง", ((Role.TEACHER, DISTRICT, False),)),
    _Account("officer", "เจ้าหน้าที่สาธิต", "ตัวอย่าง", ((Role.DISTRICT_OFFICER, DISTRICT, False),)),
    _Account("director", "ผู้อำนวยการสาธิต", "ตัวอย่าง", ((Role.DISTRICT_DIRECTOR, DISTRICT, False),)),
    _Account(
        "acting",
        "ผู้อำนวยการสาธิต",
        "รักษาการ",
        ((Role.DISTRICT_DIRECTOR, OWN, False), (Role.DISTRICT_DIRECTOR, ACTING_IN, True)),
    ),
    _Account("province", "เจ้าหน้าที่สาธิต", "ระดับจังหวัด", ((Role.PROVINCIAL_OFFICER, PROVINCE, False),)),
    _Account("supervisor", "ผู้นิเทศสาธิต", "ตัวอย่าง", ((Role.PROVINCIAL_SUPERVISOR, PROVINCE, False),)),
    _Account(
        "department", "เจ้าหน้าที่สาธิต", "ระดับกรม", ((Role.DEPARTMENT_OFFICER, DEPARTMENT, False),)
    ),
    _Account("editor", "บรรณาธิการสาธิต", "ตัวอย่าง", ((Role.EDITOR, DEPARTMENT, False),)),
    _Account("group", "ตัวแทนกลุ่มสาธิต", "ตัวอย่าง", ((Role.GROUP_REP, DISTRICT, False),)),
    _Account("dpo", "เจ้าหน้าที่คุ้มครองข้อมูลสาธิต", "ตัวอย่าง", ((Role.DPO, DEPARTMENT, False),)),
)


@transaction.atomic
def refresh() -> list[Login]:
    """Make the accounts, or give those there are a new password; return what to print."""
    if not settings.PORTAL_DEMO_LOGINS:
        raise NotHereError(_("Demonstration logins are off (PORTAL_DEMO_LOGINS)."))
    codes = {code for account in _ACCOUNTS for _role, code, _acting in account.roles}
    units = {unit.code: unit for unit in OrgUnit.objects.filter(code__in=codes)}
    if missing := sorted(codes - set(units)):
        raise NotHereError(
            _("These units are not loaded yet: %(codes)s. Load the areas first.")
            % {"codes": ", ".join(missing)}
        )
    return [_login(account, units) for account in _ACCOUNTS]


@transaction.atomic
def remove() -> int:
    """Close all demonstration accounts: they can sign in no more, and hold nothing."""
    accounts = get_user_model()._default_manager.filter(is_demonstration=True)
    RoleAssignment.objects.filter(user__in=accounts).delete()
    count = 0
    for user in accounts:
        user.is_active = user.is_superuser = user.is_demonstration = False
        user.session_serial += 1
        user.set_unusable_password()
        user.save()
        count += 1
    return count


def accounts() -> Sequence[str]:
    """Return the user names, for whoever looks for a demonstration account."""
    return [account.username for account in _ACCOUNTS]


def _login(account: _Account, units: dict[str, OrgUnit]) -> Login:
    user = _account_for(account)
    password = "-".join("".join(secrets.choice(_WORDS) for _n in range(4)) for _m in range(4))
    user.set_password(password)
    user.save()
    for role, code, is_acting in account.roles:
        RoleAssignment.objects.get_or_create(
            user=user,
            role=role,
            unit=units[code],
            is_acting=is_acting,
            defaults={"starts_on": timezone.localdate()},
        )
    _tie(user)
    places = ", ".join(
        _("%(unit)s (acting)") % {"unit": units[code].name_th} if is_acting else units[code].name_th
        for _role, code, is_acting in account.roles
    )
    label = str(account.roles[0][0].label) if account.roles else _("Superuser")
    return Login(user.username, label, places, password)


def _tie(user: Any) -> None:
    """Tie the roles that need a page to one of their unit, where there is one."""
    for held in RoleAssignment.objects.of([user.pk]).filter(page=None).select_related("unit__page"):
        if rights_of(held.role).needs_page:
            held.page = companions.first_candidate(held.unit)
            held.save(update_fields=["page"])


def _account_for(account: _Account) -> Any:
    model = get_user_model()
    user = model._default_manager.filter(username=account.username).first()
    if user is None:
        user = model(username=account.username, email=f"{account.username}@demo.example")
    elif not user.is_demonstration and not user.email.endswith("@demo.example"):
        raise NotHereError(
            _("“%(name)s” is somebody's real account. Rename it first.")
            % {"name": account.username}
        )
    user.first_name, user.last_name = account.first_name, account.last_name
    user.is_demonstration = user.is_active = True
    user.is_superuser = not account.roles
    return user
