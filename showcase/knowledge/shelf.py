"""Knowledge items on other pages: what belongs to a course or field, what helps before one borrows."""

from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.core import slots
from portal.core.parts import Link
from search.models import Entry
from search.threads import Around
from showcase.knowledge.cards import entry_card

#: So many stand on the page of a course or of a funding source.
SHOWN = 4
_TEMPLATE = "showcase/knowledge/to_read.html"


def fill() -> None:
    """Fill the places for what is read about a course, about money, about a CVM field."""
    slots.fill("course-thread", template=_TEMPLATE, context=_to_read)
    slots.fill("funding-thread", template=_TEMPLATE, context=_to_read)
    slots.fill("cvm-more", template=_TEMPLATE, context=_of_field)


def _to_read(request: HttpRequest | None, given: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """What names the page; the thread around it has found that already."""
    found: Around = given["around"]
    everything = Link(_("See all knowledge for your trade"), reverse("showcase:knowledge-list"))
    return _shelf(found.of("knowledge"), everything)


def _of_field(request: HttpRequest | None, given: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The newest of what names the field as its own; the list leads to all of that field."""
    of_field = Entry.objects.of_kind("knowledge").with_facet("field", given["code"])
    url = f"{reverse('showcase:knowledge-list')}?field={given['code']}"
    return _shelf(of_field.newest(SHOWN), Link(_("See all knowledge of this field"), url))


def _shelf(items: Iterable[Entry], more: Link) -> Mapping[str, Any] | None:
    cards = [entry_card(item) for item in islice(items, SHOWN)]
    return {"cards": cards, "more": more} if cards else None
