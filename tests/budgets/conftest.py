"""Counting what a page costs: no page cache, caches cleared, lists of places in memory."""

from functools import partial

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.places import area_cache
from tests.budgets.counting import hold_to, prove_flat
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
    return partial(hold_to, cost)


@pytest.fixture
def flat(cost):
    """A function that adds rows and proves that the page costs the same with 1, 5 and 50."""
    return partial(prove_flat, cost)
