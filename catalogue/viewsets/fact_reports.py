"""Reports of wrong facts in the admin: what visitors wrote, and what became of it."""

from typing import Any

from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.log_actions import log

from catalogue.forms.fact_report import SettleForm
from catalogue.models import FactReport
from catalogue.services import fact_reports
from portal.core.never_added import NeverAddedMixin
from portal.core.scoping import ScopedViewSetMixin

_EXCERPT = 90


class FactReportEditView(generic.EditView):
    """Corrected, or looked at and right."""

    template_name = "catalogue/admin/fact_report.html"

    def save_instance(self) -> FactReport:
        cleaned = self.form.cleaned_data
        report = fact_reports.settle(
            self.object,
            state=cleaned["state"],
            note=cleaned["note"],
            by=self.request.user,
            at=timezone.now(),
        )
        log(instance=report, action="wagtail.edit", user=self.request.user)
        return report


class FactColumn(Column):
    """What is wrong; what is urgent is marked by words and not by colour alone."""

    cell_template_name = "catalogue/admin/fact_cell.html"


class FactReportIndexView(generic.IndexView):
    """The list: what is urgent stands first until somebody sorts it otherwise."""

    def order_queryset(self, queryset: Any) -> Any:
        if self.request.GET.get("ordering"):
            return super().order_queryset(queryset)
        return queryset.urgent_first()


class FactReportViewSet(NeverAddedMixin, ScopedViewSetMixin, ModelViewSet):
    """What visitors said is wrong on pages of one's own units; reported on the site only."""

    model = FactReport
    name = "fact_reports"
    icon = "warning"
    menu_label = _("Wrong facts")
    menu_order = 325
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    list_per_page = 50
    index_view_class = FactReportIndexView
    edit_view_class = FactReportEditView
    list_filter = ["state", "fact"]
    list_display = [
        "title",
        FactColumn("fact", label=_("what is wrong"), accessor="get_fact_display"),
        Column(
            "message",
            label=_("what it should say"),
            accessor=lambda report: Truncator(report.message).chars(_EXCERPT),
        ),
        Column("times", label=_("times reported"), accessor="times"),
        DateColumn("reported_at", label=_("reported at")),
        Column("state", label=_("state"), accessor="get_state_display"),
    ]

    def get_form_class(self, for_update: bool = False) -> type:
        return SettleForm
