"""The state of a run: one function over dates and seat numbers, which every surface calls.

The first rule of the table that fits wins. Nothing stores a state: a page, a card, a
row, a calendar and the admin compute it from the same numbers at the moment they are asked.
"""

from datetime import date, datetime, time, timedelta
from typing import NamedTuple, Protocol

from django.utils import timezone

from catalogue.enums import RunStatus
from portal.core.thai_dates import local_day

FEW_SEATS = 3
FEW_PERCENT = 15
_INSTANT = timedelta(microseconds=1)
_DAY = timedelta(days=1)

#: Somebody can take a seat, or a place on the waiting list, right now.
SEAT_STATUSES = frozenset({RunStatus.OPEN, RunStatus.FEW})
JOINABLE_STATUSES = SEAT_STATUSES | {RunStatus.WAITLIST}
#: It is over, or will never be.
OVER_STATUSES = frozenset({RunStatus.CANCELLED, RunStatus.FINISHED})


class RunFacts(Protocol):
    """The numbers that a state follows from; ``CourseRun`` and ``EntryRun`` have them."""

    @property
    def opens_at(self) -> datetime: ...
    @property
    def closes_at(self) -> datetime: ...
    @property
    def starts_on(self) -> date: ...
    @property
    def ends_on(self) -> date: ...
    @property
    def cancelled_at(self) -> datetime | None: ...
    @property
    def capacity(self) -> int: ...
    @property
    def seats_left(self) -> int: ...
    @property
    def few_from(self) -> int: ...
    @property
    def waiting_left(self) -> int: ...
    @property
    def waiting_count(self) -> int: ...


class RunState(NamedTuple):
    """What a run is at one moment, with the numbers that its words need."""

    status: RunStatus
    opens_at: datetime
    closes_at: datetime
    starts_on: date
    capacity: int
    seats_left: int
    waiting_count: int

    @property
    def has_seat(self) -> bool:
        """A seat can be taken now."""
        return self.status in SEAT_STATUSES

    @property
    def can_join(self) -> bool:
        """A seat or a place on the waiting list can be taken now."""
        return self.status in JOINABLE_STATUSES

    @property
    def is_over(self) -> bool:
        """It ended, or will not be held."""
        return self.status in OVER_STATUSES


def few_from(capacity: int) -> int:
    """Say from how many free seats on "few" is said: three, or 15 % when that is more."""
    return max(FEW_SEATS, capacity * FEW_PERCENT // 100)


def run_state(facts: RunFacts, at: datetime) -> RunState:
    """Say what a run is at a moment."""
    return RunState(
        _status(facts, at),
        facts.opens_at,
        facts.closes_at,
        facts.starts_on,
        facts.capacity,
        facts.seats_left,
        facts.waiting_count,
    )


def next_boundary(facts: RunFacts, at: datetime) -> datetime | None:
    """Return the first later moment at which time alone changes the state, None when none will.

    A page that shows the run may be kept until then and no longer.
    """
    now = _status(facts, at)
    turns = (
        facts.opens_at,
        facts.closes_at + _INSTANT,
        _midnight(facts.starts_on),
        _midnight(facts.ends_on + _DAY),
    )
    later = (turn for turn in sorted(turns) if turn > at)
    return next((turn for turn in later if _status(facts, turn) != now), None)


def _status(facts: RunFacts, at: datetime) -> RunStatus:
    if facts.cancelled_at is not None:
        return RunStatus.CANCELLED
    today = local_day(at)
    if today > facts.ends_on:
        return RunStatus.FINISHED
    if today >= facts.starts_on:
        return RunStatus.RUNNING
    if at > facts.closes_at:
        return RunStatus.CLOSED
    if at < facts.opens_at:
        return RunStatus.SOON
    return _seat_status(facts)


def _seat_status(facts: RunFacts) -> RunStatus:
    if facts.seats_left <= 0:
        return RunStatus.WAITLIST if facts.waiting_left > 0 else RunStatus.FULL
    return RunStatus.FEW if facts.seats_left <= facts.few_from else RunStatus.OPEN


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min), timezone.get_default_timezone())
