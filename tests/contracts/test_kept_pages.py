"""Public pages can be kept: nothing in them asks who somebody is."""

import pytest
from django.urls import reverse
from django.utils import translation

OPEN_DATA = ["search:open-data", "search:open-data-api", "catalogue:learning-database"]
NAMES = [
    "catalogue:course-list",
    "search:everything",
    "search:suggest",
    "catalogue:event-list",
    "catalogue:cvm-list",
    "catalogue:cvm-test-centres",
    "home:news-list",
    "showcase:knowledge-list",
    "showcase:knowledge-banks",
    *OPEN_DATA,
]


@pytest.fixture(autouse=True)
def _kept(settings):
    settings.PORTAL_PAGE_CACHE_SECONDS = 15


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_page_is_kept_and_then_costs_nothing(client, django_assert_num_queries, name, language):
    """The second visitor costs no query and no session; nobody gets a cookie."""
    with translation.override(language):
        address = reverse(name)
    first = client.get(address)
    assert first["X-Portal-Cache"] == "miss", f"{address} is not kept: {dict(first.headers)}"
    with django_assert_num_queries(0):
        second = client.get(address)
    assert second["X-Portal-Cache"] == "hit"
    assert second.content == first.content
    assert "Cookie" not in second.get("Vary", "")
    assert not first.cookies
