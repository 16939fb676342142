"""The form of an assessment centre: nothing is public without a source."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from catalogue.cvm.enums import AssessmentStatus, Certifier
from catalogue.forms.fields import DayField
from catalogue.models import AssessmentCentre
from portal.core.telephones import TelephoneFormField

_DAY_HELP = _("For example: 12/12/2569 or 12 ธ.ค. 2569")


class AssessmentCentreForm(forms.ModelForm):  # type: ignore[type-arg]  # no subscript at run time
    """Edits a place where somebody is assessed by a standard."""

    valid_until = DayField(label=_("valid until"), required=False, help_text=_DAY_HELP)
    checked_on = DayField(label=_("last checked on"), help_text=_DAY_HELP)
    website = forms.URLField(label=_("website"), required=False, assume_scheme="https")
    phone = TelephoneFormField(label=_("telephone"), required=False)

    class Meta:
        model = AssessmentCentre
        fields = [
            "certifier",
            "vendor",
            "name_th",
            "name_en",
            "province",
            "fields",
            "levels",
            "status",
            "valid_until",
            "phone",
            "website",
            "source",
            "checked_on",
        ]

    def clean(self) -> dict[str, Any]:
        """A vendor belongs to an international exam, and to nothing else."""
        cleaned: dict[str, Any] = super().clean() or {}
        is_international = cleaned.get("certifier") == Certifier.INTERNATIONAL
        if is_international and not cleaned.get("vendor"):
            self.add_error("vendor", _("Write whose exam it is, like Cisco or Microsoft"))
        if not is_international and cleaned.get("vendor"):
            self.add_error("vendor", _("Only an international exam has a vendor"))
        if cleaned.get("status") == AssessmentStatus.EXPIRED and not cleaned.get("valid_until"):
            self.add_error("valid_until", _("Write until when it was approved"))
        return cleaned
