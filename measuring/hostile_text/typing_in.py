"""Filling every text field of a page's form in the admin, down to each block of its streams.

Fields are found, not listed: what a room adds tomorrow is typed into as well.
"""

import json
import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import override
from wagtail import blocks
from wagtail.blocks.field_block import FieldBlock, RichTextBlock
from wagtail.blocks.list_block import ListBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock

from measuring.hostile_text.payloads import Payload
from portal.core.page_forms import posted_name

#: Letters from which on a field takes several payloads in one save.
_LONG = 600
#: A mark of each payload and field: `zq0017k42`.
_MARK = "zq{:04d}k{:02d}"
_RICH = "unstyled"
#: Judged by their own fields, which take no free words.
_SAME = (forms.ChoiceField, forms.BooleanField, forms.ModelChoiceField, forms.IntegerField)


def as_posted(data: Mapping[str, str]) -> dict[str, str]:
    """What is posted of what was typed by the names of fields."""
    return {posted_name(name): text for name, text in data.items()}


@dataclass
class Typed:
    """What was typed into one form."""

    data: dict[str, str] = field(default_factory=dict)
    #: Mark → the field that it was typed into.
    marks: dict[str, str] = field(default_factory=dict)
    #: Field → what it said to each payload that it refused by itself.
    refused: list[tuple[str, Payload, str]] = field(default_factory=list)
    #: Names of all text fields and text blocks, in the order of the form.
    fields: list[str] = field(default_factory=list)


