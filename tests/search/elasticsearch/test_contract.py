"""Every case that the database engine has to meet, met by Elasticsearch as well."""

import pytest

from catalogue.kinds import COURSE
from search import engines
from search.answering import answer
from search.engines.answerer import Answerer
from search.engines.elasticsearch.engine import ElasticsearchEngine
from search.query import Query
from tests.factories.search import AT
from tests.search import test_engines_database as contract
from tests.search.test_engines_database import (  # noqa: F401 - collected here
    test_near_order_goes_outwards,
    test_newest_order_ends_with_the_key,
    test_pages_end_at_fifty,
    test_results_and_counts_are_those_of_plain_python,
    test_signs_alone_are_no_words,
    test_start_order_and_cards_are_those_of_plain_python,
    test_words_find_whole_sets,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def scattered(scattered, indexed):
    """The same two hundred courses, in an index."""
    indexed()
    return scattered


@pytest.fixture(autouse=True)
def _asked_of_elasticsearch(monkeypatch):
    """Listings without words are asked of Elasticsearch too, and nothing falls back."""
    monkeypatch.setattr(engines, "always", lambda: Answerer(ElasticsearchEngine()))

    def run(chosen, **more):
        results = answer(Query(kind=COURSE, at=AT, chosen=chosen, **more))
        assert (results.engine, results.is_fallback) == ("elasticsearch", False)
        return results

    monkeypatch.setattr(contract, "_run", run)


def test_contract_leaves_only_what_is_about_the_database():
    """A case that is added for the database is a case for Elasticsearch, or named here."""
    ours = {name for name in globals() if name.startswith("test_")}
    theirs = {name for name in vars(contract) if name.startswith("test_")}
    assert theirs - ours == {
        "test_answer_names_its_engine",
        # Elasticsearch leaves open whether the words fit anywhere, and is asked apart.
        "test_counting_tells_whether_the_words_fit_anywhere",
        # The tokens of candidates are read from the database, whichever engine found them.
        "test_few_candidates_keep_their_order",
        "test_statements_do_not_grow",
        "test_walking_and_sorting_agree_on_the_day",
        "test_walking_indexes_finds_the_same_pages",
    }


def test_pages_together_are_the_whole(scattered):
    """Page after page holds each match once, in the order of the whole."""
    whole = [hit.entry.pk for hit in contract._run({}, per_page=1_000).hits]
    pages = [contract._run({}, per_page=30, page=page) for page in range(1, 8)]
    assert [hit.entry.pk for page in pages for hit in page.hits] == whole
