"""A product as a card: in the market, on the front page, on pages of courses, groups and events."""

from collections.abc import Callable, Sequence
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalogue.awards.words import award_line
from portal.core.parts import Card, Meta
from portal.core.thai_numbers import group_digits
from portal.media.shown import picture_of
from portal.places import areas
from search.kinds import Look
from search.models import Entry
from search.results import Hit
from search.threads import Around, named_entries
from showcase.enums import Availability
from showcase.products import words

NamedOf = Callable[[Entry, str], Entry | None]


def product_cards(entries: Sequence[Entry], *, is_on_group: bool = False) -> list[Card]:
    """Build the cards of some products; one statement names their groups and courses."""
    if not entries:
        return []
    named = named_entries(entries)
    return [product_card(entry, named, is_on_group=is_on_group) for entry in entries]


def cards_around(found: Around, entries: Sequence[Entry]) -> list[Card]:
    """Build the cards of some products; what they name is taken from what stands around a page."""
    return [product_card(entry, found.known) for entry in entries]


def plain_card(entry: Entry, *, is_on_group: bool = False) -> Card:
    """Build a card without names of others: asks no database."""
    return product_card(entry, lambda _entry, _kind: None, is_on_group=is_on_group)


def product_card(entry: Entry, named: NamedOf, *, is_on_group: bool = False) -> Card:
    """Build the card of one product."""
    facts = entry.card
    unit = words.unit_words(facts.get("unit"), facts.get("unit_other") or "")
    price = words.price_of(facts)
    group = None if is_on_group else named(entry, "group")
    course = named(entry, "course")
    meta = [Meta("seat", group.shown_title)] if group is not None else []
    if not is_on_group:
        meta.append(Meta("pin", _place(entry)))
    meta += award_line(facts)
    badge = words.availability_badge(facts, unit=unit)
    return Card(
        title=entry.shown_title,
        url=entry.url,
        group=entry.group,
        key=entry.code,
        word=facts.get("word", ""),
        picture=picture_of(facts.get("picture")),
        # In stock is what everybody expects: only something else is worth a badge.
        badge=badge if facts.get("have") != Availability.IN_STOCK else None,
        meta=[line for line in meta if line.text],
        price=words.price_words(price),
        price_unit=unit if price is not None else "",
        note=_("Learned in %(course)s") % {"course": course.shown_title} if course else "",
    )


def _place(entry: Entry) -> str:
    province = areas.province(entry.province_code) if entry.province_code else None
    return province.name if province is not None else ""


def price_note(entry: Entry) -> str:
    """Say what a product costs: "390 บาท / ผืน", "ถามราคา"."""
    facts = entry.card
    unit = words.unit_words(facts.get("unit"), facts.get("unit_other") or "")
    price = words.price_of(facts)
    shown = words.price_words(price)
    if price is None or not unit:
        return shown
    return _("%(price)s / %(unit)s") % {"price": shown, "unit": unit}


def product_facts(hit: Hit, at: datetime) -> list[str]:
    """Say what a product costs, where it is made, whether there is any."""
    badge = words.availability_badge(hit.entry.card)
    return [price_note(hit.entry), hit.entry.shown_place, *([badge.text] if badge else [])]


def see_all_products(count: int) -> str:
    """Name the way to the listing of products."""
    sentence = ngettext("See all %(total)s product", "See all %(total)s products", count)
    return sentence % {"total": group_digits(count)}


PRODUCT_LOOK = Look(product_facts, see_all_products)
