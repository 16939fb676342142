"""All screens about sign-ups below one address of the admin."""

from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from registry.officers import Officer
from registry.viewsets.desk import DeskView, FindView, RunsView
from registry.viewsets.entry import EntryView
from registry.viewsets.rosters import ExportView, MessageView, RosterView
from registry.viewsets.signups import ActView, SignupView


class LearnersMenuItem(MenuItem):
    """Shown to whoever sees learners anywhere."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Ask the roles held today."""
        return Officer.of(request.user).may_open


class SignupViewSet(ViewSet):
    """The desk, rosters, single sign-ups, and people written in by staff."""

    name = "signups"
    url_prefix = "signups"
    icon = "group"
    menu_label = _("Learners and sign-ups")
    menu_order = 205
    add_to_admin_menu = True
    menu_item_class = LearnersMenuItem

    def get_urlpatterns(self) -> list[URLPattern]:
        """The desk first: the menu leads there."""
        return [
            path("", self.construct_view(DeskView), name="index"),
            path("runs/", self.construct_view(RunsView), name="runs"),
            path("find/", self.construct_view(FindView), name="find"),
            path("one/<int:pk>/", self.construct_view(SignupView), name="one"),
            path("one/<int:pk>/act/", self.construct_view(ActView), name="act"),
            path("run/<int:pk>/", self.construct_view(RosterView), name="roster"),
            path("run/<int:pk>/enter/", self.construct_view(EntryView), name="enter"),
            path("run/<int:pk>/export/", self.construct_view(ExportView), name="export"),
            path("run/<int:pk>/message/", self.construct_view(MessageView), name="message"),
        ]
