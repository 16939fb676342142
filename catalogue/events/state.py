"""The state of an event: one function over its dates and flags, which every surface calls."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from catalogue.events.enums import EventStatus
from portal.core.thai_dates import local_day

_DAY = timedelta(days=1)

#: It can still be visited, or may be once it is known when.
AHEAD_STATUSES = frozenset(
    {EventStatus.UPCOMING, EventStatus.TODAY, EventStatus.POSTPONED, EventStatus.UNDATED}
)


@dataclass(frozen=True, slots=True)
class EventFacts:
    """What a state follows from; without a first day the dates are announced later."""

    starts_on: date | None
    ends_on: date | None = None
    is_postponed: bool = False
    is_cancelled: bool = False

    @property
    def last_day(self) -> date | None:
        """The last day; of one day it is the first."""
        if self.starts_on is None or self.ends_on is None:
            return self.starts_on
        return max(self.starts_on, self.ends_on)

    def as_card(self) -> dict[str, Any]:
        """Write them as the small facts of an entry."""
        return {
            "starts": self.starts_on.isoformat() if self.starts_on else "",
            "ends": self.last_day.isoformat() if self.last_day else "",
            "postponed": self.is_postponed,
            "cancelled": self.is_cancelled,
        }

    @classmethod
    def of_card(cls, card: Mapping[str, Any]) -> "EventFacts":
        """Read them from the small facts of an entry."""
        return cls(
            starts_on=_day(card.get("starts")),
            ends_on=_day(card.get("ends")),
            is_postponed=bool(card.get("postponed")),
            is_cancelled=bool(card.get("cancelled")),
        )


def event_state(facts: EventFacts, at: datetime) -> EventStatus:
    """Say what an event is at a moment; the first rule that fits wins."""
    if facts.is_cancelled:
        return EventStatus.CANCELLED
    if facts.starts_on is None or facts.last_day is None:
        return EventStatus.POSTPONED if facts.is_postponed else EventStatus.UNDATED
    today = local_day(at)
    if today > facts.last_day:
        return EventStatus.FINISHED
    if today >= facts.starts_on:
        return EventStatus.TODAY
    return EventStatus.POSTPONED if facts.is_postponed else EventStatus.UPCOMING


def next_turn(facts: EventFacts, at: datetime) -> datetime | None:
    """Return the first later moment at which time alone changes the state, None when none will."""
    if facts.starts_on is None or facts.last_day is None:
        return None
    now = event_state(facts, at)
    turns = (_midnight(facts.starts_on), _midnight(facts.last_day + _DAY))
    return next((turn for turn in turns if turn > at and event_state(facts, turn) != now), None)


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min), timezone.get_default_timezone())


def _day(text: object) -> date | None:
    return date.fromisoformat(text) if isinstance(text, str) and text else None
