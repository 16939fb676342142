"""An event as a card: in listings, on the front page, on the search over the whole site."""

from datetime import datetime

from django.utils.translation import gettext as _

from catalogue.events import words
from catalogue.events.state import AHEAD_STATUSES, EventFacts, event_state, next_turn
from portal.core.parts import Card, Meta
from portal.core.weave import HOUSE
from search.kinds import Look
from search.results import Hit


def event_card(hit: Hit, at: datetime) -> Card:
    """Build the card of an event that was found; asks no database."""
    entry = hit.entry
    facts = EventFacts.of_card(entry.card)
    kind = words.kind_words(entry.card.get("kind"))
    status = event_state(facts, at)
    is_free = entry.card.get("fee") == 0 and status in AHEAD_STATUSES
    return Card(
        title=entry.shown_title,
        url=hit.url,
        group=HOUSE,
        key=entry.code,
        word=entry.card.get("word") or words.picture_word(entry.card.get("kind")),
        tags=[kind] if kind else [],
        summary=entry.shown_summary,
        meta=_meta(hit, facts),
        badge=words.state_badge(status),
        price=words.cost_words(0) if is_free else "",
    )


def event_facts(hit: Hit, at: datetime) -> list[str]:
    """Say when an event is, where, and how it stands."""
    facts = EventFacts.of_card(hit.entry.card)
    badge = words.state_badge(event_state(facts, at))
    return [words.when_words(facts), hit.entry.shown_place, badge.text]


def event_changes_at(hit: Hit, at: datetime) -> datetime | None:
    """Return when an event's card will next say something else."""
    return next_turn(EventFacts.of_card(hit.entry.card), at)


def see_all_events(count: int) -> str:
    """Name the way to the listing of events; it shows what comes, so it promises no number."""
    return _("See all events to come")


EVENT_LOOK = Look(event_facts, see_all_events, event_changes_at)


def _meta(hit: Hit, facts: EventFacts) -> list[Meta]:
    starts = facts.starts_on.isoformat() if facts.starts_on else ""
    lines = [Meta("cal", words.when_words(facts), starts)]
    venue = hit.entry.card.get("venue", "")
    place = hit.entry.shown_place
    if venue or place:
        lines.append(Meta("pin", " · ".join(part for part in (venue, place) if part)))
    return lines
