"""Partners and agreements in the admin, each officer's own units only."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup
from wagtail.log_actions import log

from catalogue.forms.partner import AgreementForm, PartnerForm
from catalogue.models import Agreement, Partner
from catalogue.services import partners
from portal.core.scoping import ScopedViewSetMixin


class PartnerCreateView(generic.CreateView):
    """A new partner; the courses that it is credited on are listed anew."""

    def save_instance(self) -> Partner:
        partner: Partner = self.form.save()
        partners.keep(partner)
        log(instance=partner, action="wagtail.create", user=self.request.user, content_changed=True)
        return partner


class PartnerEditView(generic.EditView):
    """The same for a change, with the courses that it was credited on before."""

    def save_instance(self) -> Partner:
        before = partners.credited(self.object)
        partner: Partner = self.form.save()
        partners.keep(partner, before)
        log(instance=partner, action="wagtail.edit", user=self.request.user, content_changed=True)
        return partner


class PartnerDeleteView(generic.DeleteView):
    """Courses that named it stop doing so."""

    def delete_action(self) -> None:
        log(instance=self.object, action="wagtail.delete", user=self.request.user, deleted=True)
        partners.remove(self.object)


class PartnerViewSet(ScopedViewSetMixin, ModelViewSet):
    """Organisations that units work with."""

    model = Partner
    name = "partners"
    icon = "group"
    menu_label = _("Partners")
    menu_order = 100
    add_to_reference_index = False
    copy_view_enabled = False
    list_per_page = 50
    add_view_class = PartnerCreateView
    edit_view_class = PartnerEditView
    delete_view_class = PartnerDeleteView
    search_fields = ["name_th", "name_en"]
    search_backend_name = None
    list_filter = ["kind", "is_public"]
    list_display = [
        "name_th",
        Column("kind", label=_("kind of partner"), accessor="get_kind_display"),
        Column("unit", label=_("unit"), accessor="unit.name_th"),
        BooleanColumn("is_public", label=_("shown to everybody")),
    ]

    edit_handler = ObjectList(
        [
            FieldPanel("unit"),
            FieldPanel("kind"),
            FieldPanel("name_th"),
            FieldPanel("name_en"),
            FieldPanel("branches"),
            FieldPanel("website"),
            FieldPanel("is_public"),
            InlinePanel(
                "credits",
                label=_("course held together"),
                heading=_("Courses held together"),
                max_num=30,
            ),
        ],
        base_form_class=PartnerForm,
    )

    def get_queryset(self, request: Any) -> Any:
        return super().get_queryset(request).select_related("unit")


class AgreementViewSet(ScopedViewSetMixin, ModelViewSet):
    """What units and partners signed."""

    model = Agreement
    name = "agreements"
    icon = "doc-full-inverse"
    menu_label = _("Agreements")
    menu_order = 110
    add_to_reference_index = False
    copy_view_enabled = False
    list_per_page = 50
    search_fields = ["title_th", "title_en"]
    search_backend_name = None
    list_filter = ["kind", "is_public"]
    list_display = [
        "title_th",
        Column("kind", label=_("kind of agreement"), accessor="get_kind_display"),
        Column("unit", label=_("unit"), accessor="unit.name_th"),
        DateColumn("signed_on", label=_("signed on")),
        DateColumn("ends_on", label=_("in force until")),
        BooleanColumn("is_public", label=_("shown to everybody")),
    ]

    def get_form_class(self, for_update: bool = False) -> type:
        return AgreementForm

    def get_queryset(self, request: Any) -> Any:
        return super().get_queryset(request).select_related("unit")


class PartnerViewSetGroup(ModelViewSetGroup):
    """Both under one entry of the menu."""

    items = (PartnerViewSet, AgreementViewSet)
    menu_label = _("Partners and agreements")
    menu_icon = "group"
    menu_order = 330
