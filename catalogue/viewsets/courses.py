"""All courses that somebody may see, as one list: place, code, next run, seats."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.ui.tables.pages import PageTitleColumn
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.admin.widgets.button import HeaderButton

from catalogue.admin_courses import CourseFacts, facts_of_courses
from catalogue.models import CoursePage
from catalogue.viewsets.imports import may_import
from catalogue.viewsets.own_centre import OwnCentreParentView


class _FactColumn(Column):
    """A column that reads what was fetched for all rows of the page at once."""

    def get_value(self, instance: Any) -> str:
        facts: CourseFacts | None = getattr(instance, "admin_facts", None)
        return getattr(facts, self.name, "") if facts is not None else ""


class CourseIndexView(IndexView):
    """The list of courses, newest change first."""

    default_ordering = "-latest_revision_created_at"

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        pages = list(context["object_list"])
        facts = facts_of_courses(pages, timezone.now())
        for page in pages:
            page.admin_facts = facts[page.pk]
        return context

    @cached_property
    def header_more_buttons(self) -> list[Any]:
        buttons = list(super().header_more_buttons)
        if may_import(self.request.user):
            url = reverse("course_imports:index")
            buttons.append(HeaderButton(_("Import from Excel"), url=url, icon_name="upload"))
        return buttons


class CourseListingViewSet(PageListingViewSet):
    """Courses in the main menu of officers and teachers."""

    model = CoursePage
    name = "courses"
    icon = "doc-full"
    menu_label = _("Courses")
    menu_order = 200
    add_to_admin_menu = True
    index_view_class = CourseIndexView
    choose_parent_view_class = OwnCentreParentView
    columns = [
        PageTitleColumn("title", label=_("course"), sort_key="title", classname="title"),
        _FactColumn("code", label=_("code")),
        _FactColumn("place", label=_("unit")),
        _FactColumn("next_run", label=_("next run")),
        _FactColumn("seats", label=_("seats taken")),
    ]
