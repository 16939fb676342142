"""What is published of events: their entries."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.utils import translation
from django.utils.html import strip_tags

from catalogue.events.enums import EventKind
from catalogue.events.places import held_at, holder_of
from portal.core.entries import EntryData

if TYPE_CHECKING:
    from catalogue.models import EventPage


def event_entry(page: "EventPage") -> EntryData:
    """Say what a listing shows and filters of an event; its days are a row of their own."""
    return EntryData(
        kind="event",
        code=page.code or "",
        title=page.title,
        title_en=page.title_en,
        summary=page.summary,
        summary_en=page.summary_en,
        body=" ".join(_texts(page)),
        keywords=_keywords(page),
        place=held_at(holder_of(page), page.province_id or ""),
        facets={"event_kind": (page.kind,) if page.kind else ()},
        card={
            **page.facts.as_card(),
            "kind": page.kind,
            "venue": page.venue,
            "fee": page.fee_baht,
            "word": page.picture_word,
        },
    )


def _keywords(page: "EventPage") -> tuple[str, ...]:
    if page.kind not in EventKind.values:
        return ()
    words = []
    for language in ("th", "en"):
        with translation.override(language):
            words.append(str(EventKind(page.kind).label))
    return tuple(words)


def _texts(page: "EventPage") -> Iterator[str]:
    yield from (page.venue, page.audience, page.organiser)
    for item in page.programme:
        yield item.value.get("what") or ""
    for contest in page.contests:
        yield contest.value.get("title") or ""
        for result in contest.value.get("results") or ():
            yield result.get("winner") or ""
    for booth in page.booths:
        yield from (booth.value.get("name") or "", booth.value.get("what") or "")
    yield strip_tags(str(page.body)) if page.body else ""
