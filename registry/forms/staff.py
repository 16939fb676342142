"""Forms of officers: people written in at the centre, by telephone or as a group; reasons."""

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.core.telephones import TelephoneFormField, validate_personal_telephone
from portal.core.thai_dates import parse_birth_year
from portal.core.thai_text import normalise_line
from registry.ages import is_minor
from registry.enums import Channel, Occupation, Relation
from registry.services.sign_up import Answers

MOST_ROWS = 40
_LONGEST_NAME = 120
_LONGEST_HELP = 300

#: Ways in which staff write people in.
STAFF_CHANNELS = (Channel.WALK_IN, Channel.TELEPHONE, Channel.GROUP)

_Places = Sequence[tuple[str, str]]


class EntryForm(forms.Form):
    """What holds for all rows of an entry."""

    channel = forms.ChoiceField(
        label=gettext_lazy("How they signed up"),
        choices=[(one.value, one.label) for one in STAFF_CHANNELS],
        initial=Channel.WALK_IN,
    )
    helper_name = forms.CharField(
        label=gettext_lazy("Who brought the names"),
        help_text=gettext_lazy("A village head or volunteer, if somebody spoke for the group"),
        max_length=_LONGEST_NAME,
        required=False,
    )
    helper_relation = forms.ChoiceField(
        label=gettext_lazy("What they are to the applicants"),
        choices=[("", "–"), *Relation.choices],
        required=False,
    )
    waiting = forms.BooleanField(
        label=gettext_lazy("Put them on the waiting list if no seat is free"),
        required=False,
        initial=True,
    )
    told = forms.BooleanField(
        label=gettext_lazy("They were shown or read the privacy notice"),
        error_messages={"required": gettext_lazy("Read the privacy notice to them first")},
    )

    def clean_helper_name(self) -> str:
        """One line."""
        return normalise_line(self.cleaned_data["helper_name"])

    def clean(self) -> dict[str, Any]:
        """A helper has a relation."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("helper_name") and not cleaned.get("helper_relation"):
            self.add_error("helper_relation", _("Choose what they are to the applicants"))
        return cleaned


class ApplicantForm(forms.Form):
    """One person; a row that was left empty is no error."""

    #: Drawn with the form: the same row sent twice is one sign-up.
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    name = forms.CharField(
        label=gettext_lazy("Name and family name"), max_length=_LONGEST_NAME, required=False
    )
    telephone = TelephoneFormField(
        label=gettext_lazy("Telephone"),
        required=False,
        validators=[validate_personal_telephone],
    )
    birth_year = forms.CharField(
        label=gettext_lazy("Year of birth (B.E.)"),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    subdistrict = forms.ChoiceField(label=gettext_lazy("Sub-district"), required=False)
    occupation = forms.ChoiceField(
        label=gettext_lazy("Main occupation"), required=False, choices=Occupation.choices
    )
    support = forms.CharField(
        label=gettext_lazy("Help to prepare"), max_length=_LONGEST_HELP, required=False
    )
    support_ok = forms.BooleanField(
        label=gettext_lazy("They agree that this is kept (health data)"), required=False
    )
    guardian_name = forms.CharField(
        label=gettext_lazy("Guardian's name"), max_length=_LONGEST_NAME, required=False
    )
    guardian_telephone = TelephoneFormField(
        label=gettext_lazy("Guardian's telephone"),
        required=False,
        validators=[validate_personal_telephone],
    )
    guardian_relation = forms.ChoiceField(
        label=gettext_lazy("Guardian's relation"),
        choices=[("", "–"), *Relation.choices],
        required=False,
    )

    def __init__(self, *args: Any, places: _Places = (), **kwargs: Any) -> None:
        kwargs["initial"] = {
            "key": uuid4(),
            "occupation": Occupation.UNSAID,
            **kwargs.get("initial", {}),
        }
        super().__init__(*args, **kwargs)
        self.fields["subdistrict"].choices = [("", "–"), *places]  # type: ignore[attr-defined]  # a choice field
        for name, field in self.fields.items():
            # Another person's facts: the officer's browser must not offer what it remembers.
            field.widget.attrs["autocomplete"] = "off"
            if name in {"name", "telephone", "birth_year"}:
                field.widget.attrs["aria-required"] = "true"

    @property
    def is_blank(self) -> bool:
        """Nobody wrote anything in the row."""
        typed = ("name", "telephone", "birth_year", "support", "guardian_name")
        return not any(
            normalise_line(str(self.data.get(self.add_prefix(name), ""))) for name in typed
        )

    @property
    def has_more(self) -> bool:
        """Something stands, or is missing, in the part that is folded away."""
        folded = ("support", "support_ok", "guardian_name", "guardian_telephone")
        return any(self[name].value() or self[name].errors for name in folded)

    def clean_name(self) -> str:
        """One line; everybody has one."""
        name = normalise_line(self.cleaned_data["name"])
        if not name:
            raise ValidationError(_("Write the name and family name"), code="required")
        return name

    def clean_telephone(self) -> str:
        """A number to ring."""
        stored: str = self.cleaned_data["telephone"]
        if not stored:
            raise ValidationError(_("Enter a phone number, like 081 234 5678"), code="required")
        return stored

    def clean_birth_year(self) -> int:
        """The common year, whichever era was written."""
        year = parse_birth_year(self.cleaned_data["birth_year"], timezone.localdate())
        if year is None:
            raise ValidationError(_("Write the year of birth like 2515"), code="year")
        return year

    def clean_guardian_name(self) -> str:
        """One line."""
        return normalise_line(self.cleaned_data["guardian_name"])

    def clean(self) -> dict[str, Any]:
        """Whoever is not of age has a guardian; health data are kept with consent only."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("support", "").strip() and not cleaned.get("support_ok"):
            self.add_error("support_ok", _("Tick that they agree, or leave the help out"))
        year = cleaned.get("birth_year")
        if year is not None and is_minor(year, timezone.localdate()):
            for name in ("guardian_name", "guardian_telephone"):
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, _("Not of age yet: write the guardian"))
        return cleaned

    def answers(self, entry: dict[str, Any]) -> Answers:
        """Return what the service signs up with."""
        cleaned = self.cleaned_data
        minor = is_minor(cleaned["birth_year"], timezone.localdate())
        return Answers(
            name=cleaned["name"],
            telephone=cleaned["telephone"],
            birth_year=cleaned["birth_year"],
            occupation=cleaned["occupation"] or Occupation.UNSAID,
            subdistrict_id=int(cleaned["subdistrict"]) if cleaned["subdistrict"] else None,
            support=normalise_line(cleaned["support"]),
            helper_name=entry["helper_name"],
            helper_relation=entry["helper_relation"] if entry["helper_name"] else "",
            guardian_name=cleaned["guardian_name"] if minor else "",
            guardian_telephone=cleaned["guardian_telephone"] if minor else "",
            guardian_relation=cleaned["guardian_relation"] if minor else "",
        )


class ExportForm(forms.Form):
    """Why somebody takes a list of people away."""

    reason = forms.CharField(
        label=gettext_lazy("What the file is for"),
        help_text=gettext_lazy("Like: sign-in sheet for the first day"),
        min_length=5,
        max_length=300,
    )


class RosterMessageForm(forms.Form):
    """One text to everybody of a run."""

    text = forms.CharField(
        label=gettext_lazy("What everybody should know"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    to_waiting = forms.BooleanField(label=gettext_lazy("Also to the waiting list"), required=False)

    def clean_text(self) -> str:
        """One line, as a text message is."""
        text = normalise_line(self.cleaned_data["text"])
        if not text:
            raise ValidationError(_("Write the message"), code="required")
        return text
