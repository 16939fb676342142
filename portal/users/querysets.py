"""The words in which roles held are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from portal.places.models import OrgUnit


class RoleAssignmentQuerySet(models.QuerySet["RoleAssignment"]):  # type: ignore[name-defined]
    """Roles held, by day, person and unit."""

    def held_on(self, day: date) -> Self:
        """Those that hold on the day: begun, and not over (the last day counts)."""
        return self.filter(starts_on__lte=day).filter(Q(ends_on=None) | Q(ends_on__gte=day))

    def of(self, user_ids: Iterable[int]) -> Self:
        """Those of the given people."""
        return self.filter(user_id__in=list(user_ids))

    def over(self, unit: OrgUnit) -> Self:
        """Those held in the unit itself or in a unit above it."""
        codes = unit.path.split("/")[:-1]
        paths = ["/".join(codes[: n + 1]) + "/" for n in range(len(codes))]
        return self.filter(unit__path__in=paths)


class InvitationQuerySet(models.QuerySet["Invitation"]):  # type: ignore[name-defined]
    """Invitations, by what has become of them."""

    def open(self, at: datetime) -> Self:
        """Those that can still be taken up."""
        return self.filter(used_at=None, withdrawn_at=None, expires_at__gt=at)


def below(paths: Iterable[str], lookup: str = "") -> Q:
    """Match rows whose unit lies in one of the subtrees; nothing when there is none.

    ``lookup`` leads from the row to its unit ("unit", "course__unit"); empty for units.
    """
    name = f"{lookup}__path__startswith" if lookup else "path__startswith"
    question = Q(pk__in=[])
    for path in sorted(set(paths)):
        question |= Q(**{name: path})
    return question
