"""What somebody writes to sign up for a run: repaired where possible, then judged.

A helper and a guardian are asked for only when they are due.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.core.personal_numbers import id_numbers
from portal.core.telephones import PersonalTelephoneFormField
from portal.core.thai_dates import ERA, parse_birth_year
from portal.core.thai_text import normalise, normalise_line
from portal.places import areas
from portal.places.models import OrgUnit, Subdistrict
from registry import known_rows
from registry.ages import is_minor
from registry.enums import Occupation, Relation
from registry.forms.posted import typed_of
from registry.services.sign_up import Answers

LONGEST_NAME = 120
LONGEST_LINE_ID = 40
LONGEST_SUPPORT = 300
#: Longer than anything that is an answer: the rest is neither judged nor shown again.
_LONGEST_TYPED = 1000

#: What the check page carries and a draft keeps.
ANSWERS = (
    "name", "tel", "line", "birth_year", "province", "district", "subdistrict", "job", "support",
    "support_ok", "follow", "for_other", "helper_name", "helper_relation", "guardian_name",
    "guardian_tel", "guardian_relation",
)  # fmt: skip
HELPER = ("helper_name", "helper_relation")
GUARDIAN = ("guardian_name", "guardian_tel", "guardian_relation")
_GUARDIANS = (Relation.PARENT, Relation.GRANDPARENT, Relation.RELATIVE, Relation.OTHER)
_ON = "on"


def typed(posted: Mapping[str, str]) -> dict[str, str]:
    """Return what was typed."""
    return typed_of(posted, ANSWERS, most=_LONGEST_TYPED)


class NameField(forms.CharField):
    """Somebody's name on one line."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", _text("w-l", autocomplete="name"))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> str:
        """Single blanks, marks in order."""
        return normalise_line(super().to_python(value) or "")

    def validate(self, value: str) -> None:
        """Name and family name, without figures."""
        super().validate(value)
        if not value:
            return
        if any(sign.isdigit() for sign in value):
            raise ValidationError(_("Write the name without figures"))
        if len(value) > LONGEST_NAME:
            raise ValidationError(_("Write at most 120 letters"))
        words = [word for word in value.split() if any(sign.isalpha() for sign in word)]
        if len(words) < 2:
            raise ValidationError(_("Add your family name"))


def _text(width: str = "", **attrs: str) -> forms.TextInput:
    return forms.TextInput(attrs={"class": f"in {width}".strip(), **attrs})


def _select(**attrs: str) -> forms.Select:
    return forms.Select(attrs={"class": "in", **attrs})


def _relations(relations: Iterable[Relation]) -> list[tuple[str, Any]]:
    return [("", pgettext_lazy("form", "Choose")), *((one.value, one.label) for one in relations)]


_CHOOSE_RELATION = {
    "required": _("Choose what they are to the learner"),
    "invalid_choice": _("Choose what they are to the learner"),
}


