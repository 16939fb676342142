"""Thai telephone numbers: stored one way, shown in groups, dialled from anywhere.

Stored: national digits, an extension after it ("0812345678", "020000000;ext=12", "1669").
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.core.thai_text import arabic_digits, normalise_line

_NBSP = "\u00a0"
# Longer than any number with an extension that people type; the rest is not looked at.
_LONGEST_INPUT = 60
_LAND_DIGITS = 9
_MOBILE_DIGITS = 10


class Kind(StrEnum):
    """What sort of number it is; it decides length, grouping and how it is dialled."""

    MOBILE = "mobile"
    LAND = "land"
    SHORT = "short"
    FREEPHONE = "freephone"


class Problem(StrEnum):
    """Why something is not a telephone number."""

    EMPTY = "empty"
    MOBILE_LENGTH = "mobile_length"
    LAND_LENGTH = "land_length"
    UNKNOWN = "unknown"
    FOREIGN = "foreign"
    NOT_PERSONAL = "not_personal"


_MESSAGES: Mapping[Problem, Any] = {
    Problem.EMPTY: gettext_lazy("Enter a phone number, like 081 234 5678"),
    Problem.MOBILE_LENGTH: gettext_lazy("Phone number needs 10 digits, like 081 234 5678"),
    Problem.LAND_LENGTH: gettext_lazy("Land line number needs 9 digits, like 02 000 0000"),
    Problem.UNKNOWN: gettext_lazy("Enter a phone number that starts with 0, like 081 234 5678"),
    Problem.FOREIGN: gettext_lazy("Enter a phone number in Thailand, like 081 234 5678"),
    Problem.NOT_PERSONAL: gettext_lazy("Enter your own phone number, like 081 234 5678"),
}


class TelephoneError(ValueError):
    """What was typed cannot be rung; says in the reader's language what to write."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.value)
        self.problem = problem

    @property
    def message(self) -> str:
        """The words to show beside the field."""
        return str(_MESSAGES[self.problem])


@dataclass(frozen=True)
class Telephone:
    """A number that can be rung: national digits, and an extension to ask for."""

    number: str
    kind: Kind
    extension: str = ""

    def __str__(self) -> str:
        return self.display()

    @property
    def stored(self) -> str:
        """The one spelling that is kept in the database and compared."""
        return f"{self.number};ext={self.extension}" if self.extension else self.number

    @property
    def grouped(self) -> str:
        """The digits in groups people can read out: 081 234 5678 · 02 000 0000 · 042 000 000."""
        digits = self.number
        match self.kind:
            case Kind.SHORT:
                return digits
            case Kind.FREEPHONE:
                return f"{digits[:4]} {digits[4:7]} {digits[7:]}"
            case Kind.LAND if digits.startswith("02"):
                return f"{digits[:2]} {digits[2:5]} {digits[5:]}"
            case _:
                return f"{digits[:3]} {digits[3:6]} {digits[6:]}"

    def display(self) -> str:
        """Write the number for people, with its extension in the reader's language."""
        if not self.extension:
            return self.grouped
        return _("%(number)s ext. %(extension)s") % {
            "number": self.grouped,
            "extension": self.extension,
        }

    @property
    def href(self) -> str:
        """The address that dials it, from abroad too; short numbers work only inside Thailand."""
        number = (
            self.number if self.kind in {Kind.SHORT, Kind.FREEPHONE} else f"+66{self.number[1:]}"
        )
        # RFC 3966, section 5.3
        return f"tel:{number};ext={self.extension}" if self.extension else f"tel:{number}"

    @property
    def international(self) -> str:
        """The number for structured data: +66-81-234-5678."""
        if self.kind in {Kind.SHORT, Kind.FREEPHONE}:
            return self.number
        return f"+66-{self.grouped[1:].replace(' ', '-')}"


_EXTENSION = re.compile(r"(?:;? ?ext(?:ension)?[.=:]? ?|,? ?ต่อ(?:เบอร์)? ?|กด ?|#|x)([0-9]{1,6})$")
_PREFIX = re.compile(r"^(?:โทร(?:ศัพท์)?|เบอร์|มือถือ|tel|phone)\.? ?:? ?")
_SEPARATORS = re.compile(r"[ ().\-\u2010-\u2015\u2212/]")
_COUNTRY = re.compile(r"^(?:\+66|0066|66(?=[0-9]{8,9}$))(?:0(?=[0-9]{8}))?")
_DIGITS = re.compile("[0-9]+")


def parse(text: str) -> Telephone:
    """Read what somebody typed; whatever can be repaired is repaired, the rest is an error."""
    plain = arabic_digits(normalise_line(text[:_LONGEST_INPUT])).lower()
    plain = _PREFIX.sub("", plain.removeprefix("tel:"))
    if not plain:
        raise TelephoneError(Problem.EMPTY)
    extension = ""
    if match := _EXTENSION.search(plain):
        extension, plain = match[1], plain[: match.start()]
    digits = _SEPARATORS.sub("", plain)
    if _COUNTRY.match(digits):
        digits = "0" + _COUNTRY.sub("", digits, count=1)
    elif digits.startswith(("+", "00")):
        raise TelephoneError(Problem.FOREIGN)
    if not _DIGITS.fullmatch(digits):
        raise TelephoneError(Problem.UNKNOWN)
    return Telephone(digits, _kind(digits), extension)


