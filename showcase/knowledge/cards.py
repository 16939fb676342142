"""A knowledge item as a card: in its listing, beside courses and funding, on the site's search."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalogue.enums import OccupationalGroup
from portal.core.choice_names import choice_name
from portal.core.parts import Badge, Card, Meta
from portal.core.thai_numbers import group_digits
from search.kinds import Look
from search.models import Entry
from search.results import Hit
from showcase.knowledge import words
from showcase.knowledge.enums import LinkState


def knowledge_card(hit: Hit, at: datetime) -> Card:
    """Build the card of an item that was found; asks no database."""
    return entry_card(hit.entry)


def entry_card(entry: Entry) -> Card:
    """Build the card of an item."""
    facts = entry.card
    is_gone = facts.get("state") == LinkState.GONE
    return Card(
        title=entry.shown_title,
        url=entry.url,
        group=entry.group,
        group_name=choice_name(OccupationalGroup, entry.group),
        key=entry.code,
        word=facts.get("word") or "pen",
        tags=[name for name in _tags(facts) if name],
        summary=entry.shown_summary,
        meta=_meta(entry),
        badge=Badge("stop", _("The link does not open")) if is_gone else None,
    )


def _tags(facts: dict[str, Any]) -> tuple[str, str]:
    return words.medium_name(facts.get("medium")), words.level_name(facts.get("level"))


def _meta(entry: Entry) -> list[Meta]:
    facts = entry.card
    lines = [
        ("cert", facts.get("by", "")),
        ("down-file" if facts.get("size") else "clock", words.length_words(facts)),
        ("link", facts.get("site", "")),
        ("pin", entry.shown_place or _("For the whole country")),
    ]
    return [Meta(icon, text) for icon, text in lines if text]


def knowledge_facts(hit: Hit, at: datetime) -> list[str]:
    """Say what sort of thing it is, how long, and whose."""
    facts = hit.entry.card
    known = [
        words.medium_name(facts.get("medium")),
        words.length_words(facts),
        facts.get("by", ""),
    ]
    return [text for text in known if text]


def see_all_knowledge(count: int) -> str:
    """Name the way to the listing."""
    said = ngettext("See all %(total)s item", "See all %(total)s items", count)
    return said % {"total": group_digits(count)}


KNOWLEDGE_LOOK = Look(knowledge_facts, see_all_knowledge)
