"""The states of a run as conditions that every search engine can translate.

The same table as ``run_state`` (a property test compares the two on each database). "Few" asks
for two columns at once and is no filter: whoever ticks "open" finds both.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime

from catalogue.enums import RunStatus
from portal.core.thai_dates import local_day
from search.conditions import All, Any, Condition, Missing, Not, Range

#: What a visitor can tick, and the states that it stands for.
FILTER_STATUSES: Mapping[str, frozenset[RunStatus]] = {
    "open": frozenset({RunStatus.OPEN, RunStatus.FEW}),
    "soon": frozenset({RunStatus.SOON}),
    "wait": frozenset({RunStatus.WAITLIST}),
}


def status_condition(status: RunStatus, at: datetime) -> Condition:
    """Return what holds for exactly the runs in a state; open and few are one."""
    return _CONDITIONS[status](at, local_day(at))


def filter_condition(choice: str, at: datetime) -> Condition:
    """Return what holds for the runs that a tick of the status filter stands for."""
    return Any(*(status_condition(status, at) for status in sorted(FILTER_STATUSES[choice])))


def joinable(at: datetime) -> Condition:
    """Return what holds for runs that take sign-ups or names for the waiting list now."""
    return Any(_has_seat(at), _waitlist(at))


def ahead(at: datetime) -> Condition:
    """Return what holds for runs that can be joined now or will be."""
    return All(_before_start(local_day(at)), Range("closes_at", gte=at))


def _cancelled() -> Condition:
    return Not(Missing("cancelled_at"))


def _finished(today: date) -> Condition:
    return All(Missing("cancelled_at"), Range("ends_on", lt=today))


def _running(today: date) -> Condition:
    return All(Missing("cancelled_at"), Range("starts_on", lte=today), Range("ends_on", gte=today))


def _before_start(today: date) -> Condition:
    # The last day is never before the first, so neither is over.
    return All(Missing("cancelled_at"), Range("starts_on", gt=today))


def _closed(at: datetime, today: date) -> Condition:
    return All(_before_start(today), Range("closes_at", lt=at))


def _soon(at: datetime, today: date) -> Condition:
    return All(_before_start(today), Range("closes_at", gte=at), Range("opens_at", gt=at))


def _in_window(at: datetime) -> Condition:
    return All(_before_start(local_day(at)), Range("closes_at", gte=at), Range("opens_at", lte=at))


def _has_seat(at: datetime) -> Condition:
    return All(_in_window(at), Range("seats_left", gt=0))


def _waitlist(at: datetime) -> Condition:
    return All(_in_window(at), Range("seats_left", lte=0), Range("waiting_left", gt=0))


def _full(at: datetime) -> Condition:
    return All(_in_window(at), Range("seats_left", lte=0), Range("waiting_left", lte=0))


_CONDITIONS: Mapping[RunStatus, Callable[[datetime, date], Condition]] = {
    RunStatus.CANCELLED: lambda _at, _today: _cancelled(),
    RunStatus.FINISHED: lambda _at, today: _finished(today),
    RunStatus.RUNNING: lambda _at, today: _running(today),
    RunStatus.CLOSED: _closed,
    RunStatus.SOON: _soon,
    RunStatus.WAITLIST: lambda at, _today: _waitlist(at),
    RunStatus.FULL: lambda at, _today: _full(at),
    RunStatus.FEW: lambda at, _today: _has_seat(at),
    RunStatus.OPEN: lambda at, _today: _has_seat(at),
}
