"""Registration of the registry's screens in the admin."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from wagtail import hooks
from wagtail.admin.ui.components import Component

from registry.desk import sums_of
from registry.officers import Officer
from registry.viewsets.access_log import AccessLogViewSet
from registry.viewsets.member_screens import GroupMemberViewSet
from registry.viewsets.notices import NoticeViewSet
from registry.viewsets.rights import RightsRequestViewSet
from registry.viewsets.signup_screens import SignupViewSet
from registry.viewsets.submissions import SubmissionViewSet, waiting_for

VIEWSETS = (
    SignupViewSet,
    SubmissionViewSet,
    GroupMemberViewSet,
    RightsRequestViewSet,
    NoticeViewSet,
    AccessLogViewSet,
)
for viewset in VIEWSETS:
    hooks.register("register_admin_viewset", viewset)


class DeskPanel(Component):
    """How much waits, on the admin's first page: numbers, no names."""

    name = "signups"
    template_name = "registry/admin/desk_panel.html"
    order = 90

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        """Count what waits for whoever looks."""
        officer = Officer.of(parent_context["request"].user)
        return {"sums": sums_of(officer, timezone.localdate())}


class SubmissionsPanel(Component):
    """How many proposals nobody has taken up, on the admin's first page; nothing where none does."""

    name = "submissions"
    template_name = "registry/admin/submissions_panel.html"
    order = 95

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        """Count what waits for whoever looks."""
        return {"count": waiting_for(parent_context["request"].user)}


@hooks.register("construct_homepage_panels")
def show_desk(request: HttpRequest, panels: list[Any]) -> None:
    """The sums of the desk stand first, for those who see learners."""
    if Officer.of(request.user).may_open:
        panels.append(DeskPanel())
        panels.append(SubmissionsPanel())
