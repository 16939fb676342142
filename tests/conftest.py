"""What every test may count on."""

import os

import pytest
from django.core.cache import caches

from portal.core import protected_words
from portal.core.line_breaks import WordList
from tests.append_only import _append_only_tables_can_be_flushed  # noqa: F401 - a fixture for all
from tests.factories.places import areas, country, units  # noqa: F401 - fixtures for all

os.environ.setdefault(
    "DJANGO_ALLOW_ASYNC_UNSAFE", "true"
)  # Playwright's loop around Django's test server


@pytest.fixture(autouse=True)
def _fresh_cache():
    """No test sees what another one cached."""
    for alias in caches:
        caches[alias].clear()
    yield
    for alias in caches:
        caches[alias].clear()


@pytest.fixture(autouse=True)
def _words_without_database():
    """The line-break filter has the portal's own words only: no template costs a query for them."""
    protected_words.keep(WordList(protected_words.ALWAYS), seconds=float("inf"))
    yield
    protected_words.forget()
