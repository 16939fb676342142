"""What somebody writes who would like to learn something: where, which number to ring."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.core.scrubbing import is_clean
from portal.core.telephones import PersonalTelephoneFormField
from portal.core.thai_text import normalise_line
from portal.places import areas
from registry import protection
from registry.forms.posted import typed_of
from registry.services.interests import LONGEST_TOPIC

LONGEST_NAME = 120
_SHORTEST_TOPIC = 3
_LONGEST_TYPED = 500


def typed(posted: Any) -> dict[str, str]:
    """Return what was typed."""
    names = (*InterestForm.base_fields, "course", "province", "started", "website")
    return typed_of(posted, names, most=_LONGEST_TYPED)


class InterestForm(forms.Form):
    """One page: what, near which district, which number."""

    topic = forms.CharField(
        label=_("What would you like to learn?"),
        help_text=_("One thing in a few words, like “gel nails” or “repairing motorcycles”"),
        max_length=LONGEST_TOPIC,
        widget=forms.TextInput(attrs={"class": "in", "autocomplete": "off"}),
        error_messages={
            "required": _("Write what you would like to learn"),
            "max_length": _("Write at most 120 letters"),
        },
    )
    district = forms.ChoiceField(
        label=_("Near which district?"),
        widget=forms.Select(attrs={"class": "in"}),
        error_messages={
            "required": _("Choose a district"),
            "invalid_choice": _("Choose a district"),
        },
    )
    tel = PersonalTelephoneFormField(
        css="in w-m",
        label=_("Which number may we call?"),
        help_text=_("Only to say that it can be learned now"),
        error_messages={"required": _("Write a telephone number")},
    )
    name = forms.CharField(
        label=_("Whom may we ask for?"),
        required=False,
        widget=forms.TextInput(attrs={"class": "in w-l", "autocomplete": "name"}),
    )

    def __init__(
        self, data: dict[str, str] | None, *, has_course: bool, province: str, **kwargs: Any
    ) -> None:
        super().__init__(data, **kwargs)
        if has_course:
            del self.fields["topic"]
        district = self.fields["district"]
        choices = [("", pgettext_lazy("form", "Choose")), *areas.district_choices(province)]
        if isinstance(district, forms.ChoiceField):
            district.choices = choices

    @property
    def seconds(self) -> float | None:
        """How long ago the page was given out; None when nobody can tell, or too long ago."""
        return protection.seconds_since(self.data.get("started", ""))

    @property
    def needs_another_press(self) -> bool:
        """Sent faster than anybody reads, from a page of yesterday, or with the hidden box filled.

        Browsers that fill everything in do the last as well: so nobody is turned away for it.
        """
        seconds = self.seconds
        is_read = seconds is not None and seconds >= protection.LEAST_SECONDS
        return not is_read or bool(self.data.get("website"))

    def clean_topic(self) -> str:
        """A subject on one line: no numbers of people."""
        text = normalise_line(self.cleaned_data["topic"])
        if len(text) < _SHORTEST_TOPIC:
            raise ValidationError(_("Write what you would like to learn"))
        if not is_clean(text):
            raise ValidationError(_("Write only what you would like to learn, no number"))
        return text

    def clean_name(self) -> str:
        """A name on one line."""
        name = normalise_line(self.cleaned_data["name"])
        if len(name) > LONGEST_NAME:
            raise ValidationError(_("Write at most 120 letters"))
        if any(sign.isdigit() for sign in name):
            raise ValidationError(_("Write the name without figures"))
        return name
