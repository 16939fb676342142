"""Seats of a run: who holds the run's row holds them all.

Order of locks everywhere: run, entry, sign-up, outbox.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db.models import F
from django.utils import timezone

from catalogue.models import CourseRun
from portal.core.thai_dates import local_day
from registry.enums import Actor, MessageKind, SignupStatus
from registry.models import Signup
from registry.services.changes import Change
from search import sync
from search.run_data import SeatNumbers

#: How long a seat is kept for a guardian's answer.
GUARDIAN_DAYS = 7
_SEAT_COLUMNS = ("seats_taken", "waiting_count")


def locked(run_id: int) -> CourseRun:
    """Return the run with its row locked until the transaction ends."""
    run: CourseRun = (
        CourseRun.objects.select_for_update(of=("self",), no_key=True)
        .select_related("course")
        .get(pk=run_id)
    )
    return run


def show(run: CourseRun) -> None:
    """Write the run's numbers beside the course's entry."""
    numbers = SeatNumbers(
        capacity=run.capacity,
        seats_left=run.seats_left,
        few_from=run.few_from,
        waiting_left=run.waiting_left,
        waiting_count=run.waiting_count,
    )
    sync.sync_seats(run.pk, numbers)


def give_back(run: CourseRun, at: datetime) -> list[Change]:
    """Free one seat of a locked run and hand it over at once if somebody waits for it."""
    run.seats_taken -= 1
    return settle(run, at)


def leave_waiting_list(run: CourseRun, at: datetime) -> list[Change]:
    """Take one off the waiting list of a locked run."""
    run.waiting_count -= 1
    return settle(run, at)


def settle(run: CourseRun, at: datetime) -> list[Change]:
    """Give free seats of a locked run to whoever waits first, then write its numbers.

    A seat is never visibly free while somebody waits: both happen in the caller's transaction. Once
    the run has begun, or is cancelled, nobody moves up any more.
    """
    promoted = _next_waiting(run, at)
    run.seats_taken += len(promoted)
    run.waiting_count -= len(promoted)
    run.save(update_fields=_SEAT_COLUMNS)
    show(run)
    return [_promote(signup, run, at) for signup in promoted]


def _next_waiting(run: CourseRun, at: datetime) -> Sequence[Signup]:
    free = min(run.capacity - run.seats_taken, run.waiting_count)
    if free <= 0 or run.cancelled_at is not None or run.starts_on <= local_day(at):
        return []
    return list(Signup.objects.of_run(run).waiting().select_related("guardian")[:free])


def _promote(signup: Signup, run: CourseRun, at: datetime) -> Change:
    """Move somebody up: the seat is theirs at once, or offered for some hours."""
    offered = run.offer_hours is not None
    signup.status = SignupStatus.OFFERED if offered else SignupStatus.HELD
    signup.wait_pos = None
    signup.offer_expires_at = at + timedelta(hours=run.offer_hours) if run.offer_hours else None
    signup.guardian_due_at = guardian_due(signup, at)
    store(signup, at, "status", "wait_pos", "offer_expires_at", "guardian_due_at")
    return Change(
        signup,
        "offered" if offered else "promoted",
        Actor.SYSTEM,
        message=MessageKind.OFFERED if offered else MessageKind.PROMOTED,
        guardian_message=MessageKind.GUARDIAN_LINK if signup.guardian_due_at else None,
    )


def guardian_due(signup: Signup, at: datetime) -> datetime | None:
    """Return until when the seat is kept for a guardian's answer; None when none is needed."""
    if not signup.needs_guardian or signup.guardian.has_agreed:
        return None
    return at + timedelta(days=GUARDIAN_DAYS)


def store(signup: Signup, at: datetime, *columns: str) -> None:
    """Write a sign-up whose run is locked, as its next version."""
    signup.changed_at = at
    values: dict[str, Any] = {name: getattr(signup, name) for name in columns}
    Signup.objects.filter(pk=signup.pk).update(version=F("version") + 1, changed_at=at, **values)
    signup.version += 1


def now() -> datetime:
    """Return the moment a change is written with."""
    return timezone.now()
