"""Real Elasticsearch nodes for tests: one for all of them, three to be killed."""

import pytest

from toolchain import elasticsearch

FIXTURES = {"elasticsearch_url", "elasticsearch_nodes"}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """What asks for a node carries the mark, so that `make check` leaves it out."""
    for item in items:
        if FIXTURES & set(getattr(item, "fixturenames", ())):
            item.add_marker("elasticsearch")


@pytest.fixture(scope="session")
def elasticsearch_url():
    """The address of a node: the one that `make test` started, else one of our own.

    Others use it at the same time: take an index name of your own.
    """
    with elasticsearch.elasticsearch() as url:
        yield url


@pytest.fixture(scope="module")
def elasticsearch_nodes():
    """Three nodes of our own; a test that kills one starts it again."""
    with elasticsearch.elasticsearch_cluster(3) as cluster:
        yield cluster
