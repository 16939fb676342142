"""The chooser of units: there are 8,400 of them, so they are searched for, never listed whole."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import chooser
from wagtail.admin.viewsets.chooser import ChooserViewSet

from portal.places.areas import province_choices
from portal.places.enums import UnitKind
from portal.places.models import OrgUnit
from portal.places.querysets import OrgUnitQuerySet

#: Wagtail hook: ``fn(units, request) -> units``. Upper rooms limit there who may choose what.
CHOOSER_HOOK = "construct_org_unit_chooser_queryset"


class UnitFilterForm(BaseFilterForm):
    """Words of the name (old ones, too), kind and province."""

    q = forms.CharField(
        label=_("Name or code"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"placeholder": _("Name or code")}),
    )
    kind = forms.ChoiceField(label=_("kind of unit"), required=False)
    province = forms.ChoiceField(label=_("province"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", _("All kinds")), *UnitKind.choices]
        self.fields["province"].choices = [("", _("All provinces")), *province_choices()]

    def filter(self, objects: OrgUnitQuerySet) -> OrgUnitQuerySet:
        """Narrow the units by what was typed and chosen."""
        objects = super().filter(objects)
        if words := self.cleaned_data.get("q"):
            objects = objects.named_like(words)
            self.is_searching = True
            self.search_query = words
        if kind := self.cleaned_data.get("kind"):
            objects = objects.of_kind(UnitKind(kind))
        if province := self.cleaned_data.get("province"):
            objects = objects.in_area(province)
        return objects


class _UnitChoices:
    """What the modal and its list of results share."""

    filter_form_class = UnitFilterForm
    construct_queryset_hook_name = CHOOSER_HOOK

    def get_object_list(self) -> QuerySet[OrgUnit]:
        return OrgUnit.objects.active().with_areas()

    @property
    def columns(self) -> list[Column]:
        return [
            *super().columns,  # type: ignore[misc]  # the view's
            Column("kind", label=_("kind of unit"), accessor="get_kind_display"),
            Column("province", label=_("province"), accessor="province"),
        ]


class ChooseUnitView(_UnitChoices, chooser.ChooseView):
    """The modal."""


class ChooseUnitResultsView(_UnitChoices, chooser.ChooseResultsView):
    """The list of results in it."""


class UnitChooserViewSet(ChooserViewSet):
    """Registered for all foreign keys to units in admin forms."""

    model = OrgUnit
    icon = "home"
    choose_one_text = _("Choose a unit")
    choose_another_text = _("Choose another unit")
    edit_item_text = _("Edit this unit")
    per_page = 20
    choose_view_class = ChooseUnitView
    choose_results_view_class = ChooseUnitResultsView


unit_chooser = UnitChooserViewSet("org_unit_chooser")
UnitChooserWidget = unit_chooser.widget_class
