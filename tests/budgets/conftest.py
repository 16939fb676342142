"""Counting what a page costs: no page cache, other caches cold.

Kept are only the lists of places and what stands on every page (settings, foot), as they are for
all but one visitor in fifteen seconds.
"""

from functools import partial

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from home import site_values
from portal.places import area_cache
from tests.budgets.counting import hold_to, prove_flat
from tests.factories.home import site_tree  # noqa: F401 - a fixture


@pytest.fixture
def cost(client, settings, monkeypatch):
    """A function that opens an address and returns the SQL statements that it took."""
    settings.PORTAL_PAGE_CACHE_SECONDS = 0
    # However slow the machine: what was warm a moment ago still is.
    monkeypatch.setattr(site_values, "_CACHE_SECONDS", 3600)

    def statements_of(address, status=200):
        area_cache.table()
        # Once before: content types and compiled templates are kept by the process.
        assert client.get(address).status_code == status
        cache.clear()
        _warm_frame()
        with CaptureQueriesContext(connection) as statements:
            client.get(address)
        # Savepoints are there only because a test runs in a transaction of its own.
        return [
            one["sql"] for one in statements.captured_queries if "SAVEPOINT" not in one["sql"][:20]
        ]

    return statements_of


def _warm_frame():
    request = RequestFactory().get("/")
    for language in ("th", "en"):
        with translation.override(language):
            site_values.site_facts(request)
            site_values.foot_links(request)


@pytest.fixture
def within(cost):
    """A function that holds a page to its budget and lists its statements when it fails."""
    return partial(hold_to, cost)


@pytest.fixture
def flat(cost):
    """A function that adds rows and proves that a page, or each of some, costs the same with 1, 5 and 50."""
    return partial(prove_flat, cost)
