"""Counting what a page costs: no page cache, caches cleared, lists of places in memory."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.places import area_cache
from tests.factories.home import site_tree  # noqa: F401 - a fixture


@pytest.fixture
def cost(client, settings):
    """A function that opens an address and returns the SQL statements that it took."""
    settings.PORTAL_PAGE_CACHE_SECONDS = 0

    def statements_of(address, status=200):
        area_cache.table()
        # Once before: content types and compiled templates are kept by the process.
        assert client.get(address).status_code == status
        cache.clear()
        with CaptureQueriesContext(connection) as statements:
            client.get(address)
        return [one["sql"] for one in statements.captured_queries]

    return statements_of


@pytest.fixture
def within(cost):
    """A function that holds a page to its budget and lists its statements when it fails."""

    def check(address, most):
        statements = cost(address)
        listed = "\n".join(f"{number}. {sql[:400]}" for number, sql in enumerate(statements, 1))
        assert len(statements) <= most, f"{address}: {len(statements)} > {most}\n{listed}"

    return check


@pytest.fixture
def flat(cost):
    """A function that adds rows and proves that the page costs the same with 1, 5 and 50."""

    def check(address, add, rows=(1, 5, 50)):
        costs, there = {}, 0
        for count in rows:
            for number in range(there, count):
                add(number)
            there = count
            costs[count] = cost(address)
        first, *others = costs.values()
        for statements in others:
            more = [sql[:300] for sql in statements if shape(sql) not in map(shape, first)]
            assert len(statements) == len(first), (
                f"{address} costs { {rows: len(one) for rows, one in costs.items()} }:\n"
                + "\n".join(more or [sql[:300] for sql in statements])
            )

    return check


def shape(sql):
    """A statement without its values, so that two of the same make are alike."""
    return sql.split(" WHERE ")[0]
