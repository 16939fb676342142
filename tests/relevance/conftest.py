"""The collection of the set, indexed as the door indexes, and what an engine finds in it."""

import pytest

from measuring.relevance.collection import documents
from measuring.relevance.judging import hand_written
from measuring.relevance.variants import variants
from portal.places import area_cache
from portal.places.loading import load_areas_only
from search import collections, vocabulary_store, wording
from search.services import shipped_synonyms
from tests.layers import layer
from tests.search.elasticsearch.conftest import elastic, fresh_breaker, indexed  # noqa: F401

LIMIT = 50


@layer()
def ranked_layer():
    """All areas, the shipped synonyms, the documents, and what the database finds in them."""
    load_areas_only()
    shipped_synonyms.load()
    given = [collections.Document.of(one.fields) for one in documents().values()]
    ids = collections.index_documents(given)
    vocabulary_store.recount()
    run = run_of(ids)
    forget()
    return ids, run


def run_of(ids):
    """Ask every query of the set; returns ids of documents by query."""
    forget()
    every = (*hand_written(), *machine_made())
    return {one.id: collections.ask(one.query, ids, LIMIT).ids for one in every}


def machine_made():
    """The machine-made queries."""
    return tuple(variants(documents().values()))


def forget():
    """No process remembers areas, words or synonyms of another store."""
    area_cache.forget()
    vocabulary_store.forget()
    wording.forget()


@pytest.fixture
def ids(ranked_layer):
    """Ids of the documents by the key of their entry."""
    return ranked_layer[0]


@pytest.fixture
def run(ranked_layer):
    """What the database finds for each query; asked once in a process."""
    return ranked_layer[1]
