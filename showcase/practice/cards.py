"""A story as a card: in listings, on the front page, on the search over the whole site."""

from datetime import datetime

from django.utils.translation import ngettext

from catalogue.awards.words import award_badge
from portal.core.parts import Card, Meta
from portal.media.shown import picture_of
from portal.places import areas
from search.kinds import Look
from search.results import Hit
from showcase.practice import words


def practice_card(hit: Hit, at: datetime) -> Card:
    """Build the card of a story that was found; asks no database."""
    entry = hit.entry
    card = entry.card
    return Card(
        title=entry.shown_title,
        url=hit.url,
        group=entry.group,
        group_name=words.group_name(entry.group),
        key=entry.code,
        word=card.get("word", ""),
        picture=picture_of(card.get("picture")),
        tags=[str(card["year"])] if card.get("year") else [],
        summary=entry.shown_summary,
        meta=_meta(hit),
        badge=award_badge(card),
    )


def _meta(hit: Hit) -> list[Meta]:
    card = hit.entry.card
    minutes = card.get("minutes")
    lines = [
        ("pin", hit.entry.shown_place),
        ("seat", card.get("author", "")),
        ("clock", words.minutes_words(minutes) if minutes else ""),
    ]
    return [Meta(icon, text) for icon, text in lines if text]


def practice_facts(hit: Hit, at: datetime) -> list[str]:
    """Say where a story comes from and how long it is."""
    code = hit.entry.district_code or hit.entry.province_code
    minutes = hit.entry.card.get("minutes")
    known = [
        areas.place_label(code) if code else "",
        words.minutes_words(minutes) if minutes else "",
    ]
    return [text for text in known if text]


def see_all_practice(count: int) -> str:
    """Name the way to the listing of stories."""
    said = ngettext("See all %(total)s story", "See all %(total)s stories", count)
    return said % {"total": f"{count:,}"}


PRACTICE_LOOK = Look(practice_facts, see_all_practice)
