"""What applicants change about a sign-up: the number to ring, or that they cannot come."""

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.core.telephones import PersonalTelephoneFormField
from portal.core.thai_text import normalise_line, storable

LONGEST_REASON = 300


class TelephoneForm(forms.Form):
    """Another number to ring, read as the sign-up form reads it."""

    tel = PersonalTelephoneFormField(
        label=_("New telephone number"),
    )


class CancelForm(forms.Form):
    """Nothing has to be said."""

    reason = forms.CharField(
        label=_("Why can you not come?"),
        required=False,
        widget=forms.Textarea(attrs={"class": "in", "rows": 3, "maxlength": LONGEST_REASON}),
    )

    def clean_reason(self) -> str:
        """Cut what is too long: nobody is kept from cancelling by a long story."""
        return normalise_line(storable(self.cleaned_data["reason"]))[:LONGEST_REASON]
