"""News as a card, and among other kinds on the site's search."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from home.news import words
from portal.core.parts import Card, Meta
from portal.core.picture_words import PictureWord
from portal.core.thai_dates import format_date, local_day
from portal.core.weave import HOUSE
from search.kinds import Look
from search.models import Entry
from search.results import Hit
from search.rows import LONG_AGO


def news_card(hit: Hit, at: datetime) -> Card:
    """Build the card of news or of a letter; asks no database."""
    entry = hit.entry
    facts = entry.card
    day = _day(entry)
    meta = [Meta("cal", format_date(day), day.isoformat())] if day is not None else []
    if entry.shown_place:
        meta.append(Meta("pin", entry.shown_place))
    if facts.get("number"):
        meta.append(Meta("book", words.number_words(facts["number"])))
    return Card(
        title=entry.shown_title,
        url=hit.url,
        group=HOUSE,
        key=entry.code,
        word=PictureWord.PEN.value,
        tags=[words.kind_words(facts.get("kind"))],
        summary=entry.shown_summary,
        meta=meta,
        badge=words.urgency_badge(facts.get("urgency")),
    )


def news_facts(hit: Hit, at: datetime) -> list[str]:
    """Say of which day news is, and whose."""
    day = _day(hit.entry)
    return [
        words.kind_words(hit.entry.card.get("kind")),
        format_date(day) if day is not None else "",
        hit.entry.shown_place,
    ]


def see_all_news(count: int) -> str:
    """Name the way to all news."""
    return _("See all news and letters")


NEWS_LOOK = Look(news_facts, see_all_news)


def _day(entry: Entry) -> date | None:
    """The day of a letter, else that of publication, as far as it is known."""
    dated = entry.card.get("dated")
    if dated:
        return date.fromisoformat(dated)
    return local_day(entry.published_at) if entry.published_at > LONG_AGO else None
