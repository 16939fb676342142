"""The fields that a proposal is written in, each as wide as the page's own column."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from catalogue.funding.fields import WholeNumberField
from portal.core.personal_numbers import id_numbers
from portal.core.thai_text import normalise, normalise_line
from showcase.forms.short_texts import MAX_SUMMARY, MAX_TITLE

LONGEST_TEXT = 1500
NO_ID_NUMBER = _("Take out the 13-digit number: it may be a national ID number")

#: gettext_lazy gives something that reads as words when it is shown.
Words = Any


def attrs(width: str = "", **more: Any) -> dict[str, Any]:
    """Return what every field of the page carries; no browser fills it in from elsewhere."""
    return {"class": f"in {width}".strip(), "autocomplete": "off", **more}


class WordsField(forms.CharField):
    """Words, in the one spelling that is kept; too many of them are named, never cut."""

    def __init__(self, *, most: int, rows: int = 0, width: str = "", **kwargs: Any) -> None:
        self.most, self.is_line = most, not rows
        widget = forms.Textarea(attrs(rows=rows)) if rows else forms.TextInput(attrs(width))
        kwargs.setdefault("widget", widget)
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> str:
        """One spelling; a line stays a line."""
        text = super().to_python(value) or ""
        return normalise_line(text) if self.is_line else normalise(text).strip()

    def validate(self, value: str) -> None:
        """Say how long it may be, and how long it is."""
        super().validate(value)
        if len(value) > self.most:
            raise ValidationError(
                _("Use at most %(most)d letters; now there are %(now)d"),
                params={"most": self.most, "now": len(value)},
            )


def words(
    model: type[models.Model],
    name: str,
    label: Words,
    help_text: Words = "",
    *,
    rows: int = 0,
    width: str = "",
) -> WordsField:
    """Ask for what may be left out; as long as the page's own column allows."""
    most = getattr(model._meta.get_field(name), "max_length", None) or LONGEST_TEXT
    return WordsField(
        label=label, help_text=help_text, most=most, rows=rows, width=width, required=False
    )


def title(label: Words, help_text: Words, missing: Words) -> WordsField:
    """Ask what it is called."""
    return WordsField(
        label=label, help_text=help_text, most=MAX_TITLE, error_messages={"required": missing}
    )


def summary(label: Words, help_text: Words, missing: Words) -> WordsField:
    """Ask for one sentence."""
    return WordsField(
        label=label,
        help_text=help_text,
        most=MAX_SUMMARY,
        rows=2,
        error_messages={"required": missing},
    )


def whole_number(label: Words, help_text: Words = "", **bounds: Any) -> WholeNumberField:
    """Ask for a number that may be left out, with a keyboard of figures."""
    return WholeNumberField(
        label=label,
        help_text=help_text,
        required=False,
        widget=forms.TextInput(attrs("w-s", inputmode="numeric")),
        **bounds,
    )


def choice(label: Words, choices: Any, missing: Words = "") -> forms.ChoiceField:
    """Ask for one of a list; `missing` says what is asked where it must not be left out."""
    known = _("Choose one of these")
    return forms.ChoiceField(
        label=label,
        required=bool(missing),
        choices=[("", pgettext_lazy("form", "Choose")), *choices],
        widget=forms.Select(attrs()),
        error_messages={"required": missing or known, "invalid_choice": missing or known},
    )


def without_id_number(text: str) -> str:
    """Refuse what may be the number of somebody's ID card."""
    if id_numbers(text):
        raise ValidationError(NO_ID_NUMBER)
    return text
