"""What a visitor writes who found something wrong; nothing about who it is."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from catalogue.models import FactReport
from catalogue.place_enums import FactKind, ReportState
from portal.core.personal_numbers import id_numbers
from portal.core.storable_field import StorableField
from portal.core.thai_text import normalise

LONGEST_MESSAGE = 500
_SHORTEST_MESSAGE = 4


class FactReportForm(forms.Form):
    """Which fact, and what it should say."""

    fact = forms.ChoiceField(
        label=_("What is wrong?"),
        choices=FactKind.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose what is wrong"),
            "invalid_choice": _("Choose one of these"),
        },
    )
    message = StorableField(
        label=_("What should it say?"),
        help_text=_("Up to 500 letters. Do not write your name or number: we do not ask for them."),
        widget=forms.Textarea(attrs={"rows": 5, "class": "in", "maxlength": LONGEST_MESSAGE}),
        error_messages={"required": _("Write what is wrong, or what is right")},
    )
    #: People do not see it; what fills it is a program.
    website = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def __init__(
        self, data: Any = None, *, facts: Sequence[tuple[str, str]], fact: str = ""
    ) -> None:
        known = {code for code, _words in facts}
        super().__init__(data, initial={"fact": fact} if fact in known else None)
        choice: Any = self.fields["fact"]
        choice.choices = facts
        if self.is_of_a_scam:
            self.fields["message"].label = _("What happened?")

    @property
    def is_of_a_scam(self) -> bool:
        """Somebody came to warn, not to correct: nothing on the page need be wrong."""
        return self["fact"].value() == FactKind.SCAM

    @property
    def is_from_a_program(self) -> bool:
        """Something filled the box that people do not see."""
        return bool(self.data.get("website"))

    def clean_message(self) -> str:
        """Take what can be stored, on as many lines as were typed; no ID numbers."""
        text = normalise(self.cleaned_data["message"]).strip()
        if len(text) < _SHORTEST_MESSAGE:
            raise ValidationError(_("Write a few words, so that we can find it"))
        if len(text) > LONGEST_MESSAGE:
            raise ValidationError(_("Write at most 500 letters"))
        if id_numbers(text):
            raise ValidationError(_("Take out the 13-digit number: it may be a national ID number"))
        return text


class SettleForm(WagtailAdminModelForm):
    """What became of a report; what was reported stays as it was written."""

    state = forms.ChoiceField(
        label=_("state"), choices=ReportState.choices, widget=forms.RadioSelect
    )

    class Meta:
        model = FactReport
        fields = ["state", "note"]

    def clean(self) -> dict[str, Any]:
        """Say why, where the page is right after all."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("state") == ReportState.DISMISSED and not cleaned.get("note", "").strip():
            self.add_error("note", _("Say in a few words why the page is right"))
        return cleaned
