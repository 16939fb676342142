"""The one centre that somebody works for: where their courses go unless they say otherwise."""

from typing import Any

from catalogue.models import CentrePage
from portal.users.rights import rights_of
from portal.users.roles import held_today


def own_centre(user: Any) -> CentrePage | None:
    """Return the centre in whose unit somebody may write; None when there are several, or none."""
    codes = {
        held.unit.code
        for held in held_today(user)
        if not held.page_id
        and not rights_of(held.role).needs_page
        and "add" in rights_of(held.role).pages
    }
    return CentrePage.objects.of_units(codes).placed().first() if len(codes) == 1 else None
