"""What somebody may not change whose role is tied to their group's own page."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from portal.users.roles import is_tied_over
from showcase.forms.contact_rules import Problem


def problems_of_reach(form: Any) -> Iterator[Problem]:
    """Yield what only the centre may change: whose a product is, and what stands first."""
    changed = {"group", "is_pinned"} & set(form.changed_data)
    if not changed or not is_tied_over(form.for_user, form.instance):
        return
    if "group" in changed:
        yield "group", _("Only the centre can give a product to another group")
    if "is_pinned" in changed:
        yield "is_pinned", _("Only the centre decides what stands first")
