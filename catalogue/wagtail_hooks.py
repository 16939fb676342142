"""Registration of the catalogue's screens in the admin."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page

from catalogue.course_rules import suggestions
from catalogue.funding.admin_views import FundingListingViewSet
from catalogue.funding.to_check import ToCheckPanel, may_check_any
from catalogue.models import CoursePage
from catalogue.viewsets.courses import CourseListingViewSet
from catalogue.viewsets.cvm import AssessmentCentreViewSet, CvmFieldListingViewSet
from catalogue.viewsets.events import EventListingViewSet
from catalogue.viewsets.fact_reports import FactReportViewSet
from catalogue.viewsets.partners import PartnerViewSetGroup
from catalogue.viewsets.reference import ReferenceViewSetGroup
from catalogue.viewsets.runs import RunViewSet


@hooks.register("register_admin_viewset")
def register_courses() -> CourseListingViewSet:
    """The list of courses."""
    return CourseListingViewSet()


@hooks.register("register_admin_viewset")
def register_runs() -> RunViewSet:
    """Runs on screens of their own."""
    return RunViewSet()


@hooks.register("register_admin_viewset")
def register_reference() -> ReferenceViewSetGroup:
    """The lists that the department keeps."""
    return ReferenceViewSetGroup()


@hooks.register("register_admin_viewset")
def register_partners() -> PartnerViewSetGroup:
    """Partners and agreements."""
    return PartnerViewSetGroup()


@hooks.register("register_admin_viewset")
def register_fact_reports() -> FactReportViewSet:
    """Reports of wrong facts."""
    return FactReportViewSet()


@hooks.register("register_admin_viewset")
def register_funding() -> FundingListingViewSet:
    """The list of funding sources."""
    return FundingListingViewSet()


@hooks.register("register_admin_menu_item")
def funding_to_check() -> MenuItem:
    """The way to the funding sources that somebody must check again."""
    return FundingToCheckItem(
        _("Funding to check"),
        reverse("funding_sources:to_check"),
        name="funding-to-check",
        icon_name="history",
        order=231,
    )


class FundingToCheckItem(MenuItem):
    """Shown to those who may check a source."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Ask whether they may edit any page at all."""
        return may_check_any(request.user)


@hooks.register("construct_homepage_panels")
def show_funding_to_check(request: HttpRequest, panels: list[Any]) -> None:
    """Say on the first screen how many sources wait for a check."""
    if may_check_any(request.user):
        panels.append(ToCheckPanel())


@hooks.register("register_log_actions")
def log_funding_checks(actions: LogActionRegistry) -> None:
    """Name what the log says when somebody checked a source."""
    actions.register_action("funding.check", _("Check funding"), _("Checked with the funder"))


@hooks.register("register_admin_viewset")
def register_events() -> EventListingViewSet:
    """The list of events."""
    return EventListingViewSet()


@hooks.register("register_admin_viewset")
def register_cvm_fields() -> CvmFieldListingViewSet:
    """The list of CVM fields."""
    return CvmFieldListingViewSet()


@hooks.register("register_admin_viewset")
def register_assessment_centres() -> AssessmentCentreViewSet:
    """Where one can be assessed."""
    return AssessmentCentreViewSet()


@hooks.register("insert_editor_js")
def letter_counter() -> SafeString:
    """Counts letters beside a field that has a good length."""
    return format_html('<script type="module" src="{}"></script>', static("catalogue/letters.js"))


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def suggest(request: HttpRequest, page: Page) -> Any:
    """Say what would read better; nothing of it keeps a course from being published."""
    if isinstance(page, CoursePage) and "application/json" not in request.headers.get("Accept", ""):
        for words in suggestions(page):
            messages.info(request, words)
