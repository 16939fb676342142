"""Registration of the catalogue's screens in the admin."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.userbar import ContentCheckerItem
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page

from catalogue.content_checker import OurContentChecker
from catalogue.content_findings import advice
from catalogue.dashboard import WorkPanel
from catalogue.funding.admin_views import FundingListingViewSet
from catalogue.funding.to_check import ToCheckPanel
from catalogue.models import CoursePage
from catalogue.scam_panel import ScamPanel
from catalogue.viewsets.courses import CourseListingViewSet
from catalogue.viewsets.cvm import AssessmentCentreViewSet, CvmFieldListingViewSet
from catalogue.viewsets.events import EventListingViewSet
from catalogue.viewsets.fact_reports import FactReportViewSet
from catalogue.viewsets.guide import GuideView
from catalogue.viewsets.imports import ImportViewSet
from catalogue.viewsets.partners import PartnerViewSetGroup
from catalogue.viewsets.reference import ReferenceViewSetGroup
from catalogue.viewsets.runs import RunViewSet
from portal.core.admin_screens import shown_to
from portal.users.asked_again import may_ask_again

#: The lists and forms of the admin, each with its place in the menu.
VIEWSETS = (
    CourseListingViewSet,
    RunViewSet,
    ImportViewSet,
    EventListingViewSet,
    FundingListingViewSet,
    PartnerViewSetGroup,
    FactReportViewSet,
    CvmFieldListingViewSet,
    AssessmentCentreViewSet,
    ReferenceViewSetGroup,
)
for viewset in VIEWSETS:
    hooks.register("register_admin_viewset", viewset)


@hooks.register("register_admin_menu_item")
def funding_to_check() -> MenuItem:
    """The way to the funding sources that somebody must check again."""
    return shown_to(may_ask_again)(
        _("Funding to check"),
        reverse(ToCheckPanel.leads_to),
        name="funding-to-check",
        icon_name="history",
        order=231,
    )


@hooks.register("construct_homepage_panels")
def show_funding_to_check(request: HttpRequest, panels: list[Any]) -> None:
    """Say on the first screen how many sources wait for a check."""
    if may_ask_again(request.user):
        panels.append(ToCheckPanel())


@hooks.register("register_log_actions")
def log_funding_checks(actions: LogActionRegistry) -> None:
    """Name what the log says when somebody checked a source."""
    actions.register_action("funding.check", _("Check funding"), _("Checked with the funder"))


@hooks.register("insert_editor_js")
def writing_helps() -> SafeString:
    """Counts letters beside a field that has a good length, and sums the hours of topics."""
    return format_html_join(
        "",
        '<script type="module" src="{}"></script>',
        ((static(f"catalogue/{name}.js"),) for name in ("letters", "topic_sum")),
    )


@hooks.register("insert_global_admin_css")
def runs_take_clicks() -> SafeString:
    """Keeps the panel of runs usable while its page is locked."""
    return format_html('<link rel="stylesheet" href="{}">', static("catalogue/admin.css"))


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def suggest(request: HttpRequest, page: Page) -> Any:
    """Say what would read better; nothing of it keeps a course from being published."""
    if isinstance(page, CoursePage) and "application/json" not in request.headers.get("Accept", ""):
        for words in advice(page):
            messages.info(request, words)


@hooks.register("construct_homepage_panels")
def show_work(request: HttpRequest, panels: list[Any]) -> None:
    """What waits for somebody stands first."""
    panels.append(ScamPanel())
    panels.append(WorkPanel())


@hooks.register("register_admin_urls")
def guide_url() -> list[Any]:
    """The guide of two pages, to read and to print."""
    return [path("course-guide/", GuideView.as_view(), name="course_guide")]


@hooks.register("construct_wagtail_userbar")
def check_more(request: HttpRequest, items: list[Any], page: Any) -> None:
    """Let the checks beside the preview look at what our pages need."""
    items[:] = [
        OurContentChecker(in_editor=item.in_editor) if type(item) is ContentCheckerItem else item
        for item in items
    ]


@hooks.register("register_log_actions")
def log_words(actions: LogActionRegistry) -> None:
    """Name what this room writes into Wagtail's log."""
    actions.register_action("portal.run.return", _("Send a run back"), _("Sent the run back"))
