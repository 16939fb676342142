"""What somebody writes who wants to see, correct or erase their own data."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from portal.core.parts import Link
from portal.core.personal_numbers import id_numbers
from portal.core.storable_field import StorableField
from portal.core.telephones import PersonalTelephoneFormField
from portal.core.thai_text import normalise, normalise_line
from portal.places import areas
from registry.enums import RightsKind, RightsState
from registry.forms.problems import problem_links
from registry.lookup import province_of
from registry.models import RightsRequest

LONGEST_NAME = 120
LONGEST_MESSAGE = 1000


class RightsForm(forms.Form):
    """Who asks for what, and which centre has the data."""

    kind = forms.ChoiceField(
        label=_("What would you like?"),
        choices=RightsKind.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose what you would like"),
            "invalid_choice": _("Choose one of these"),
        },
    )
    name = StorableField(
        label=_("Name and family name"),
        max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs={"class": "in", "autocomplete": "name"}),
        error_messages={"required": _("Write your name, so that we know whose data it is")},
    )
    tel = PersonalTelephoneFormField(
        label=_("Telephone number"),
        help_text=_("We call it to make sure that it is you"),
    )
    ref = StorableField(
        label=_("Reference of the sign-up"),
        help_text=_("If you have it, like SNK-7K4P-M2QX-29"),
        required=False,
        max_length=60,
        widget=forms.TextInput(
            attrs={"class": "in", "autocapitalize": "characters", "autocomplete": "off"}
        ),
    )
    province = forms.ChoiceField(
        label=_("Province where you signed up"),
        required=False,
        widget=forms.Select(attrs={"class": "in"}),
    )
    district = forms.ChoiceField(
        label=_("District"),
        help_text=_("If you are not sure, leave it"),
        required=False,
        widget=forms.Select(attrs={"class": "in"}),
    )
    message = StorableField(
        label=_("What is it about?"),
        required=False,
        widget=forms.Textarea(attrs={"class": "in", "rows": 4, "maxlength": LONGEST_MESSAGE}),
    )
    #: People do not see it; what fills it is a program.
    website = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, is_judged: bool = True, province: str = ""
    ) -> None:
        super().__init__(data if is_judged else None, initial=_kept(data))
        chosen = str((data or {}).get("province", "")) or province
        self.initial.setdefault("province", province)
        empty = ("", str(_("Choose a province")))
        self.fields["province"].choices = [empty, *areas.province_choices()]  # type: ignore[attr-defined]  # a choice field
        districts = areas.district_choices(chosen) if chosen else []
        self.fields["district"].choices = [("", "—"), *districts]  # type: ignore[attr-defined]  # likewise
        self.has_districts = bool(districts)

    @property
    def is_from_a_program(self) -> bool:
        """Something filled the box that people do not see."""
        return bool(self.data.get("website"))

    @property
    def area(self) -> str:
        """The district, else the province, else the one that the reference's letters name."""
        cleaned = self.cleaned_data
        return cleaned["district"] or cleaned["province"] or province_of(cleaned["ref"])

    @property
    def problems(self) -> list[Link]:
        """What the summary above the form lists."""
        return list(problem_links(self, anchors={"kind": "id_kind_0"}))

    def clean_name(self) -> str:
        """Keep one spelling; what nobody can see is no name."""
        name = normalise_line(self.cleaned_data["name"])
        if not name:
            raise ValidationError(self.fields["name"].error_messages["required"])
        return name

    def clean_message(self) -> str:
        """Take what can be stored; no ID numbers."""
        text = normalise(self.cleaned_data["message"]).strip()[:LONGEST_MESSAGE]
        if id_numbers(text):
            raise ValidationError(_("Take out the 13-digit number: it may be a national ID number"))
        return text

    def clean(self) -> dict[str, Any]:
        """Somebody has to be in charge: the place is needed where the reference names none."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        district, province = cleaned.get("district", ""), cleaned.get("province", "")
        if district and not district.startswith(province):
            cleaned["district"] = ""
        if not province and "province" in cleaned and not province_of(cleaned.get("ref", "")):
            self.add_error("province", _("Choose the province, or write the reference"))
        return cleaned


def _kept(data: Mapping[str, Any] | None) -> dict[str, Any]:
    """What was typed, where it is not judged yet."""
    names = ("kind", "name", "tel", "ref", "province", "district", "message")
    return {name: data[name] for name in names if name in data} if data else {}


class AnswerForm(WagtailAdminModelForm):
    """What was done about a request; what was asked stays as it was written."""

    state = forms.ChoiceField(
        label=_("state"), choices=RightsState.choices, widget=forms.RadioSelect
    )

    class Meta:
        model = RightsRequest
        fields = ["state", "answer"]

    def clean(self) -> dict[str, Any]:
        """Nobody is answered without words."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("state") != RightsState.NEW and not cleaned.get("answer", "").strip():
            self.add_error("answer", _("Write what was done, or why it was not"))
        return cleaned
