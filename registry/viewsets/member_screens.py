"""All screens about members of groups below one address of the admin."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from portal.core.admin_screens import ScreenSet, shown_to
from registry.officers import Officer
from registry.viewsets.member import ActView, LearnerView, MemberView
from registry.viewsets.members import (
    AddView,
    ExportView,
    GroupsView,
    GroupView,
    ImportView,
    TemplateView,
)


def _sees_members(user: Any) -> bool:
    return Officer.of(user).may_open


class GroupMemberViewSet(ScreenSet):
    """The groups and their registers, single members, files in and out."""

    name = "group_members"
    url_prefix = "group-members"
    icon = "group"
    menu_label = _("Members of groups")
    # Below the groups' pages.
    menu_order = 234
    menu_item_class = shown_to(_sees_members)
    screens = [
        ("", "index", GroupsView),
        ("group/<int:pk>/", "group", GroupView),
        ("group/<int:pk>/add/", "add", AddView),
        ("group/<int:pk>/import/", "import", ImportView),
        ("group/<int:pk>/template/", "template", TemplateView),
        ("group/<int:pk>/export/", "export", ExportView),
        ("one/<int:pk>/", "one", MemberView),
        ("one/<int:pk>/learner/", "learner", LearnerView),
        ("one/<int:pk>/act/", "act", ActView),
    ]