def parse_or_none(text: str | None) -> Telephone | None:
    """Read a number that was stored or imported; None when it is not one."""
    try:
        return parse(text) if text else None
    except TelephoneError:
        return None


def normalise(text: str) -> str:
    """Give the spelling to store; raises TelephoneError."""
    return parse(text).stored


def with_lost_zero(text: str) -> str:
    """Give back the 0 that Excel takes from a number it thinks it can count with."""
    digits = arabic_digits(text)
    is_cut = digits.isdecimal() and (
        (len(digits) == _LAND_DIGITS - 1 and digits[0] in "23457")
        or (len(digits) == _MOBILE_DIGITS - 1 and digits[0] in "689")
    )
    return f"0{digits}" if is_cut else text


def display(text: str | None) -> str:
    """Group a stored number for people; what is not a number is shown as it is."""
    telephone = parse_or_none(text)
    return telephone.display() if telephone else (text or "")


def link(
    number: str | Telephone | None, extension: str = "", label: str = "", css_class: str = ""
) -> SafeString:
    """Write a number as a link that dials it; what is not a number stays plain text."""
    telephone = number if isinstance(number, Telephone) else parse_or_none(number)
    if telephone is None:
        return format_html("{}", label or number or "")
    if extension and (digits := arabic_digits(extension).strip()).isdecimal():
        telephone = Telephone(telephone.number, telephone.kind, digits)
    text = label or telephone.display().replace(" ", _NBSP)
    if css_class:
        return format_html('<a class="{}" href="{}">{}</a>', css_class, telephone.href, text)
    return format_html('<a href="{}">{}</a>', telephone.href, text)


def validate_telephone(value: str) -> None:
    """Accept any number that can be rung in Thailand."""
    try:
        parse(value)
    except TelephoneError as error:
        raise ValidationError(error.message, code=error.problem.value) from error


def validate_personal_telephone(value: str) -> None:
    """Accept a person's own number: a mobile or a land line, no hot line."""
    try:
        telephone = parse(value)
        if telephone.kind not in {Kind.MOBILE, Kind.LAND}:
            raise TelephoneError(Problem.NOT_PERSONAL)
    except TelephoneError as error:
        raise ValidationError(error.message, code=error.problem.value) from error


class TelephoneFormField(forms.CharField):
    """A form field that takes a number as people type it and gives the stored spelling."""

    default_validators = [validate_telephone]

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", _LONGEST_INPUT)
        kwargs.setdefault(
            "widget",
            # Not type=tel: HTML allows "tel-national" on plain text only, the keyboard is the same.
            forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel-national"}),
        )
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> str:
        """Repair what can be repaired before anybody judges."""
        text = super().to_python(value) or ""
        telephone = parse_or_none(text)
        return telephone.stored if telephone else str(text)

    def prepare_value(self, value: Any) -> Any:
        """Show a stored number in groups."""
        return display(value) if isinstance(value, str) else value


class PersonalTelephoneFormField(TelephoneFormField):
    """A person's own number, or that of somebody at home, as public forms ask for it."""

    default_validators = [validate_personal_telephone]
    default_error_messages = {"required": _MESSAGES[Problem.MOBILE_LENGTH]}

    def __init__(self, *, css: str = "in", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.widget.attrs["class"] = css

    def clean(self, value: Any) -> Any:
        """Say one thing at a time: what to write."""
        try:
            return super().clean(value)
        except ValidationError as wrong:
            raise wrong.error_list[0] from wrong


class TelephoneField(models.CharField):
    """A column that keeps a number in its stored spelling."""

    default_validators = [validate_telephone]
    description = gettext_lazy("Telephone number")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 40)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        """Leave the usual length out of migrations."""
        name, path, args, kwargs = super().deconstruct()
        if kwargs.get("max_length") == 40:
            del kwargs["max_length"]
        return name, path, args, kwargs

    def to_python(self, value: Any) -> Any:
        """Store one spelling; validation then judges what could not be repaired."""
        text = super().to_python(value)
        telephone = parse_or_none(text)
        return telephone.stored if telephone else text

    def get_prep_value(self, value: Any) -> Any:
        """Keep one spelling on the ways that skip validation, too."""
        return super().get_prep_value(self.to_python(value))

    def formfield(self, **kwargs: Any) -> Any:
        """Edit it in a telephone field."""
        return super().formfield(**{"form_class": TelephoneFormField, **kwargs})


def _kind(digits: str) -> Kind:
    if digits.startswith(("06", "08", "09")):
        if len(digits) != _MOBILE_DIGITS:
            raise TelephoneError(Problem.MOBILE_LENGTH)
        return Kind.MOBILE
    if digits.startswith(("02", "03", "04", "05", "07")):
        if len(digits) != _LAND_DIGITS:
            raise TelephoneError(Problem.LAND_LENGTH)
        return Kind.LAND
    if digits.startswith("1"):
        if len(digits) in {3, 4}:
            return Kind.SHORT
        if len(digits) == 10 and digits.startswith(("1800", "1401")):
            return Kind.FREEPHONE
    raise TelephoneError(Problem.MOBILE_LENGTH if digits.startswith("0") else Problem.UNKNOWN)
