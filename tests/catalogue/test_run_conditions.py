"""The status filter finds exactly the runs that the state function says it stands for."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings

from catalogue.enums import RunStatus
from catalogue.run_conditions import (
    FILTER_STATUSES,
    ahead,
    filter_condition,
    joinable,
    status_condition,
)
from catalogue.run_state import JOINABLE_STATUSES, run_state
from tests.catalogue.test_run_state import BY_TIME, ORDER, Facts, any_facts, moments

HAS_SEAT = {RunStatus.OPEN, RunStatus.FEW}


def same(status):
    return HAS_SEAT if status in HAS_SEAT else {status}


@settings(max_examples=300)
@given(any_facts(), moments)
def test_exactly_one_condition_holds(facts, at):
    """For any run and moment the condition of its state holds, and no other one."""
    status = run_state(facts, at).status
    holding = {each for each in RunStatus if status_condition(each, at).holds(facts)}
    assert holding == same(status)


@settings(max_examples=300)
@given(any_facts(), moments)
def test_filters_and_shorthands_agree_with_the_state(facts, at):
    """Each tick of the filter, "can be joined" and "ahead" follow the state, never more or less."""
    status = run_state(facts, at).status
    for choice, statuses in FILTER_STATUSES.items():
        assert filter_condition(choice, at).holds(facts) == (status in statuses)
    assert joinable(at).holds(facts) == (status in JOINABLE_STATUSES)
    assert ahead(at).holds(facts) == (
        status in JOINABLE_STATUSES | {RunStatus.SOON, RunStatus.FULL}
    )


@pytest.mark.parametrize("at", [row[1] for row in BY_TIME] + [row[2] for row in ORDER])
def test_conditions_agree_at_the_very_boundaries(at):
    """To the microsecond: opening, closing, midnight of the first and after the last day."""
    for step in (timedelta(0), timedelta(microseconds=1), timedelta(microseconds=-1)):
        moment = (at + step).astimezone(UTC)
        status = run_state(Facts(), moment).status
        assert status_condition(status, moment).holds(Facts())
        assert isinstance(moment, datetime)
