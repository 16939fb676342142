"""Registration of the catalogue's screens in the admin."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.models import Page

from catalogue.course_rules import suggestions
from catalogue.models import CoursePage
from catalogue.viewsets.courses import CourseListingViewSet
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
