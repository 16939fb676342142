"""What this room registers with Wagtail's admin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page
from wagtail.permissions import policy_registry

from portal.places.choosers import CHOOSER_HOOK
from portal.users.decided import decision_in, decision_words
from portal.users.querysets import below
from portal.users.roles import held_today
from portal.users.viewsets import PeopleViewSetGroup

if TYPE_CHECKING:
    from django.http import HttpRequest
    from wagtail.log_actions import LogActionRegistry

#: Reports that look across units, or that mean nothing to an officer.
_FOR_SUPERUSERS = {"site-history", "page-types-usage"}


@hooks.register("register_admin_viewset")
def register_people() -> PeopleViewSetGroup:
    """People of one's own units."""
    return PeopleViewSetGroup()


@hooks.register("construct_page_chooser_queryset")
def pages_within_reach(pages: Any, request: HttpRequest) -> Any:
    """Offer what is public and one's own drafts; Wagtail would list everybody's drafts."""
    if request.user.is_superuser:  # type: ignore[union-attr]  # the admin knows nobody else
        return pages
    policy = policy_registry.get_by_type(Page)
    return pages.filter(pk__in=policy.choosable(request.user).values("pk"))


@hooks.register(CHOOSER_HOOK)
def units_within_reach(units: Any, request: HttpRequest) -> Any:
    """Offer the units in which a role is held today, and those below."""
    if request.user.is_superuser:  # type: ignore[union-attr]  # the admin knows nobody else
        return units
    return units.filter(below([held.unit.path for held in held_today(request.user)]))


@hooks.register("construct_reports_menu")
def hide_reports(request: HttpRequest, items: list[Any]) -> None:
    """Leave the reports that stay inside one's units."""
    if not request.user.is_superuser:  # type: ignore[union-attr]  # the admin knows nobody else
        items[:] = [item for item in items if item.name not in _FOR_SUPERUSERS]


@hooks.register("after_edit_page")
def say_what_was_decided(request: HttpRequest, page: Page) -> None:
    """Tell whoever approved a page, or sent it back, where it is now."""
    if decision := decision_in(request):
        messages.success(request, decision_words(page, decision))


@hooks.register("register_log_actions")
def log_words(actions: LogActionRegistry) -> None:
    """Name what this room writes into Wagtail's log."""
    words = {
        "portal.role.grant": (_("Give a role"), _("Gave a role")),
        "portal.role.change": (_("Change a role's days"), _("Changed a role's days")),
        "portal.role.revoke": (_("Take a role away"), _("Took a role away")),
        "portal.invitation.send": (_("Invite"), _("Invited")),
        "portal.invitation.withdraw": (_("Withdraw an invitation"), _("Withdrew an invitation")),
        "portal.second_factor.set_up": (_("Set up the second step"), _("Set up the second step")),
        "portal.second_factor.remove": (
            _("Take the second step off"),
            _("Took the second step off"),
        ),
    }
    for action, (label, message) in words.items():
        actions.register_action(action, label, message)