class SignUpForm(forms.Form):
    """The answers of an applicant. Bind it to what `typed` returns."""

    use_required_attribute = False

    name = NameField(
        label=_("Name and family name"),
        help_text=_("As on the ID card: it is printed on the certificate"),
        error_messages={"required": _("Enter name and family name")},
    )
    tel = PersonalTelephoneFormField(
        css="in w-m",
        max_length=_LONGEST_TYPED,
        label=_("Mobile number"),
        help_text=_("For results and changed days. The number of somebody at home will do"),
    )
    line = forms.CharField(
        label=_("LINE ID"),
        required=False,
        widget=_text("w-m", autocomplete="off", autocapitalize="none", spellcheck="false"),
    )
    birth_year = forms.CharField(
        label=_("Birth year (B.E.)"),
        help_text=_("Like 2508. It tells whether this course suits you"),
        widget=_text("w-s", autocomplete="bday-year", inputmode="numeric"),
        error_messages={"required": _("Enter your birth year (B.E.), 4 digits, like 2508")},
    )
    province = forms.CharField(
        label=_("Province"), required=False, widget=_select(autocomplete="address-level1")
    )
    district = forms.CharField(
        label=_("District where you live"),
        widget=_select(autocomplete="address-level2"),
        error_messages={"required": _("Choose the district where you live")},
    )
    subdistrict = forms.CharField(
        label=_("Sub-district"),
        widget=_select(autocomplete="address-level3"),
        error_messages={"required": _("Choose the sub-district where you live")},
    )
    job = forms.ChoiceField(
        label=_("What do you mainly do now?"),
        choices=Occupation.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose an occupation, or “I would rather not say”"),
            "invalid_choice": _("Choose an occupation, or “I would rather not say”"),
        },
    )
    support = forms.CharField(
        label=_("Is there anything we can prepare for you?"),
        help_text=_("Like a wheelchair, hard of hearing, reading is difficult, food allergies"),
        required=False,
        widget=forms.Textarea(attrs={"class": "in", "rows": 3, "autocomplete": "off"}),
    )
    support_ok = forms.BooleanField(
        label=_("The centre may keep this, for preparing my course only"), required=False
    )
    follow = forms.BooleanField(
        label=_("The centre may call me about other courses or funding"), required=False
    )
    for_other = forms.BooleanField(
        label=_("I am filling this in for somebody else"), required=False
    )
    helper_name = NameField(
        label=_("Your own name and family name"),
        required=False,
        widget=_text("w-l", autocomplete="off"),
    )
    helper_relation = forms.ChoiceField(
        label=_("What are you to the learner?"),
        required=False,
        choices=lambda: _relations(Relation),
        widget=_select(autocomplete="off"),
        error_messages=_CHOOSE_RELATION,
    )
    guardian_name = NameField(
        label=_("Guardian's name and family name"),
        required=False,
        widget=_text("w-l", autocomplete="off"),
    )
    guardian_tel = PersonalTelephoneFormField(
        css="in w-m",
        max_length=_LONGEST_TYPED,
        label=_("Guardian's telephone"),
        required=False,
        help_text=_("We send a link there; the guardian reads it and agrees"),
        widget=_text("w-m", autocomplete="off", inputmode="tel"),
    )
    guardian_relation = forms.ChoiceField(
        label=_("What is the guardian to the learner?"),
        required=False,
        choices=lambda: _relations(_GUARDIANS),
        widget=_select(autocomplete="off"),
        error_messages=_CHOOSE_RELATION,
    )

    #: The place that district and sub-district name; None until they were judged.
    place: Subdistrict | None = None

    def clean_line(self) -> str:
        """Keep what fits."""
        text = normalise_line(self.cleaned_data["line"])
        if len(text) > LONGEST_LINE_ID:
            raise ValidationError(_("A LINE ID has at most 40 letters"))
        return text

    def clean_birth_year(self) -> int:
        """Read either era; keep the common one."""
        today = timezone.localdate()
        year = parse_birth_year(self.cleaned_data["birth_year"], today)
        if year is None:
            raise ValidationError(_("Enter your birth year (B.E.), 4 digits, like 2508"))
        return year

    def clean_subdistrict(self) -> str:
        """A sub-district of today that lies in the district."""
        code: str = self.cleaned_data["subdistrict"].strip()
        district = self.cleaned_data.get("district", "").strip()
        if district and code[:4] == district:
            self.place = known_rows.subdistrict(code)
        if self.place is None:
            raise ValidationError(_("Choose the sub-district where you live"))
        return code

    def clean_district(self) -> str:
        """A district of today."""
        code: str = self.cleaned_data["district"].strip()
        if areas.district(code) is None:
            raise ValidationError(_("Choose the district where you live"))
        return code

    def clean_support(self) -> str:
        """A few lines; no numbers that name a person."""
        text = normalise(self.cleaned_data["support"]).strip()
        if len(text) > LONGEST_SUPPORT:
            raise ValidationError(_("Write at most 300 letters"))
        if id_numbers(text):
            raise ValidationError(_("Take out the 13-digit number: it may be a national ID number"))
        return text

    def clean(self) -> dict[str, Any]:
        """Ask for what follows from other answers; drop what does not."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("support") and not cleaned.get("support_ok"):
            self.add_error(
                "support_ok", _("Tick that the centre may keep this, or empty the box above")
            )
        self._need(HELPER, needed=bool(cleaned.get("for_other")))
        if "birth_year" in cleaned:
            self._need(GUARDIAN, needed=self.needs_guardian)
        return cleaned

    def _need(self, names: Iterable[str], *, needed: bool) -> None:
        messages = {
            "helper_name": _("Enter your own name and family name"),
            "helper_relation": _("Choose what you are to the learner"),
            "guardian_name": _("Enter the guardian's name and family name"),
            "guardian_tel": _("Enter the guardian's telephone"),
            "guardian_relation": _("Choose what the guardian is to the learner"),
        }
        for name in names:
            if not needed:
                self.cleaned_data[name] = ""
                self.errors.pop(name, None)
            elif name not in self.errors and not self.cleaned_data.get(name):
                self.add_error(name, messages[name])

    @cached_property
    def needs_guardian(self) -> bool:
        """By the year of birth, a guardian has to agree; false while nobody knows it."""
        if self.is_bound:
            year = getattr(self, "cleaned_data", {}).get("birth_year")
        else:
            year = parse_birth_year(self.initial.get("birth_year"), timezone.localdate())
        return isinstance(year, int) and is_minor(year, timezone.localdate())

    @property
    def answers(self) -> Answers:
        """What the service takes; of a valid form only."""
        given = self.cleaned_data
        return Answers(
            name=given["name"],
            telephone=given["tel"],
            birth_year=given["birth_year"],
            occupation=given["job"],
            subdistrict_id=given["subdistrict"],
            line_id=given["line"],
            support=given["support"],
            may_contact=given["follow"],
            helper_name=given["helper_name"],
            helper_relation=given["helper_relation"],
            guardian_name=given["guardian_name"],
            guardian_telephone=given["guardian_tel"],
            guardian_relation=given["guardian_relation"],
        )

    @property
    def repaired(self) -> dict[str, str]:
        """The answers as they are sent again: repaired, so that they read the same ever after."""
        given = self.cleaned_data
        values = {name: given.get(name, "") for name in ANSWERS}
        values["birth_year"] = str(given["birth_year"] + ERA)
        values["province"] = given["district"][:2]
        return {name: _ON if value is True else str(value or "") for name, value in values.items()}

    def offer_places(self, unit: OrgUnit) -> None:
        """Fill the three selects; one query, for the sub-districts."""
        province, district = self._chosen_place(unit)
        choose = [("", pgettext_lazy("form", "Choose"))]
        lists = {
            "province": areas.province_choices(),
            "district": areas.district_choices(province),
            "subdistrict": areas.subdistrict_choices(district) if district else [],
        }
        for name, choices in lists.items():
            widget: Any = self.fields[name].widget
            widget.choices = [*choose, *choices]
        if not self.is_bound:
            self.initial.update(province=province, district=district)
            if not self.initial.get("subdistrict", "").startswith(district or "-"):
                own = unit.subdistrict_id or ""
                self.initial["subdistrict"] = own if own.startswith(district or "-") else ""

    def _chosen_place(self, unit: OrgUnit) -> tuple[str, str]:
        values = self.data if self.is_bound else self.initial
        province, district = values.get("province", ""), values.get("district", "")
        if areas.province(province) is None:
            province = district[:2]
        if areas.province(province) is None:
            return unit.province_id or "", unit.district_id or ""
        if not province or not district.startswith(province) or areas.district(district) is None:
            return province, ""
        return province, district
