"""Who is told when something about a page waits: the staff of the unit that keeps it."""

from datetime import date
from typing import TYPE_CHECKING

from portal.users.approvals import owning_units
from portal.users.models import RoleAssignment
from portal.users.rights import ROLE_ACTIONS

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from wagtail.models import Page

    from portal.places.models import OrgUnit

#: The roles that write pages: whoever publishes or edits them is told.
_WRITERS = [role for role, rights in ROLE_ACTIONS.items() if "change" in rights.pages]


def staff_addresses(page: "Page", day: date) -> list[str]:
    """Return the addresses of the keeping unit's staff; the nearest unit above where it has none."""
    unit = owning_units([page]).get(page.pk)
    return unit_addresses(unit, day) if unit is not None else []


def unit_addresses(unit: "OrgUnit", day: date) -> list[str]:
    """Return the addresses of a unit's staff; of the nearest unit above where it has none."""
    held = RoleAssignment.objects.held_on(day).over(unit)
    return nearest_addresses(held.filter(role__in=_WRITERS, page=None))


def nearest_addresses(held: "QuerySet[RoleAssignment]") -> list[str]:
    """Return the addresses at the unit itself, else at the nearest above that has any."""
    by_unit: dict[str, set[str]] = {}
    for one in held.filter(user__is_active=True).select_related("unit", "user"):
        if one.user.email:
            by_unit.setdefault(one.unit.path, set()).add(one.user.email)
    return sorted(by_unit[max(by_unit, key=len)]) if by_unit else []
