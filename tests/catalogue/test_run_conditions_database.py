"""The status filter in SQL finds the same runs as the state function, on whichever database runs."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalogue.enums import RunStatus
from catalogue.run_conditions import (
    FILTER_STATUSES,
    ahead,
    filter_condition,
    joinable,
    status_condition,
)
from catalogue.run_state import JOINABLE_STATUSES, run_state
from search.engines.database import predicates
from search.models import Entry, EntryRun
from tests.catalogue.test_run_state import BY_TIME, ORDER, Facts, any_facts, moments
from tests.factories.catalogue import make_course

HAS_SEAT = {RunStatus.OPEN, RunStatus.FEW}
COLUMNS = [
    "opens_at",
    "closes_at",
    "starts_on",
    "ends_on",
    "cancelled_at",
    "capacity",
    "seats_left",
    "few_from",
    "waiting_left",
    "waiting_count",
]


def store(entry, all_facts):
    EntryRun.objects.all().delete()
    return EntryRun.objects.bulk_create(
        EntryRun(
            entry=entry,
            run_id=number,
            number=number,
            is_weekday=False,
            is_evening=False,
            is_weekend=False,
            is_one_district_one_occupation=False,
            has_wheelchair_access=False,
            **{name: getattr(facts, name) for name in COLUMNS},
        )
        for number, facts in enumerate(all_facts, start=1)
    )


def found(condition):
    predicate = predicates.predicate(condition, predicates.RUN)
    return set(EntryRun.objects.filter(predicate).values_list("run_id", flat=True))


def agree(rows, at):
    rows = {row.run_id: run_state(row, at).status for row in rows}
    for status in RunStatus:
        same = HAS_SEAT if status in HAS_SEAT else {status}
        wanted = {pk for pk, its in rows.items() if its in same}
        assert found(status_condition(status, at)) == wanted, status
    for choice, statuses in FILTER_STATUSES.items():
        assert found(filter_condition(choice, at)) == {
            pk for pk, its in rows.items() if its in statuses
        }
    can_join = {pk for pk, its in rows.items() if its in JOINABLE_STATUSES}
    assert found(joinable(at)) == can_join
    later = {pk for pk, its in rows.items() if its in {RunStatus.SOON, RunStatus.FULL}}
    assert found(ahead(at)) == can_join | later


@pytest.fixture
def entry(tree):
    return Entry.objects.get(page=make_course(tree["d4704"]))


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(any_facts(), min_size=1, max_size=12), moments)
def test_database_agrees_with_the_state_function(entry, all_facts, at):
    """For any runs and any moment, each status asked in SQL finds exactly the runs that have it."""
    store(entry, all_facts)
    agree(EntryRun.objects.all(), at)


@pytest.mark.parametrize("at", [row[1] for row in BY_TIME] + [row[2] for row in ORDER])
def test_database_agrees_at_the_boundaries(entry, at):
    """To the microsecond around opening, closing and both midnights."""
    store(
        entry,
        [Facts(), Facts(seats_left=0), Facts(seats_left=0, waiting_left=2), Facts(seats_left=2)],
    )
    for step in (timedelta(0), timedelta(microseconds=1), timedelta(microseconds=-1)):
        agree(EntryRun.objects.all(), at + step)
