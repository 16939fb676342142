"""Inviting many people from a sheet: once for each, however often it is carried out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from portal.users.models import Invitation, RoleAssignment
from portal.users.services.invitations import invite

if TYPE_CHECKING:
    from collections.abc import Iterable

    from portal.users.accounts_sheet import AccountRow


@dataclass(slots=True)
class Outcome:
    """What came of a sheet."""

    invited: list[Invitation]
    #: Rows for people who are invited already, or hold the role.
    skipped: int


@transaction.atomic
def invite_all(by: Any, rows: Iterable[AccountRow]) -> Outcome:
    """Invite everybody who is neither invited nor holds the role; all rows or none."""
    outcome = Outcome([], 0)
    now = timezone.now()
    for row in rows:
        holds = (
            RoleAssignment.objects.held_on(timezone.localdate(now))
            .filter(user__email__iexact=row.email, role=row.role, unit=row.unit)
            .exists()
        )
        if (
            holds
            or Invitation.objects.open(now)
            .filter(email=row.email, role=row.role, unit=row.unit)
            .exists()
        ):
            outcome.skipped += 1
            continue
        outcome.invited.append(
            invite(
                by,
                row.email,
                row.role,
                row.unit,
                first_name=row.first_name,
                last_name=row.last_name,
                is_acting=row.is_acting,
                starts_on=row.starts_on,
                ends_on=row.ends_on,
                at=now,
            )
        )
    return outcome
