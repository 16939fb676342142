"""What was looked for in vain: a report with one press for what to do about it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect
from django.urls import path
from django.utils.functional import cached_property
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView
from wagtail.admin.viewsets.base import ViewSet
from wagtail.permissions import policy_registry

from portal.core.admin_screens import shown_to
from portal.core.thai_dates import format_date
from search import missed_report
from search.models import MissedQuery
from search.models.wording import MissedState
from search.services import missed_queries


class DecisionsColumn(Column):
    """The presses of a row."""

    cell_template_name = "search/admin/missed_decisions.html"

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        request = parent_context["request"]
        return {
            **context,
            "request": request,
            "csrf_token": parent_context.get("csrf_token"),
            "may_decide": _policy().user_has_permission(request.user, "change"),
        }


class MissedReportView(ReportView):
    """One row a question, the most frequent first."""

    model = MissedQuery
    any_permission_required = ["view", "change"]
    page_title = gettext_lazy("Looked for in vain")
    header_icon = "warning"
    filterset_class = missed_report.MissedFilterSet
    index_url_name = "missed_queries:index"
    index_results_url_name = "missed_queries:results"
    default_ordering = ("-total", "text")
    export_filename = "looked-for-in-vain"
    list_export = ["text", "total", "last_day", "areas", "was_repaired", "state"]
    export_headings = {
        "text": gettext_lazy("Looked for"),
        "total": gettext_lazy("Times"),
        "last_day": gettext_lazy("Last on"),
        "areas": gettext_lazy("Where"),
        "was_repaired": gettext_lazy("Typing was mended"),
        "state": gettext_lazy("State"),
    }
    columns = [
        Column("text", label=gettext_lazy("Looked for"), sort_key="text", classname="title"),
        Column("total", label=gettext_lazy("Times"), sort_key="total"),
        Column(
            "last_day",
            label=gettext_lazy("Last on"),
            accessor=lambda row: format_date(row["last_day"]),
            sort_key="last_day",
        ),
        Column("areas", label=gettext_lazy("Where")),
        Column("was_repaired", label=gettext_lazy("Typing was mended")),
        Column("state", label=gettext_lazy("State")),
        DecisionsColumn("decisions", label=gettext_lazy("What to do")),
    ]

    def get_base_queryset(self) -> Any:
        return missed_report.questions()

    def decorate_paginated_queryset(self, object_list: Any) -> Any:
        return self._told(object_list) if self.is_export else object_list

    def get_table(self, object_list: Any) -> Any:
        return super().get_table(self._told(object_list))

    def _told(self, rows: Any) -> Any:
        return missed_report.with_areas(rows, self.filter_queryset(MissedQuery.objects.all()))


def _policy() -> Any:
    return policy_registry.get_by_type(MissedQuery)


def decide(request: HttpRequest) -> HttpResponse:
    """Ignore a question, or take that back."""
    if not _policy().user_has_permission(request.user, "change"):
        raise PermissionDenied
    state = request.POST.get("state", "")
    if state not in MissedState.values:
        return HttpResponseBadRequest()
    text = request.POST.get("text", "")
    if missed_queries.decide(text, MissedState(state)):
        words = (
            _("“%(text)s” is ignored from now on.")
            if state == MissedState.IGNORED
            else _("“%(text)s” is in the list again.")
        )
        messages.success(request, words % {"text": text})
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        back = "missed_queries:index"
    return redirect(back)


def _may_read(user: Any) -> bool:
    may: bool = _policy().user_has_any_permission(user, MissedReportView.any_permission_required)
    return may


class MissedQueryViewSet(ViewSet):
    """The report and its press."""

    name = "missed_queries"
    url_prefix = "search/missed"
    icon = "warning"
    menu_label = gettext_lazy("Looked for in vain")
    menu_item_class = shown_to(_may_read)

    @cached_property
    def report_view(self) -> Any:
        """The whole page."""
        return self.construct_view(MissedReportView)

    @cached_property
    def results_view(self) -> Any:
        """The table alone, for filters."""
        return self.construct_view(MissedReportView, results_only=True)

    def get_urlpatterns(self) -> list[Any]:
        return [
            path("", self.report_view, name="index"),
            path("results/", self.results_view, name="results"),
            path("decide/", require_POST(decide), name="decide"),
        ]
