"""Recurring jobs."""

from datetime import timedelta

import pytest
from django.core.exceptions import ImproperlyConfigured

from portal.outbox import periodic
from portal.outbox.models import PeriodicRun
from tests.factories.outbox import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_periodic_jobs")]

MINUTE = timedelta(minutes=1)


def test_job_runs_at_once_and_then_after_its_interval():
    """A new job does not wait; afterwards it keeps its distance."""
    runs = []
    periodic.register("job", MINUTE, runs.append)
    for seconds in (0, 30, 59, 60, 61):
        periodic.run_due(NOON + timedelta(seconds=seconds))
    assert runs == [NOON, NOON + MINUTE]


def test_failing_job_stops_nobody_and_is_remembered_scrubbed():
    """The others run, the failure can be read, without anybody's number."""
    runs = []

    def fail(at):
        raise ValueError("call 081 000 0000")

    periodic.register("a-failing", MINUTE, fail)
    periodic.register("b-working", MINUTE, runs.append)
    assert periodic.run_due(NOON) == ["a-failing", "b-working"]
    assert runs == [NOON]
    assert PeriodicRun.objects.get(name="a-failing").last_error == "ValueError: call [telephone]"
    assert PeriodicRun.objects.get(name="b-working").last_error == ""


def test_two_jobs_of_one_name_are_a_mistake():
    """Registering the same job again is harmless, another one under its name is not."""
    runs = []
    job = runs.append
    periodic.register("job", MINUTE, job)
    periodic.register("job", MINUTE, job)
    with pytest.raises(ImproperlyConfigured):
        periodic.register("job", MINUTE, print)


def test_looking_for_due_jobs_costs_one_query(django_assert_num_queries):
    """A worker that looks every second does not burden the database."""
    for name in "abc":
        periodic.register(name, MINUTE, lambda at: None)
    periodic.run_due(NOON)
    with django_assert_num_queries(1):
        periodic.run_due(NOON)
