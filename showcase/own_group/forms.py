"""The two small forms around a group: a new product, and inviting its representative."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.core.thai_text import normalise_line
from showcase.forms.product import MAX_TITLE


class NewProductForm(forms.Form):
    """What it is called; everything else is written in the editor."""

    title = forms.CharField(
        label=_("name of the product"),
        max_length=MAX_TITLE,
        help_text=_("The name people say. For example: ผ้าพันคอย้อมคราม"),
    )

    def clean_title(self) -> str:
        """In its one spelling."""
        return normalise_line(self.cleaned_data["title"]).strip()


class RepresentativeForm(forms.Form):
    """Whom the group sends."""

    email = forms.EmailField(label=_("e-mail"))
    first_name = forms.CharField(label=_("first name"), max_length=150)
    last_name = forms.CharField(label=_("last name"), max_length=150)
    ends_on = forms.DateField(
        label=_("until"),
        required=False,
        help_text=_("Empty while it lasts"),
        widget=forms.DateInput({"type": "date"}),
    )

    def people(self) -> dict[str, Any]:
        """What was written."""
        return dict(self.cleaned_data)
