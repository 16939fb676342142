"""Many runs at once, as rows: for content that was judged before, never for what people type."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from catalogue.models import CoursePage, CourseRun, RunDetail, RunExtension, RunSession
from catalogue.run_rules import DETAIL_COLUMNS, RUN_COLUMNS, PlannedMeeting, RunPlan
from portal.places.models import OrgUnit

_BATCH = 500


@dataclass(frozen=True, slots=True)
class WrittenRun:
    """A run as it shall stand there: its plan and what has become of it."""

    course: CoursePage
    unit: OrgUnit
    number: int
    plan: RunPlan
    approved_at: datetime | None = None
    cancelled_at: datetime | None = None
    cancelled_reason: str = ""
    #: What it was before it was moved: ``RunDetail.moved_from``.
    moved_from: dict[str, Any] | None = None
    #: Until when sign-up had been open, and why it was kept open longer.
    extended_from: datetime | None = None
    extended_because: str = ""
    seats_taken: int = 0
    waiting_count: int = 0


@transaction.atomic
def add_runs(written: Sequence[WrittenRun]) -> int:
    """Write runs with their words and meetings; the courses' entries are synced by the caller.

    Nothing is judged here: ``run_rules.problems`` is asked before.
    """
    runs = CourseRun.objects.bulk_create([_row(one) for one in written], _BATCH)
    pairs = list(zip(runs, written, strict=True))
    RunDetail.objects.bulk_create([_words(run, one) for run, one in pairs], _BATCH)
    RunSession.objects.bulk_create(_meetings(pairs), _BATCH)
    RunExtension.objects.bulk_create(_extensions(pairs), _BATCH)
    return len(runs)


def _row(one: WrittenRun) -> CourseRun:
    return CourseRun(
        course=one.course,
        unit=one.unit,
        number=one.number,
        approved_at=one.approved_at,
        cancelled_at=one.cancelled_at,
        seats_taken=one.seats_taken,
        waiting_count=one.waiting_count,
        wait_seq=one.waiting_count,
        **{name: getattr(one.plan, name) for name in RUN_COLUMNS},
    )


def _words(run: CourseRun, one: WrittenRun) -> RunDetail:
    return RunDetail(
        run=run,
        cancelled_reason=one.cancelled_reason,
        moved_from=one.moved_from or {},
        **{name: getattr(one.plan, name) for name in DETAIL_COLUMNS},
    )


def _meetings(pairs: Iterable[tuple[CourseRun, WrittenRun]]) -> Iterator[RunSession]:
    for run, one in pairs:
        meeting: PlannedMeeting
        for meeting in sorted(one.plan.meetings):
            yield RunSession(
                run=run,
                held_on=meeting.held_on,
                starts_at=meeting.starts_at,
                ends_at=meeting.ends_at,
            )


def _extensions(pairs: Iterable[tuple[CourseRun, WrittenRun]]) -> Iterator[RunExtension]:
    for run, one in pairs:
        if one.extended_from is not None and one.plan.closes_at is not None:
            yield RunExtension(
                run=run,
                closed_at_before=one.extended_from,
                closes_at_after=one.plan.closes_at,
                reason=one.extended_because,
                extended_at=one.extended_from,
            )
