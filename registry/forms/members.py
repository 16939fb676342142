"""Forms of the register of a group's members: one person, a spreadsheet of them, the day they left."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalogue.forms.fields import DayField
from portal.core.storable_field import StorableField
from portal.core.telephones import PersonalTelephoneFormField
from portal.core.text_checks import id_numbers
from portal.core.thai_dates import local_day
from portal.core.thai_text import normalise_line
from registry.enums import GroupRole
from registry.services.group_members import MemberFacts

LONGEST_NAME = 120
LONGEST_NOTE = 300


class MemberForm(forms.Form):
    """One member; a row of a spreadsheet is judged by the same."""

    name = StorableField(label=gettext_lazy("Name and family name"), max_length=LONGEST_NAME)
    telephone = PersonalTelephoneFormField(
        label=gettext_lazy("Telephone"),
        help_text=gettext_lazy("Without it nobody can be found among the learners"),
        required=False,
        css="",
    )
    role = forms.ChoiceField(
        label=gettext_lazy("Role in the group"),
        choices=GroupRole.choices,
        initial=GroupRole.MEMBER,
    )
    joined_on = DayField(
        label=gettext_lazy("Joined on"),
        help_text=gettext_lazy("For example: 12 ม.ค. 2568"),
        required=False,
    )
    note = StorableField(
        label=gettext_lazy("Note"),
        help_text=gettext_lazy("For the centre only. No ID numbers, nothing about health"),
        max_length=LONGEST_NOTE,
        required=False,
    )
    is_founder = forms.BooleanField(
        label=gettext_lazy("Founded the group with others"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].error_messages["required"] = _("Write the name and family name")
        for field in self.fields.values():
            # Another person's facts: the officer's browser must not offer what it remembers.
            field.widget.attrs["autocomplete"] = "off"

    def clean_name(self) -> str:
        """One line; no ID numbers."""
        name = _without_id(normalise_line(self.cleaned_data["name"]))
        if not name:
            raise ValidationError(self.fields["name"].error_messages["required"], code="required")
        return name

    def clean_note(self) -> str:
        """The same."""
        return _without_id(normalise_line(self.cleaned_data["note"]))

    def clean_joined_on(self) -> Any:
        """A day that has come."""
        day = self.cleaned_data["joined_on"]
        if day and day > local_day(timezone.now()):
            raise ValidationError(_("This day is yet to come"))
        return day

    @property
    def facts(self) -> MemberFacts:
        """What was written, once it is right."""
        cleaned = {name: self.cleaned_data[name] for name in MemberFacts.__dataclass_fields__}
        return MemberFacts(**cleaned)


class ToldForm(forms.Form):
    """Nobody is written down behind their back."""

    told = forms.BooleanField(
        label=gettext_lazy("They know that the centre keeps this, what for and for how long"),
        help_text=gettext_lazy(
            "Name, telephone and role, to look after the group; kept while they belong to it and a"
            " year after. Seen by the centre, the province and the department; never published"
        ),
        error_messages={"required": gettext_lazy("Tell them first: what is kept, and what for")},
    )


class NewMemberForm(MemberForm, ToldForm):
    """Somebody who joined."""

    field_order = ["name", "telephone", "role", "joined_on", "note", "is_founder", "told"]


class MembersSheetForm(ToldForm):
    """The filled-in spreadsheet."""

    file = forms.FileField(
        label=gettext_lazy("Excel file (.xlsx)"),
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
    )
    field_order = ["file", "told"]


class LeftForm(forms.Form):
    """The day on which somebody left."""

    left_on = DayField(label=gettext_lazy("Left on"), required=False)


def _without_id(text: str) -> str:
    if id_numbers(text):
        raise ValidationError(_("Take out the 13-digit number: it may be a national ID number"))
    return text
