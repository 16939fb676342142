"""The admin forms of partners and agreements."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from catalogue.forms.fields import DayField
from catalogue.models import Agreement, Partner
from catalogue.place_enums import AgreementScope, FarmBranch, PartnerKind
from portal.core.content_checks import check_public_text


class PartnerForm(WagtailAdminModelForm):
    """A partner: branches are for agriculture only, and credits for the unit's own courses."""

    branches = forms.MultipleChoiceField(
        label=_("branches of agriculture"),
        choices=FarmBranch.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    class Meta:
        model = Partner
        fields = ["unit", "kind", "name_th", "name_en", "branches", "website", "is_public"]

    def clean(self) -> dict[str, Any]:
        """Keep branches where they belong, and people's numbers out."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("kind") != PartnerKind.AGRICULTURE:
            cleaned["branches"] = []
        check_public_text(self, ["name_th", "name_en"])
        self._judge_credits(cleaned.get("unit"))
        return cleaned

    def _judge_credits(self, unit: Any) -> None:
        formset = getattr(self, "formsets", {}).get("credits")
        if formset is None or unit is None or unit.page is None:
            return
        for form in formset.forms:
            course = getattr(form, "cleaned_data", {}).get("course") if form.is_valid() else None
            if course is not None and not course.path.startswith(unit.page.path):
                words = _("“%(course)s” is taught by another unit: name the partner there")
                raise ValidationError(words, params={"course": course.title})


class AgreementForm(WagtailAdminModelForm):
    """An agreement with its days as people write them."""

    scopes = forms.MultipleChoiceField(
        label=_("about"),
        choices=AgreementScope.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    signed_on = DayField(label=_("signed on"), help_text=_("Like 12/12/2569 or 12 ธ.ค. 2569"))
    ends_on = DayField(label=_("in force until"), required=False)

    class Meta:
        model = Agreement
        fields = [
            *("unit", "kind", "title_th", "title_en", "partners", "scopes"),
            *("signed_on", "ends_on", "document", "is_public"),
        ]

    def clean(self) -> dict[str, Any]:
        """Ask for what it is about once everybody may read it."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        signed, ends = cleaned.get("signed_on"), cleaned.get("ends_on")
        if isinstance(signed, date) and isinstance(ends, date) and ends < signed:
            self.add_error("ends_on", _("The end lies before the day of signing"))
        if cleaned.get("is_public") and not cleaned.get("scopes"):
            self.add_error("scopes", _("Choose what it is about before it is shown"))
        check_public_text(self, ["title_th", "title_en"])
        return cleaned
