"""The log of reads of personal data, for the data protection officer: to look at, no more."""

from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import OuterRef, QuerySet, Subquery
from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from portal.core.read_only_screens import ReadOnlyMixin
from portal.core.thai_dates import format_date
from portal.core.times import format_time
from registry.models import AccessLog

_MOST_NUMBERS = 20


class AccessLogIndexView(generic.IndexView):
    """Newest first, with the names of accounts as they are now."""

    any_permission_required = ["view"]

    def get_base_queryset(self) -> QuerySet[AccessLog]:
        rows: QuerySet[AccessLog] = super().get_base_queryset()
        account = get_user_model()._default_manager.filter(pk=OuterRef("actor_id"))
        return rows.annotate(account=Subquery(account.values("username")[:1]))


def _rows_shown(row: AccessLog) -> str:
    """The first numbers of the rows; the whole list stands in the table."""
    more = "…" if len(row.object_ids) > _MOST_NUMBERS else ""
    return ", ".join(str(key) for key in row.object_ids[:_MOST_NUMBERS]) + more


class AccessLogViewSet(ReadOnlyMixin, ModelViewSet):
    """Read-only: a list, filtered by what was done and who did it."""

    model = AccessLog
    name = "access_log"
    url_prefix = "access-log"
    icon = "view"
    menu_label = _("Looks at personal data")
    menu_order = 890
    add_to_settings_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = False
    index_view_class = AccessLogIndexView
    form_fields: list[str] = []
    search_fields: list[str] = []
    list_filter = {
        "action": ["exact"],
        "actor_id": ["exact"],
        "object_type": ["exact"],
        "at": ["gte", "lte"],
    }
    ordering = ["-pk"]
    list_per_page = 50
    list_display = [
        Column(
            "at",
            label=_("when"),
            accessor=lambda row: f"{format_date(row.at)} {format_time(row.at)}",
        ),
        Column("actor_id", label=_("account"), accessor=lambda row: row.account or row.actor_id),
        Column("role", label=_("role"), accessor="role"),
        Column("action", label=_("what"), accessor="get_action_display"),
        Column("filter", label=_("asked for"), accessor="filter"),
        Column("row_count", label=_("how many"), accessor="row_count"),
        Column("object_ids", label=_("rows"), accessor=_rows_shown),
        Column("reason", label=_("reason"), accessor="reason"),
        Column("ip", label=_("address"), accessor="ip"),
    ]

    def get_urlpatterns(self) -> list[Any]:
        """The list alone."""
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
        ]
