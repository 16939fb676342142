"""Granting and taking away roles: below one's own, inside one's own unit."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.log_actions import log

from portal.users import roles
from portal.users.enums import Role
from portal.users.models import RoleAssignment
from portal.users.rights import ROLE_ACTIONS, RowKind, rights_of

if TYPE_CHECKING:
    from portal.places.models import OrgUnit


def may_grant(by: Any, role: str, unit: OrgUnit) -> bool:
    """Say whether somebody may give (or take) a role in a unit.

    1. A superuser may. 2. Otherwise they must look after people in that unit by a role that is
    higher than the one given, and that lacks nothing of what it gives.
    """
    if not by.is_active:
        return False
    if by.is_superuser:
        return True
    wanted = rights_of(role)
    for held in roles.held_today(by):
        mine = rights_of(held.role)
        if (
            held.page_id is None
            and roles.covers(held.unit.path, unit)
            and "add" in mine.rows.get(RowKind.PEOPLE, frozenset())
            and wanted.rank < mine.rank
            and mine.covers(wanted)
        ):
            return True
    return False


def lies_below(page: Any, unit: OrgUnit) -> bool:
    """Say whether a page lies below that of a unit."""
    return unit.page is not None and bool(page.is_descendant_of(unit.page))


def grantable_roles(by: Any) -> list[Role]:
    """Return the roles that somebody may give in at least one unit."""
    if by.is_superuser:
        return list(ROLE_ACTIONS)
    return [
        role
        for role in ROLE_ACTIONS
        if any(may_grant(by, role, held.unit) for held in roles.held_today(by))
    ]


@transaction.atomic
def grant(
    by: Any,
    user: Any,
    role: str,
    unit: OrgUnit,
    *,
    starts_on: date | None = None,
    ends_on: date | None = None,
    is_acting: bool = False,
    page: Any = None,
) -> RoleAssignment:
    """Give a role; the same role in the same unit for an overlapping time is lengthened."""
    if not may_grant(by, role, unit) or (page is not None and not lies_below(page, unit)):
        raise PermissionDenied
    begins = starts_on or timezone.localdate()
    same = RoleAssignment.objects.of([user.pk]).filter(
        role=role, unit=unit, is_acting=is_acting, page=page
    )
    overlap = same.filter(Q(ends_on=None) | Q(ends_on__gte=begins))
    if ends_on is not None:
        overlap = overlap.filter(starts_on__lte=ends_on)
    held = overlap.first()
    if held is None:
        held = RoleAssignment(user=user, role=role, unit=unit, is_acting=is_acting, page=page)
        held.starts_on, held.ends_on = begins, ends_on
    else:
        held.starts_on = min(held.starts_on, begins)
        open_ended = held.ends_on is None or ends_on is None
        held.ends_on = None if open_ended else max(held.ends_on, ends_on)  # type: ignore[type-var]  # neither is None
    held.granted_by = by
    held.full_clean()
    held.save()
    roles.forget(user)
    log(instance=held, action="portal.role.grant", user=by, data=_words(held))
    return held


@transaction.atomic
def revoke(by: Any, held: RoleAssignment) -> None:
    """Take a role away from now on; that it was held stays on record."""
    if not may_grant(by, held.role, held.unit):
        raise PermissionDenied
    yesterday = timezone.localdate() - timedelta(days=1)
    log(instance=held, action="portal.role.revoke", user=by, data=_words(held))
    if held.starts_on > yesterday:
        held.delete()
    elif held.ends_on is None or held.ends_on > yesterday:
        held.ends_on = yesterday
        held.save(update_fields=["ends_on"])
    roles.forget(held.user)


@transaction.atomic
def change_period(
    by: Any, held: RoleAssignment, *, starts_on: date, ends_on: date | None, is_acting: bool
) -> RoleAssignment:
    """Move the days of a role, or make it an acting one."""
    if not may_grant(by, held.role, held.unit):
        raise PermissionDenied
    held.starts_on, held.ends_on, held.is_acting = starts_on, ends_on, is_acting
    held.full_clean()
    held.save(update_fields=["starts_on", "ends_on", "is_acting"])
    roles.forget(held.user)
    log(instance=held, action="portal.role.change", user=by, data=_words(held))
    return held


@transaction.atomic
def sign_out_everywhere(user: Any) -> None:
    """End all sessions of somebody, on every machine."""
    user.session_serial += 1
    user.save(update_fields=["session_serial"])


def _words(held: RoleAssignment) -> dict[str, str | None]:
    return {
        "role": held.role,
        "unit": held.unit.code,
        "from": held.starts_on.isoformat(),
        "until": held.ends_on.isoformat() if held.ends_on else None,
    }
