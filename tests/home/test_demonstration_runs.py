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


def test_demonstration_has_enough_to_look_at():
    """At least sixty courses in twenty districts, all five groups, and some courses without a run."""
    courses = demo_courses()
    assert len(courses) >= 60
    assert len({course.district for course in courses}) >= 20
    assert len({course.group for course in courses}) == 5
    runs = [plan_runs(course, place, date(2026, 11, 21)) for place, course in enumerate(courses)]
    assert [] in runs


@pytest.mark.parametrize("course", demo_courses(), ids=lambda course: course.title_en)
def test_demonstration_courses_keep_the_rules(course):
    """Each course keeps the rules that a teacher's course has to keep."""
    assert sum(hours for _name, hours in course.topics) == course.hours
    assert 3 <= len(course.outcomes) <= 6
    assert len(course.title) <= 40
    assert len(course.summary) <= 90


def test_demonstration_is_the_same_each_time():
    """The same day makes the same runs."""
    course = demo_courses()[0]
    assert plan_runs(course, 0, date(2026, 11, 21)) == plan_runs(course, 0, date(2026, 11, 21))
