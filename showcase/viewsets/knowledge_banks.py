"""Checklists of knowledge banks in the admin, each officer's own units only."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.viewsets.model import ModelViewSet

from portal.core.scoping import ScopedViewSetMixin
from portal.places.choosers import UnitChooserWidget
from showcase.knowledge_bank.forms import VALUES, KnowledgeBankForm
from showcase.knowledge_bank.parts import BankPart
from showcase.models import KnowledgeBankStatus


def _state_of(part: BankPart) -> Callable[[Any], str]:
    def words(bank: KnowledgeBankStatus) -> str:
        row = bank.by_part.get(part)
        return str(row.get_state_display()) if row is not None else _("Nobody looked yet")

    return words


class KnowledgeBankViewSet(ScopedViewSetMixin, ModelViewSet):
    """Which parts of the knowledge bank each institution has."""

    model = KnowledgeBankStatus
    name = "knowledge_banks"
    icon = "tasks"
    menu_label = gettext_lazy("Knowledge banks of institutions")
    menu_order = 235
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    list_per_page = 50
    search_fields = ["institution", "unit__name_th"]
    search_backend_name = None
    list_filter = ["is_public"]
    list_display = [
        "__str__",
        Column("province", label=gettext_lazy("province"), accessor="province.name_th"),
        *(Column(part.value, label=part.label, accessor=_state_of(part)) for part in BankPart),
        BooleanColumn("is_public", label=gettext_lazy("shown to everybody")),
    ]
    edit_handler = ObjectList(
        [
            HelpPanel(
                gettext_lazy(
                    "One row for each institution. Say only what somebody saw: "
                    "a part that nobody looked at stays empty."
                )
            ),
            FieldPanel("unit", widget=UnitChooserWidget),
            FieldPanel("institution"),
            *(
                MultiFieldPanel(
                    [FieldPanel(f"{part.value}_{value}") for value in VALUES], heading=part.label
                )
                for part in BankPart
            ),
            FieldPanel("is_public"),
        ],
        base_form_class=KnowledgeBankForm,
    )

    def get_queryset(self, request: Any) -> Any:
        return KnowledgeBankStatus.objects.with_parts().among(self.mine(request))
