"""Content checks on forms: what must not go public becomes an error beside its field.

The checks themselves are in `portal.core.text_checks`.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.blocks.list_block import ListValue
from wagtail.rich_text import RichText

from portal.core.blocks.panels import TelephoneNumberBlock
from portal.core.blocks.text import HeadingValue
from portal.core.findings import Finding, Level
from portal.core.telephones import TelephoneFormField
from portal.core.text_checks import alt_text, check_html, check_text, heading_levels, link_text

__all__ = ["Finding", "Level", "check_html", "check_public_text", "check_text", "check_value"]

#: Fields that hold codes and addresses, not words.
_NOT_TEXT = (
    forms.SlugField,
    forms.URLField,
    forms.EmailField,
    forms.UUIDField,
    forms.ChoiceField,
    TelephoneFormField,
)
#: How running text is stored; any other "<" is a sign that somebody wrote.
_STORED_HTML = re.compile(r"\s*<(p|h[1-6]|ul|ol|hr|blockquote|embed)\b")
#: What names a person: never public, told of in a draft.
_NUMBERS = frozenset({"id_number", "telephone"})
_NO_WORDS = (blocks.URLBlock, blocks.ChoiceBlock, TelephoneNumberBlock)


def check_public_text(
    form: forms.BaseForm,
    fields: Iterable[str] | None = None,
    allowed_telephones: Iterable[str] = (),
) -> dict[str, list[Finding]]:
    """Check a form's public texts in `clean()`; blocking findings become errors of their field.

    Without `fields`, every text and stream of the form is public. Telephone fields of the same form
    are contacts, so their numbers may stand in the text as well. Gives all findings by field, for
    the form to show the milder ones.
    """
    allowed = [*allowed_telephones, *_telephones_of(form)]
    findings: dict[str, list[Finding]] = {}
    for name, value in _public_texts(form, fields):
        found = list(check_value(value, allowed))
        if not found:
            continue
        findings[name] = found
        blocking = [finding for finding in found if finding.level is Level.BLOCK]
        if blocking:
            form.add_error(
                name, [ValidationError(str(finding), code=finding.code) for finding in blocking]
            )
    return findings


def draft_warnings(
    form: forms.BaseForm,
    fields: Iterable[str] | None = None,
    allowed_telephones: Iterable[str] = (),
) -> list[str]:
    """Say where a draft's texts hold what will keep it from being published, place by place.

    A draft is kept with whatever stands in it: nothing here becomes an error.
    """
    allowed = [*allowed_telephones, *_telephones_of(form)]
    return [
        _("%(place)s: %(finding)s") % {"place": place, "finding": finding}
        for name, value in _public_texts(form, fields)
        for place, part in _places(str(form.fields[name].label or name), value)
        for finding in check_value(part, allowed)
        if finding.level is Level.BLOCK and finding.code in _NUMBERS
    ]


def _public_texts(form: forms.BaseForm, fields: Iterable[str] | None) -> Iterator[tuple[str, Any]]:
    for name in list(fields if fields is not None else form.fields):
        field = form.fields.get(name)
        value = form.cleaned_data.get(name)
        if field is not None and value and not isinstance(field, _NOT_TEXT):
            yield name, value


def _places(label: str, value: Any) -> Iterator[tuple[str, Any]]:
    """Give the parts of a value with the name of each place, as the editor shows it."""
    if not isinstance(value, blocks.StreamValue):
        yield label, value
        return
    for number, child in enumerate(value, start=1):
        words = {"field": label, "number": number, "block": child.block.label}
        yield _("%(field)s, part %(number)d (%(block)s)") % words, child.value


def check_value(value: Any, allowed_telephones: Iterable[str] = ()) -> Iterator[Finding]:
    """Check a value of a field or block, however deep its words lie."""
    allowed = list(allowed_telephones)
    yield from heading_levels(_levels(value))
    yield from _walk(value, allowed)


def _walk(value: Any, allowed: list[str]) -> Iterator[Finding]:
    if isinstance(value, str):
        is_html = _STORED_HTML.match(value) is not None
        yield from check_html(value, allowed) if is_html else check_text(value, allowed)
    elif isinstance(value, RichText):
        yield from check_html(value.source, allowed)
    elif alt := getattr(value, "contextual_alt_text", None):
        yield from alt_text(str(alt))
    else:
        if isinstance(value, blocks.StructValue) and {"title", "url"} <= value.keys():
            yield from link_text(str(value.get("title") or ""))
        for part in _parts(value):
            yield from _walk(part, allowed)


def _parts(value: Any) -> Iterator[Any]:
    """Give the values inside a value, but not numbers, choices and addresses."""
    if isinstance(value, blocks.StructValue):
        for name, child in value.items():
            if not isinstance(value.block.child_blocks.get(name), _NO_WORDS):
                yield child
    elif isinstance(value, blocks.StreamValue):
        yield from (part.value for part in value)
    elif isinstance(value, ListValue | list | tuple):
        yield from value


def _levels(value: Any) -> Iterator[int]:
    if isinstance(value, blocks.StreamValue):
        for child in value:
            if isinstance(child.value, HeadingValue):
                yield int(child.value.level[1])


def _telephones_of(form: forms.BaseForm) -> Iterator[str]:
    for name, field in form.fields.items():
        if isinstance(field, TelephoneFormField) and (number := form.cleaned_data.get(name)):
            yield str(number)
