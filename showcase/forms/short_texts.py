"""How long name and first sentence of a group or product may be; said once for both forms."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from showcase.forms.contact_rules import Problem

MAX_TITLE = 60
MAX_SUMMARY = 140


def count_letters(form: forms.BaseForm) -> None:
    """Let the admin count the letters beside the two fields."""
    for name, most in (("title", MAX_TITLE), ("summary", MAX_SUMMARY)):
        if name in form.fields:
            form.fields[name].widget.attrs["data-letters"] = most


def length_problems(typed: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield what is too long for a card."""
    summary = typed.get("summary") or ""
    if len(summary) > MAX_SUMMARY:
        values = {"most": MAX_SUMMARY, "now": len(summary)}
        yield "summary", _("Use at most %(most)d letters; now there are %(now)d") % values
