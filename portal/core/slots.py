"""Named places in lower templates that upper rooms fill, and values that they give to every page.

A lower room *declares* a slot and writes ``{% slot "name" key=value %}what stands there when it is
empty{% endslot %}``; an upper room *fills* it in ``AppConfig.ready`` with a template of its own. So
a course page can carry a sign-up button without knowing that a registry exists.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from django.core import checks
from django.http import HttpRequest
from django.template import Template, engines
from django.template.backends.django import DjangoTemplates
from django.utils.functional import SimpleLazyObject

#: Given the request (None in mails and previews) and the slot's values: what the filling's template
#: needs besides those, or None when the filling has nothing to say here.
FillingContext = Callable[[HttpRequest | None, Mapping[str, Any]], Mapping[str, Any] | None]
SiteValue = Callable[[HttpRequest], Any]

_SLOT_TAG = re.compile(r"""{%-? *slot +["']([^"'%]*)["']""")


class UnknownSlotError(LookupError):
    """A template or a room names a slot that nobody declared."""


@dataclass(frozen=True)
class Slot:
    """A place in a lower template: what stands there and which values it hands over."""

    name: str
    purpose: str
    gives: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Filling:
    """What an upper room puts into a slot."""

    slot: str
    template: str | Template
    context: FillingContext | None = None
    order: int = 100


_slots: dict[str, Slot] = {}
_fillings: dict[str, list[Filling]] = {}
_site_values: dict[str, SiteValue] = {}


def declare(name: str, purpose: str, gives: tuple[str, ...] = ()) -> Slot:
    """Declare a slot once, in the `ready()` of the room whose template holds it."""
    slot = Slot(name, purpose, frozenset(gives))
    known = _slots.get(name)
    if known is not None and known != slot:
        raise ValueError(f"slot {name!r} is already declared, for: {known.purpose}")
    _slots[name] = slot
    return slot


def fill(
    name: str,
    *,
    template: str | Template,
    context: FillingContext | None = None,
    order: int = 100,
) -> None:
    """Put a template into a slot; lower orders stand first, the same template replaces itself.

    The slot may be declared later: rooms become ready one after another. A system check compares.
    """
    kept = [filling for filling in _fillings.get(name, []) if filling.template != template]
    kept.append(Filling(name, template, context, order))
    _fillings[name] = sorted(kept, key=lambda filling: filling.order)


def get(name: str) -> Slot:
    """Return a declared slot."""
    try:
        return _slots[name]
    except KeyError:
        known = ", ".join(sorted(_slots)) or "none"
        raise UnknownSlotError(f"slot {name!r} is not declared (declared: {known})") from None


def declared() -> tuple[Slot, ...]:
    """Return all slots, by name."""
    return tuple(_slots[name] for name in sorted(_slots))


def fillings(name: str) -> tuple[Filling, ...]:
    """Return what fills a declared slot, in order."""
    return tuple(_fillings.get(get(name).name, ()))


def render(name: str, request: HttpRequest | None, values: Mapping[str, Any]) -> str:
    """Render a slot's fillings one after another; an empty string means that it is empty."""
    slot = get(name)
    if slot.gives and (missing := slot.gives - values.keys()):
        raise ValueError(f"slot {name!r} must be given: {', '.join(sorted(missing))}")
    parts = []
    for filling in fillings(name):
        extra = filling.context(request, values) if filling.context else {}
        if extra is None:
            continue
        parts.append(_render_one(filling.template, {**values, **extra}, request))
    return "".join(parts) if any(part.strip() for part in parts) else ""


def provide_site_value(name: str, value: SiteValue) -> None:
    """Give every template a value of the request (settings, navigation), computed on first use."""
    _site_values[name] = value


def site_context(request: HttpRequest) -> dict[str, Any]:
    """Return what upper rooms give to every page, each value computed only if a template asks."""
    return {name: SimpleLazyObject(partial(value, request)) for name, value in _site_values.items()}


@contextmanager
def isolated(*, empty: bool = False) -> Iterator[None]:
    """Let a test declare and fill as it likes; afterwards everything is as before."""
    registries: tuple[dict[str, Any], ...] = (_slots, _fillings, _site_values)
    before = [
        {key: list(value) if isinstance(value, list) else value for key, value in registry.items()}
        for registry in registries
    ]
    try:
        if empty:
            _fillings.clear()
        yield
    finally:
        for registry, content in zip(registries, before, strict=True):
            registry.clear()
            registry.update(content)


@contextmanager
def filled(
    name: str,
    *,
    template: str | Template,
    context: FillingContext | None = None,
    order: int = 100,
) -> Iterator[None]:
    """Fill a slot for the length of a test."""
    with isolated():
        fill(name, template=template, context=context, order=order)
        yield


@checks.register("slots")
def check_slots(**kwargs: Any) -> list[checks.CheckMessage]:
    """Find fillings of slots that do not exist, and slots in templates that nobody declared."""
    messages: list[checks.CheckMessage] = [
        checks.Error(
            f"The slot {name!r} is filled but not declared.",
            hint="Declare it in the ready() of the room whose template holds it, or mend the name.",
            id="portal.E030",
        )
        for name in sorted(_fillings.keys() - _slots.keys())
        if _fillings[name]
    ]
    for path in _own_templates():
        used = set(_SLOT_TAG.findall(path.read_text(encoding="utf-8")))
        messages.extend(
            checks.Error(
                f"{path.name} holds the slot {name!r}, which is not declared.",
                hint="Call slots.declare() in the ready() of the room that owns the template.",
                obj=str(path),
                id="portal.E031",
            )
            for name in sorted(used - _slots.keys())
        )
    return messages


def _own_templates() -> Iterator[Path]:
    for engine in engines.all():
        if isinstance(engine, DjangoTemplates):
            for folder in engine.engine.dirs:
                yield from sorted(Path(folder).rglob("*.html"))


def _render_one(
    template: str | Template, values: dict[str, Any], request: HttpRequest | None
) -> str:
    if isinstance(template, Template):
        wrapper = engines["django"].from_string("{% include it %}")
        return str(wrapper.render({**values, "it": template}, request))
    return str(engines["django"].get_template(template).render(values, request))
