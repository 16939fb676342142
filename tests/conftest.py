"""What every test may count on."""

import gc
import os

import pytest
from django.core.cache import caches
from django.utils import translation

from portal.core import garbage, protected_words
from portal.core.line_breaks import WordList
from registry import current_notices
from search import vocabulary_store, wording
from tests import layers
from tests.append_only import _append_only_tables_can_be_flushed  # noqa: F401 - a fixture for all
from tests.elasticsearch_nodes import (  # noqa: F401 - fixtures for all, and their mark
    elasticsearch_nodes,
    elasticsearch_url,
    pytest_collection_modifyitems,
)
from tests.factories.catalogue import tree_layer  # noqa: F401 - fixtures for all
from tests.factories.home import site_layer  # noqa: F401 - fixtures for all
from tests.factories.places import (  # noqa: F401 - fixtures for all
    areas,
    areas_layer,
    country,
    country_layer,
    units,
    units_layer,
)
from tests.factories.users import plain_pages_layer  # noqa: F401 - fixtures for all

os.environ.setdefault(
    "DJANGO_ALLOW_ASYNC_UNSAFE", "true"
)  # Playwright's loop around Django's test server


def pytest_configure(config):
    """Let layers of data be laid, and tests be marked that touch the database."""
    config.pluginmanager.register(layers, "tests.layers")


def pytest_collection_finish():
    """What was loaded stays: no test has to search it for garbage."""
    gc.collect()
    garbage.search_less()


@pytest.fixture(autouse=True)
def _fresh_cache():
    """No test sees what another one cached."""
    for alias in caches:
        caches[alias].clear()
    yield
    for alias in caches:
        caches[alias].clear()


@pytest.fixture(autouse=True)
def _thai_first():
    """An English page of another test leaves no language behind."""
    with translation.override("th"):
        yield


@pytest.fixture(autouse=True)
def _fresh_vocabulary():
    """The words of the index are those of this test's entries: keys of rows return after it."""
    yield
    vocabulary_store.forget()


@pytest.fixture(autouse=True)
def _fresh_notices():
    """The notices in force are this test's own."""
    current_notices.forget()
    yield
    current_notices.forget()


@pytest.fixture(autouse=True)
def _fresh_wording():
    """Synonyms and protected words are this test's own."""
    wording.forget()
    yield
    wording.forget()


@pytest.fixture(autouse=True)
def _words_without_database():
    """The line-break filter has the portal's own words only: no template costs a query for them."""
    protected_words.keep(WordList(protected_words.ALWAYS), seconds=float("inf"))
    yield
    protected_words.forget()
