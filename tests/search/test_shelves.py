"""Shelves of the front page: what starts soon, and how much there is of what."""

from collections import Counter

import pytest

from search import shelves
from tests.factories.search import scatter
from tests.search import plain_answers

pytestmark = pytest.mark.django_db


def test_soonest_runs_come_first_with_two_of_a_group_at_most(scattered, at):
    """Six cards, soonest first, no group more than twice, each of them to be joined now."""
    hits = shelves.starting_soon(at)
    days = [hit.run.starts_on for hit in hits]
    assert len(hits) == 6 and days == sorted(days)
    assert max(Counter(hit.entry.group for hit in hits).values()) <= 2
    assert all(plain_answers.STATUS["open"](hit.run) for hit in hits)


def test_own_province_comes_first_if_it_has_any(scattered, at):
    """A remembered province fills the shelf alone; one without open runs leaves it as it was."""
    assert {hit.entry.province_code for hit in shelves.starting_soon(at, province="47")} == {"47"}
    everywhere = [hit.entry.pk for hit in shelves.starting_soon(at)]
    assert [hit.entry.pk for hit in shelves.starting_soon(at, province="57")] == everywhere


def test_shelf_is_one_statement(scattered, at, django_assert_num_queries):
    """A full shelf costs one statement, cards and all."""
    with django_assert_num_queries(1):
        [hit.entry.title for hit in shelves.starting_soon(at)]


def test_shelf_without_runs_is_empty(areas, at):
    """Nothing to show is an empty list."""
    assert shelves.starting_soon(at) == []


def test_counts_are_those_of_the_entries(scattered):
    """The shelves' numbers are right, group by group."""
    scattered_groups = Counter(fact.group for fact in scattered)
    assert shelves.group_counts("course") == scattered_groups


def test_counts_of_another_kind_are_apart(areas):
    """A kind counts only its own."""
    scatter(3, kind="centre")
    assert shelves.group_counts("course") == {}