@dataclass
class Typist:
    """Somebody who types payloads into a form: into each field the next one of a row.

    In a long field all of `many` are typed one below the other, else one of them.
    """

    save: int
    row: list[Payload]
    #: What choosers choose: the keys of an image and of a document.
    image: int
    document: int
    #: Field → what must stand before and after a payload, so that the field reads on.
    forms_of: Mapping[str, str]
    many: int = 1
    typed: Typed = field(default_factory=Typed)

    def fill(self, form_class: Any, given: Mapping[str, str]) -> Typed:
        """Fill the form in Thai; fields that are `given` keep these values."""
        with override("th"):
            self._fill(form_class, given)
        self.typed.data |= given
        return self.typed

    def _fill(self, form_class: Any, given: Mapping[str, str]) -> None:
        for name, one in form_class.base_fields.items():
            if isinstance(one, blocks.base.BlockField):
                self._block(one.block, name)
            elif name in given:
                continue
            elif name == "picture" and "picture_shows" in form_class.base_fields:
                # What is typed beside a picture is kept with it.
                self.typed.data[name] = str(self.image)
            elif isinstance(one, forms.CharField) and not isinstance(one, forms.SlugField):
                self.typed.data[name] = self._words(name, one)

    def _words(self, name: str, one: forms.Field) -> str:
        """Return what is typed into a text field, once the field itself takes it."""
        number = len(self.typed.fields)
        self.typed.fields.append(name)
        most = getattr(one, "max_length", None)
        count = 1 if most is not None and most < _LONG else self.many
        if most is not None and count > 1:
            count = max(1, min(count, most // 160))
        lines, before = [], self.forms_of.get(name, "{}")
        for step in range(count):
            payload = self.row[(self.save * count + step + number) % len(self.row)]
            mark = _MARK.format(payload.number, number)
            text = before.replace("{}", payload.within(mark, most and most - len(before) + 2))
            try:
                one.clean(text)
            except ValidationError as said:
                self.typed.refused.append((name, payload, " ".join(said.messages)))
                continue
            lines.append(text)
            self.typed.marks[mark] = name
        if not lines:
            return self._harmless(one, name)
        return "\n".join(lines)

    def _harmless(self, one: forms.Field, name: str) -> str:
        for text in (f"ผ้าขาวม้า {name}"[:30], "https://example.com/", "0810000000", ""):
            try:
                one.clean(text)
            except ValidationError:
                continue
            return text
        return ""

    # --- blocks ---------------------------------------------------------------------------------

    def _block(self, block: Any, prefix: str) -> None:
        data = self.typed.data
        match block:
            case blocks.StreamBlock():
                kinds = [(kind, one) for kind, one in block.child_blocks.items() if _has_words(one)]
                data[f"{prefix}-count"] = str(len(kinds))
                for place, (kind, one) in enumerate(kinds):
                    self._row(f"{prefix}-{place}", place, type=kind)
                    self._block(one, f"{prefix}-{place}-value")
            case ListBlock():
                data[f"{prefix}-count"] = "1"
                self._row(f"{prefix}-0", 0)
                self._block(block.child_block, f"{prefix}-0-value")
            case ImageBlock():
                data[f"{prefix}-image"] = str(self.image)
                self._block(block.child_blocks["alt_text"], f"{prefix}-alt_text")
            case blocks.StructBlock():
                for name, one in block.child_blocks.items():
                    self._block(one, f"{prefix}-{name}")
            case RichTextBlock():
                data[prefix] = self._rich(prefix, block)
            case blocks.ChoiceBlock():
                data[prefix] = next(value for value, _label in _flat(block.field.choices) if value)
            case blocks.BooleanBlock():
                data[prefix] = "on"
            case blocks.IntegerBlock():
                data[prefix] = str(block.field.min_value or 1)
            case blocks.ChooserBlock():
                data[prefix] = str(self.document) if isinstance(block, DocumentChooserBlock) else ""
            case FieldBlock():
                data[prefix] = self._words(prefix, block.field)
            case _:
                raise TypeError(f"{prefix}: nobody knows how to type into {type(block).__name__}")

    def _row(self, prefix: str, place: int, **more: str) -> None:
        for name, value in {"id": "", "order": str(place), "deleted": "", **more}.items():
            self.typed.data[f"{prefix}-{name}"] = value

    def _rich(self, prefix: str, block: Any) -> str:
        """Write what the editor sends: each payload as words, and its attack as a link's address."""
        number = len(self.typed.fields)
        self.typed.fields.append(prefix)
        most = block.field.max_length or math.inf
        rows: list[dict[str, Any]] = []
        links: dict[str, Any] = {}
        letters = 0
        for step in range(self.many):
            payload = self.row[(self.save * self.many + step + number) % len(self.row)]
            mark = _MARK.format(payload.number, number)
            text = payload.within(mark)
            letters += len(text)
            if letters > most:
                break
            self.typed.marks[mark] = prefix
            rows.append(
                {
                    "key": f"b{step}", "text": text, "type": _RICH, "depth": 0,
                    "inlineStyleRanges": [{"offset": 0, "length": 4, "style": "BOLD"}],
                    "entityRanges": [{"offset": 3, "length": len(mark), "key": step}], "data": {},
                }
            )  # fmt: skip
            links[str(step)] = {
                "type": "LINK", "mutability": "MUTABLE", "data": {"url": payload.attack},
            }  # fmt: skip
        return json.dumps({"blocks": rows, "entityMap": links})


def first_errors(form: forms.BaseForm) -> Iterator[tuple[str, str]]:
    """Yield each field that a form refused, with all that it says."""
    for name, errors in form.errors.items():
        yield name, " ".join(_messages(errors.as_data()))


def _messages(errors: Any) -> Iterator[str]:
    for error in errors:
        inner = [*_inner(error)]
        if inner:
            yield from _messages(inner)
        else:
            yield " ".join(str(message) for message in getattr(error, "messages", [error]))


def _inner(error: Any) -> Iterator[Any]:
    held = getattr(error, "block_errors", None) or {}
    values = held.values() if isinstance(held, dict) else held
    for one in [*values, getattr(error, "non_block_errors", None)]:
        if one is None:
            continue
        yield from one.as_data() if hasattr(one, "as_data") else [one]


def _has_words(block: Any) -> bool:
    """A block without any words, as a document, is left out."""
    found: list[Any] = []
    _walk(block, found.append)
    return bool(found)


def _walk(block: Any, see: Callable[[Any], None]) -> None:
    children = getattr(block, "child_blocks", {}).values()
    for child in [*children, *([block.child_block] if isinstance(block, ListBlock) else [])]:
        _walk(child, see)
    if isinstance(block, RichTextBlock) or (
        isinstance(block, FieldBlock)
        and isinstance(block.field, forms.CharField)
        and not isinstance(block.field, _SAME)
    ):
        see(block)


def _flat(choices: Any) -> Iterator[tuple[Any, Any]]:
    for value, label in choices:
        if isinstance(label, list | tuple):
            yield from _flat(label)
        else:
            yield value, label
