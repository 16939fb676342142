"""What the sign-ups of a run do when the run itself is changed: within the run's transaction."""

from collections.abc import Sequence
from typing import Any

from django.utils import timezone

from catalogue.models import CourseRun
from registry.enums import ACTIVE, Actor, MessageKind
from registry.models import Signup
from registry.services import seats
from registry.services.changes import Change, record


def capacity_raised(run: CourseRun) -> None:
    """More seats: whoever waits gets them, in order. The run's row is locked by the caller."""
    now = timezone.now()
    record(seats.settle(run, now), now)


def run_moved(run: CourseRun, by: Any = None) -> None:
    """Other days or another place: everybody with a place is told."""
    _tell_all(run, "run_moved", MessageKind.RUN_MOVED, by)


def run_cancelled(run: CourseRun, by: Any = None) -> None:
    """The run will not be held: everybody with a place is told."""
    _tell_all(run, "run_cancelled", MessageKind.RUN_CANCELLED, by)


def _tell_all(run: CourseRun, what: str, message: MessageKind, by: Any) -> None:
    now = timezone.now()
    people: Sequence[Signup] = list(
        Signup.objects.of_run(run).filter(status__in=sorted(ACTIVE)).order_by("pk")
    )
    for signup in people:
        signup.version += 1
        signup.changed_at = now
    Signup.objects.bulk_update(people, ["version", "changed_at"], batch_size=200)
    record([Change(one, what, Actor.OFFICER, by, message=message) for one in people], now)
