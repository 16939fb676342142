"""The main sections of the site: each room adds its own in ``ready()``, in the agreed order."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Section:
    """One entry of the main menu; ``order`` as in the brief: courses 10 … news 60."""

    code: str
    label: str | Promise
    url_name: str
    order: int


@dataclass(frozen=True, slots=True)
class MenuItem:
    """A section as a template shows it."""

    title: str
    url: str
    #: "page" on the very address, "true" elsewhere in the section, "" outside of it.
    current: str


_sections: dict[str, Section] = {}


def register(section: Section) -> None:
    """Add a section; registering the same code again replaces it."""
    _sections[section.code] = section


def menu(request: HttpRequest) -> list[MenuItem]:
    """Return the sections of the rooms that are there, with the place of this request marked."""
    return [_item(section, request.path) for section in _in_order(_sections.values())]


def section_url(code: str) -> str:
    """Return where a section begins, or nothing while its room is not there."""
    section = _sections.get(code)
    return reverse(section.url_name) if section else ""


def _in_order(sections: Iterable[Section]) -> list[Section]:
    return sorted(sections, key=lambda section: section.order)


def _item(section: Section, path: str) -> MenuItem:
    url = reverse(section.url_name)
    current = "page" if path == url else "true" if path.startswith(url) else ""
    return MenuItem(title=str(section.label), url=url, current=current)
