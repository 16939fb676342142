"""A real Elasticsearch under a name of this test's own."""

from uuid import uuid4

import pytest

from search.engines import failing_over
from search.engines.breaker import Breaker
from search.engines.elasticsearch import layout_check
from search.indexing import rebuilding


@pytest.fixture(autouse=True)
def fresh_breaker(monkeypatch):
    """What one test breaks, no other test sees."""
    monkeypatch.setattr(failing_over, "breaker", Breaker())
    failing_over.fallbacks.clear()
    layout_check.forget()
    return failing_over.breaker


@pytest.fixture
def elastic(elasticsearch_url, settings):
    """The engine is configured; its indexes have a name of their own and go with the test."""
    settings.PORTAL_ELASTICSEARCH_URLS = [elasticsearch_url]
    settings.PORTAL_ELASTICSEARCH_INDEX = f"test-{uuid4().hex[:12]}"
    settings.PORTAL_ELASTICSEARCH_TIMEOUT = 5.0
    yield settings
    settings.PORTAL_ELASTICSEARCH_URLS = [elasticsearch_url]
    rebuilding.drop_all()


@pytest.fixture
def indexed(elastic):
    """Return what builds the index of everything that is stored by then."""
    return rebuilding.build
