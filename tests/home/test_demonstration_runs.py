"""The demonstration shows every state that a run can have, whatever the day."""

from datetime import date, datetime, time, timedelta

import pytest
from django.utils import timezone

from catalogue.enums import RunStatus
from catalogue.models import CourseRun
from catalogue.run_state import run_state
from home.demonstration.courses import demo_courses
from home.demonstration.runs import plan_runs

_DAYS = [date(2026, 11, 21) + timedelta(days=n) for n in range(8)] + [
    date(2028, 2, 29),
    date(2026, 12, 31),
]


def _states(today):
    at = timezone.make_aware(datetime.combine(today, time(12)))
    for place, course in enumerate(demo_courses()):
        for plan in plan_runs(course, place, today):
            run = CourseRun(
                opens_at=plan.opens_at,
                closes_at=plan.closes_at,
                starts_on=plan.starts_on,
                ends_on=plan.ends_on,
                capacity=plan.capacity,
                seats_taken=plan.seats_taken,
                waiting_limit=plan.waiting_limit,
                waiting_count=plan.waiting_count,
                cancelled_at=at if plan.cancelled_reason else None,
            )
            yield run_state(run, at).status


@pytest.mark.parametrize("today", _DAYS, ids=str)
def test_demonstration_shows_every_state(today):
    """On any day every state of a run is to be seen."""
    assert set(_states(today)) == set(RunStatus)


def test_demonstration_has_courses_without_a_run():
    """Some courses have no run: they ask for interest instead."""
    runs = [plan_runs(course, place, _DAYS[0]) for place, course in enumerate(demo_courses())]
    assert [] in runs


def test_demonstration_moves_extends_and_holds_back_some_runs():
    """Some runs were moved, some kept open longer, some wait for the director."""
    runs = [
        run
        for place, course in enumerate(demo_courses())
        for run in plan_runs(course, place, _DAYS[0])
    ]
    assert any(run.moved_days for run in runs)
    assert any(run.extended_days for run in runs)
    assert any(not run.is_approved for run in runs)


def test_demonstration_is_the_same_each_time():
    """The same day makes the same runs."""
    course = demo_courses()[0]
    assert plan_runs(course, 0, date(2026, 11, 21)) == plan_runs(course, 0, date(2026, 11, 21))
