"""Booths: the events where a group shows what it makes; its products come along (S0-24)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from catalogue.events.cards import event_card, event_changes_at
from catalogue.events.state import AHEAD_STATUSES, EventFacts, event_state
from portal.core.parts import Card
from portal.core.turns import first_turn
from search.models import Entry
from search.results import Hit
from search.threads import CARD


def booth_codes(card: Mapping[str, Any] | None, events: Iterable[Any]) -> list[str]:
    """The codes of the events: from the card of a published group, else from the page itself."""
    if card is not None:
        return list((card.get(CARD) or {}).get("event", ()))
    return [event.code for event in events if event.code]


def booth_cards(events: Sequence[Entry], at: datetime) -> list[Card]:
    """The events as cards: what comes, the soonest first; then what was, the last first."""
    known = [(EventFacts.of_card(event.card), event) for event in events]
    ahead = [pair for pair in known if event_state(pair[0], at) in AHEAD_STATUSES]
    over = [pair for pair in known if pair not in ahead]
    ahead.sort(key=lambda pair: pair[1].card.get("starts") or "9")
    over.sort(key=lambda pair: pair[1].card.get("starts") or "", reverse=True)
    return [event_card(Hit(event), at) for _facts, event in (*ahead, *over)]


def booths_change_at(events: Sequence[Entry], at: datetime) -> datetime | None:
    """When one of the cards will next say something else."""
    turns = [event_changes_at(Hit(event), at) for event in events]
    return first_turn(turns)
