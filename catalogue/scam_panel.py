"""How many reports of what may be a scam nobody has looked at, on the admin's first page."""

from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from wagtail.admin.ui.components import Component

from catalogue.models import FactReport
from catalogue.place_enums import FactKind, ReportState
from portal.core.scoping import visible

_CHANGE = frozenset({"change"})


def scams_of(user: Any) -> int:
    """Count those that somebody may settle; the morning mail counts by the same words."""
    mine = visible(FactReport, user, _CHANGE).values("pk")
    return FactReport.objects.open().of_scams().among(mine).count()


class ScamPanel(Component):
    """The line on the first screen; nothing where nothing waits."""

    name = "scams"
    template_name = "catalogue/admin/scam_panel.html"
    order = 40

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        """Count for whoever looks."""
        asked = {"fact": FactKind.SCAM, "state": ReportState.NEW}
        return {
            "count": scams_of(parent_context["request"].user),
            "url": f"{reverse('fact_reports:index')}?{urlencode(asked)}",
        }
