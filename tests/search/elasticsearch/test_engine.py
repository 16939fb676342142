"""Elasticsearch against the database over the same entries: sets, counts, orders."""

import pytest

from catalogue.kinds import COURSE
from search import sorts
from search.engines.database import DatabaseEngine
from search.engines.elasticsearch.engine import ElasticsearchEngine
from search.query import Query
from tests.factories.search import AT

pytestmark = pytest.mark.django_db


def test_all(scattered, indexed):
    indexed()
    for sort in ("start", "newest", "near"):
        q = Query(kind=COURSE, at=AT, sort=sort, near_to="4701", chosen={"format": ("interest","one"), "day": ("we",)})
        a = DatabaseEngine().find(q, 0, 1000)
        b = ElasticsearchEngine().find(q, 0, 1000)
        assert a.tally.counts == b.tally.counts
        assert list(a.ids) == list(b.ids)
