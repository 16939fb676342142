"""Admin forms of units: what officers look after, and what only superusers name."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from portal.places.choosers import UnitChooserWidget
from portal.places.enums import UnitKind
from portal.places.models import ContactReport, OrgUnit
from portal.places.services.contacts import CONTACT_COLUMNS
from portal.places.services.units import GENERATED_KINDS

NAME_FIELDS = ("name_th", "name_en", "is_active")


class UnitForm(WagtailAdminModelForm):
    """Contacts of a unit; its name and whether it works, for those who may make units."""

    class Meta:
        model = OrgUnit
        fields = [*NAME_FIELDS, *CONTACT_COLUMNS]
        field_permissions = dict.fromkeys(NAME_FIELDS, "places.add_orgunit")
        widgets = {"address": forms.Textarea(attrs={"rows": 2})}


class NewUnitForm(WagtailAdminModelForm):
    """A special unit: a border-area centre, a college. Centres of areas are never made by hand."""

    kind = forms.ChoiceField(
        label=_("kind of unit"),
        choices=[(kind.value, kind.label) for kind in UnitKind if kind not in GENERATED_KINDS],
    )

    class Meta:
        model = OrgUnit
        fields = ["kind", "parent", "name_th", "name_en", *CONTACT_COLUMNS]
        widgets = {"parent": UnitChooserWidget, "address": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parent"].required = True


class SheetForm(forms.Form):
    """The filled-in sheet, to check or to import."""

    file = forms.FileField(
        label=_("Excel file (.xlsx)"),
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if not file.name.lower().endswith(".xlsx"):
            raise ValidationError(_("The file is not an Excel file (.xlsx)."))
        return file


class ContactReportForm(WagtailAdminModelForm):
    """Nothing about the report can be changed but that it is dealt with."""

    is_settled = forms.BooleanField(label=_("The number is right now"), required=False)

    class Meta:
        model = ContactReport
        fields: list[str] = []
