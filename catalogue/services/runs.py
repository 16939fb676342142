"""Everything that is done to a run; each in one transaction with the entry that shows it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from catalogue.models import CoursePage, CourseRun, RunDetail, RunExtension, RunSession
from catalogue.run_rules import DETAIL_COLUMNS, RUN_COLUMNS, RunPlan, problems
from catalogue.signals import run_approved, run_cancelled, run_changed
from portal.core.thai_dates import fiscal_year, fiscal_year_days, local_day
from portal.outbox.writer_queue import writer_queue
from portal.places.models import OrgUnit
from portal.users.rights import RowKind
from portal.users.roles import covers, row_paths
from search import sync

#: A run that moved keeps what it was, for the notice on its page.
_MOVED_COLUMNS = ("starts_on", "ends_on")


def add_run(
    course: CoursePage, plan: RunPlan, *, unit: OrgUnit, by: Any, at: datetime
) -> CourseRun:
    """Add a run to a course, not public yet; its number follows the last one."""
    _judge(plan, unit=unit, at=at, course=course)
    with _writing():
        # The course's row is the lock that numbers are given under.
        locked = CoursePage.objects.select_for_update(of=("self",)).get(pk=course.pk)
        number = CourseRun.objects.of_course(locked).last_number() + 1
        run = CourseRun.objects.create(
            course=locked, unit=unit, number=number, **_columns(plan, RUN_COLUMNS)
        )
        RunDetail.objects.create(run=run, created_by=_person(by), **_columns(plan, DETAIL_COLUMNS))
        _write_meetings(run, plan)
    return run


def change(run: CourseRun, plan: RunPlan, *, at: datetime, by: Any = None) -> CourseRun:
    """Write other facts; a public run that gets other days or another place has moved."""
    with _writing():
        run = _locked(run)
        _refuse_cancelled(run)
        _judge(plan, unit=run.unit, at=at, run=run)
        words, before = run.words, RunPlan.of(run)
        has_moved = run.is_public and _has_moved(run, plan)
        if has_moved:
            words.moved_from = _facts_before(run, at)
        for name in RUN_COLUMNS:
            setattr(run, name, getattr(plan, name))
        for name in DETAIL_COLUMNS:
            setattr(words, name, getattr(plan, name))
        run.save(update_fields=RUN_COLUMNS)
        words.save()
        run.sessions.all().delete()
        _write_meetings(run, plan)
        run_changed.send(CourseRun, run=run, before=before, has_moved=has_moved, by=by)
        _show(run)
    return run


def move(run: CourseRun, plan: RunPlan, *, at: datetime, by: Any = None) -> CourseRun:
    """Hold a public run on other days or elsewhere; its page says what it was before."""
    if not _has_moved(run, plan):
        raise ValidationError({"starts_on": _("Write the new days or the new place")})
    return change(run, plan, at=at, by=by)


def approve(run: CourseRun, *, by: Any, at: datetime) -> CourseRun:
    """Make a run public: whoever may approve in its unit, never who wrote it."""
    if not may_approve(run, by):
        raise PermissionDenied
    with _writing():
        run = _locked(run)
        _refuse_cancelled(run)
        if run.is_public:
            return run
        _judge(RunPlan.of(run), unit=run.unit, at=at, run=run)
        run.approved_at = at
        run.save(update_fields=["approved_at"])
        words = run.words
        words.approved_by = _person(by)
        words.save()
        run_approved.send(CourseRun, run=run)
        _show(run)
    return run


def may_approve(run: CourseRun, user: Any) -> bool:
    """Say whether somebody may make a run public: by a role held today, and not their own run."""
    if run.words.created_by_id == user.pk:
        return False
    if user.is_superuser:
        return True
    return any(covers(path, run.unit) for path in row_paths(user, RowKind.RUNS, {"approve"}))


def cancel(run: CourseRun, *, reason: str, at: datetime, by: Any = None) -> CourseRun:
    """Call a run off; the reason stands on its page."""
    reason = " ".join(reason.split())
    if not reason:
        raise ValidationError({"reason": _("Write why, learners will read it")})
    with _writing():
        run = _locked(run)
        if run.cancelled_at is not None:
            return run
        if run.ends_on < local_day(at):
            raise ValidationError(_("The run is over: it cannot be cancelled any more"))
        run.cancelled_at = at
        run.save(update_fields=["cancelled_at"])
        words = run.words
        words.cancelled_reason = reason[:300]
        words.save()
        run_cancelled.send(CourseRun, run=run, by=by)
        _show(run)
    return run


def extend(
    run: CourseRun, *, closes_at: datetime, reason: str, by: Any, at: datetime
) -> RunExtension:
    """Keep sign-up open longer; until when it had been, why and by whom is kept (S1-22)."""
    reason = " ".join(reason.split())
    if not reason:
        raise ValidationError({"reason": _("Write why, learners will read it")})
    with _writing():
        run = _locked(run)
        _refuse_cancelled(run)
        if closes_at <= run.closes_at:
            raise ValidationError({"closes_at": _("Write a later time than before")})
        plan = replace(RunPlan.of(run), closes_at=closes_at)
        if wrong := problems(plan, unit=run.unit, at=at, run=run).get("closes_at"):
            raise ValidationError({"closes_at": wrong})
        before, run.closes_at = run.closes_at, closes_at
        run.save(update_fields=["closes_at"])
        extension = RunExtension.objects.create(
            run=run,
            closed_at_before=before,
            closes_at_after=closes_at,
            reason=reason[:300],
            extended_by=_person(by),
            extended_at=at,
        )
        _show(run)
    return extension


def remove(run: CourseRun) -> None:
    """Delete a run that was never public; a public one is cancelled instead."""
    with _writing():
        run = _locked(run)
        if run.is_public or run.seats_taken or run.waiting_count:
            raise ValidationError(_("The run was public: cancel it instead"))
        run.delete()


def other_one_occupation_runs(unit: OrgUnit, plan: RunPlan, run: CourseRun | None = None) -> int:
    """Count other flagged runs of the district in the fiscal year: one is usual (S0-23)."""
    if not plan.is_one_district_one_occupation or plan.starts_on is None:
        return 0
    first, last = fiscal_year_days(fiscal_year(plan.starts_on))
    others = CourseRun.objects.one_occupation_of(unit, first, last)
    return others.exclude(pk=run.pk if run else None).count()


@contextmanager
def _writing() -> Iterator[None]:
    with writer_queue(), transaction.atomic():
        yield


def _locked(run: CourseRun) -> CourseRun:
    found: CourseRun = (
        CourseRun.objects.select_for_update(of=("self",), no_key=True)
        .select_related("unit", "course")
        .get(pk=run.pk)
    )
    return found


def _judge(
    plan: RunPlan,
    *,
    unit: OrgUnit,
    at: datetime,
    run: CourseRun | None = None,
    course: CoursePage | None = None,
) -> None:
    if found := problems(plan, unit=unit, at=at, run=run, course=course):
        raise ValidationError({name: list(words) for name, words in found.items()})


def _refuse_cancelled(run: CourseRun) -> None:
    if run.cancelled_at is not None:
        raise ValidationError(_("The run is cancelled: make a new one"))


def _columns(plan: RunPlan, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(plan, name) for name in names}


def _write_meetings(run: CourseRun, plan: RunPlan) -> None:
    RunSession.objects.bulk_create(
        RunSession(run=run, held_on=one.held_on, starts_at=one.starts_at, ends_at=one.ends_at)
        for one in sorted(plan.meetings)
    )


def _has_moved(run: CourseRun, plan: RunPlan) -> bool:
    return run.words.venue != plan.venue or any(
        getattr(run, name) != getattr(plan, name) for name in _MOVED_COLUMNS
    )


def _facts_before(run: CourseRun, at: datetime) -> Mapping[str, str]:
    return {
        **{name: getattr(run, name).isoformat() for name in _MOVED_COLUMNS},
        "venue": run.words.venue,
        "moved_at": at.isoformat(),
    }


def _person(user: Any) -> Any:
    return user if user is not None and user.pk else None


def _show(run: CourseRun) -> None:
    """Write the run's row beside the course's entry anew."""
    sync.sync_runs([run.course_id])
