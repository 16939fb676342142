"""All screens about sign-ups below one address of the admin."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from portal.core.admin_screens import ScreenSet, shown_to
from registry.officers import Officer
from registry.viewsets.desk import DeskView, FindView, RunsView
from registry.viewsets.entry import EntryView
from registry.viewsets.rosters import ExportView, MessageView, RosterView
from registry.viewsets.signups import ActView, SignupView


def _sees_learners(user: Any) -> bool:
    return Officer.of(user).may_open


class SignupViewSet(ScreenSet):
    """The desk, rosters, single sign-ups, and people written in by staff."""

    name = "signups"
    url_prefix = "signups"
    icon = "group"
    menu_label = _("Learners and sign-ups")
    menu_order = 205
    menu_item_class = shown_to(_sees_learners)
    # The desk first: the menu leads there.
    screens = [
        ("", "index", DeskView),
        ("runs/", "runs", RunsView),
        ("find/", "find", FindView),
        ("one/<int:pk>/", "one", SignupView),
        ("one/<int:pk>/act/", "act", ActView),
        ("run/<int:pk>/", "roster", RosterView),
        ("run/<int:pk>/enter/", "enter", EntryView),
        ("run/<int:pk>/export/", "export", ExportView),
        ("run/<int:pk>/message/", "message", MessageView),
    ]
