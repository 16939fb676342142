"""What a room says about a run of its entries: the shape of an ``EntryRun`` row."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class SeatNumbers:
    """The numbers that change with every sign-up."""

    capacity: int
    #: 0 while somebody waits: the seat is theirs.
    seats_left: int
    few_from: int
    waiting_left: int
    waiting_count: int


@dataclass(frozen=True, slots=True)
class EntryRunData:
    """One run beside its entry: dates, day parts and numbers, never a state."""

    run_id: int
    number: int
    opens_at: datetime
    closes_at: datetime
    starts_on: date
    ends_on: date
    cancelled_at: datetime | None
    capacity: int
    seats_left: int
    few_from: int
    waiting_left: int
    waiting_count: int
    is_weekday: bool = False
    is_evening: bool = False
    is_weekend: bool = False
    is_one_district_one_occupation: bool = False
    has_wheelchair_access: bool = False
    #: Small facts that only the card shows.
    card: Mapping[str, Any] = field(default_factory=dict)
