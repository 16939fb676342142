"""Units and reports of wrong numbers in the admin, each officer's own only."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup
from wagtail.admin.widgets.button import Button, HeaderButton
from wagtail.log_actions import log

from portal.core import telephones
from portal.core.never_added import NeverAddedMixin
from portal.core.scoping import ScopedViewSetMixin
from portal.places.contact_views import ContactImportView, contact_sheet
from portal.places.forms import ContactReportForm, NewUnitForm, UnitForm
from portal.places.models import ContactReport, OrgUnit
from portal.places.services import create_unit, settle_reports, update_unit
from portal.places.services.contacts import CONTACT_COLUMNS
from portal.places.services.units import GENERATED_KINDS


class UnitIndexView(generic.IndexView):
    """The list of units, found by words of their names."""

    def search_queryset(self, queryset: Any) -> Any:
        return queryset.named_like(self.search_query) if self.is_searching else queryset

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        buttons = list(super().header_more_buttons)
        if self.user_has_permission("change"):
            buttons += [
                HeaderButton(
                    _("Contacts as an Excel form"),
                    url=reverse("org_units:contact_sheet"),
                    icon_name="download",
                ),
                HeaderButton(
                    _("Import contacts"),
                    url=reverse("org_units:contact_import"),
                    icon_name="upload",
                ),
            ]
        return buttons


class UnitCreateView(generic.CreateView):
    """A special unit is made by the service that knows its path."""

    def save_instance(self) -> OrgUnit:
        cleaned = self.form.cleaned_data
        contacts = {name: cleaned[name] for name in CONTACT_COLUMNS}
        unit = create_unit(
            kind=cleaned["kind"],
            parent=cleaned["parent"],
            name_th=cleaned["name_th"],
            name_en=cleaned["name_en"],
        )
        unit = update_unit(unit, contacts)
        log(instance=unit, action="wagtail.create", user=self.request.user, content_changed=True)
        return unit


class UnitEditView(generic.EditView):
    """A change goes through the services, so that names keep their history."""

    def save_instance(self) -> OrgUnit:
        unit = update_unit(self.object, self.form.cleaned_data)
        log(instance=unit, action="wagtail.edit", user=self.request.user, content_changed=True)
        return unit


class UnitDeleteView(generic.DeleteView):
    """Only what was made by hand can be deleted by hand."""

    def get_object(self, queryset: QuerySet[OrgUnit] | None = None) -> OrgUnit:
        unit: OrgUnit = super().get_object(queryset)
        if unit.kind in GENERATED_KINDS:
            raise PermissionDenied
        return unit


class UnitViewSet(ScopedViewSetMixin, ModelViewSet):
    """Offices and centres: their numbers, addresses and names."""

    model = OrgUnit
    name = "org_units"
    icon = "home"
    menu_label = _("Organisation units")
    menu_order = 100
    add_to_reference_index = False
    copy_view_enabled = False
    list_per_page = 50
    index_view_class = UnitIndexView
    add_view_class = UnitCreateView
    edit_view_class = UnitEditView
    delete_view_class = UnitDeleteView
    search_fields = ["name_th"]
    list_filter = ["kind", "is_active", "province"]
    list_display = [
        "name_th",
        Column("kind", label=_("kind of unit"), accessor="get_kind_display"),
        Column("code", label=_("code"), accessor="code"),
        Column("phone", label=_("telephone"), accessor=lambda unit: telephones.display(unit.phone)),
        DateColumn("updated_at", label=_("updated"), width="14%"),
    ]

    def get_form_class(self, for_update: bool = False) -> type:
        return UnitForm if for_update else NewUnitForm

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            *super().get_urlpatterns(),
            path("contacts.xlsx", contact_sheet, name="contact_sheet"),
            path("contacts/import/", ContactImportView.as_view(), name="contact_import"),
        ]


class ReportEditView(generic.EditView):
    """Settling a report: the number was corrected, or it is right."""

    def save_instance(self) -> ContactReport:
        if self.form.cleaned_data["is_settled"]:
            settle_reports([self.object])
            log(instance=self.object, action="wagtail.edit", user=self.request.user)
        return self.object


class ContactReportViewSet(NeverAddedMixin, ScopedViewSetMixin, ModelViewSet):
    """Numbers that visitors said are wrong; reported on the site only."""

    model = ContactReport
    name = "contact_reports"
    icon = "warning"
    menu_label = _("Wrong numbers")
    menu_order = 110
    add_to_reference_index = False
    copy_view_enabled = False
    edit_view_class = ReportEditView
    ordering = ["settled_at", "-reported_at"]
    list_display = [
        "unit",
        Column(
            "number",
            label=_("number shown"),
            accessor=lambda report: telephones.display(report.number),
        ),
        Column("times", label=_("times reported"), accessor="times"),
        DateColumn("reported_at", label=_("reported at")),
        DateColumn("settled_at", label=_("settled at")),
    ]
    list_filter = {"settled_at": ["isnull"]}

    def get_form_class(self, for_update: bool = False) -> type:
        return ContactReportForm


class UnitViewSetGroup(ModelViewSetGroup):
    """Both under one entry of the menu."""

    items = (UnitViewSet, ContactReportViewSet)
    menu_label = _("Units and contacts")
    menu_icon = "home"
    menu_order = 320
