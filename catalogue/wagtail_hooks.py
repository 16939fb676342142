"""Registration of the catalogue's screens in the admin."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import path
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.userbar import ContentCheckerItem
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page

from catalogue.content_checker import OurContentChecker
from catalogue.content_findings import advice
from catalogue.dashboard import WorkPanel
from catalogue.models import CoursePage
from catalogue.viewsets.courses import CourseListingViewSet
from catalogue.viewsets.guide import GuideView
from catalogue.viewsets.imports import ImportViewSet
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
def register_imports() -> ImportViewSet:
    """Courses and runs from a spreadsheet."""
    return ImportViewSet()


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
