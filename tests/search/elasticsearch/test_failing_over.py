"""Whatever Elasticsearch does, the visitor gets the database's answer, soon and in one piece."""

import logging

import pytest

from catalogue.kinds import COURSE
from search import engines, wording
from search.answering import answer
from search.engines import failing_over
from search.engines.base import Unavailable
from search.engines.elasticsearch.engine import ElasticsearchEngine
from search.query import Query
from search.understanding import understand
from tests.factories.search import AT, scatter
from tests.search.elasticsearch.bad_servers import (
    BEHAVIOURS,
    HANGING,
    bad_server,
    closed_port,
    elapsed,
)

pytestmark = pytest.mark.django_db

TYPED = "ย้อมคราม"
PATIENCE = 0.4
#: For behaviours that fail by what they answer: how busy the machine is does not count.
LONG = 30


@pytest.fixture
def configured(settings):
    """Return what makes addresses those of the portal's Elasticsearch."""

    def configure(*urls):
        settings.PORTAL_ELASTICSEARCH_URLS = list(urls)
        settings.PORTAL_ELASTICSEARCH_TIMEOUT = PATIENCE

    return configure


@pytest.fixture
def facts(areas):
    return scatter(40)


def ask(**more):
    return answer(Query(kind=COURSE, at=AT, plan=understand(TYPED), **more))


def wanted(facts):
    return {fact.pk for fact in facts if fact.title.startswith(TYPED)}


def assert_from_database(results, facts):
    assert (results.engine != "elasticsearch", results.is_fallback) == (True, True)
    assert {hit.entry.pk for hit in results.hits} == wanted(facts)


@pytest.mark.parametrize("trusted", [True, False], ids=["searching", "looking at the layout"])
@pytest.mark.parametrize("name", BEHAVIOURS)
def test_bad_answers_lead_to_the_database(facts, configured, caplog, settings, name, trusted):
    """Same question, same sets, within the same request; logged once, by kind, without the words."""
    behave, kind = BEHAVIOURS[name]
    with bad_server(behave, trusted=trusted) as (url, _asked):
        configured(url)
        if kind in {"Garbage", "Refused"}:
            settings.PORTAL_ELASTICSEARCH_TIMEOUT = LONG
        results = ask(per_page=100)
    assert_from_database(results, facts)
    assert sum(failing_over.fallbacks.values()) == 1
    if trusted and kind:
        assert dict(failing_over.fallbacks) == {kind: 1}
    ours = [record for record in caplog.records if record.name == failing_over.__name__]
    assert [record.levelno for record in ours] == [logging.WARNING]
    said = " ".join(str(vars(record)) for record in caplog.records)
    assert TYPED not in said and TYPED.encode().hex() not in said


def test_nobody_listening_leads_to_the_database(facts, configured, settings):
    """A refused connection costs no time: nobody waits for what was allowed."""
    with closed_port() as (url, _asked):
        configured(url)
        settings.PORTAL_ELASTICSEARCH_TIMEOUT = LONG
        results, seconds = elapsed(lambda: ask(per_page=100))
    assert_from_database(results, facts)
    assert dict(failing_over.fallbacks) == {"Refused": 1}
    assert seconds < LONG


def test_time_is_one_budget_for_all_requests_and_tries(facts, configured):
    """Several hanging nodes and several steps of an answer cost what one may cost."""
    behave, _kind = BEHAVIOURS["hangs"]
    with (
        bad_server(behave, trusted=True) as (one, _a),
        bad_server(behave, trusted=True) as (two, _b),
    ):
        configured(one, two)
        results, seconds = elapsed(lambda: ask(per_page=100))
    assert_from_database(results, facts)
    assert seconds < HANGING  # one request alone would hang so long


def test_second_node_answers_for_one_that_hangs(areas, indexed, elasticsearch_url, settings):
    """One bad node of two costs a part of the time and no fall-back."""
    facts = scatter(40)
    indexed()
    behave, _kind = BEHAVIOURS["hangs"]
    with bad_server(behave, trusted=False) as (url, asked):
        settings.PORTAL_ELASTICSEARCH_URLS = [url, elasticsearch_url]
        settings.PORTAL_ELASTICSEARCH_TIMEOUT = 6
        results = ask(per_page=100)
        while not asked:  # the first node is drawn by lot
            results = ask(per_page=100)
    assert (results.engine, results.is_fallback) == ("elasticsearch", False)
    assert {hit.entry.pk for hit in results.hits} == wanted(facts)
    assert not failing_over.fallbacks


def test_open_breaker_asks_nobody(facts, configured):
    """Whoever hung once is left in peace: the next questions cost nothing."""
    behave, _kind = BEHAVIOURS["hangs"]
    with bad_server(behave, trusted=True) as (url, asked):
        configured(url)
        ask()
        before = len(asked)
        results = ask(per_page=100)
        assert len(asked) == before
    assert_from_database(results, facts)
    assert failing_over.fallbacks["breaker open"] == 1


def test_elasticsearch_is_asked_again_when_it_is_back(
    areas, indexed, elasticsearch_url, settings, fresh_breaker
):
    """After the pause one question tests it, and everything is as before."""
    scatter(40)
    indexed()
    now = [0.0]
    fresh_breaker.clock = lambda: now[0]
    for _try in range(3):
        fresh_breaker.failed(is_costly=False)
    assert ask().is_fallback
    now[0] = 2.0
    assert not ask().is_fallback
    assert fresh_breaker.allows()


def test_wrong_layout_leads_to_the_database(facts, elastic, elasticsearch_url):
    """An index that somebody else made under our name is never asked."""
    from elasticsearch import Elasticsearch

    name = f"{elastic.PORTAL_ELASTICSEARCH_INDEX}-entries"
    with Elasticsearch(elasticsearch_url) as client:
        client.index(index=name, id="1", document={"kind": "course"}, refresh=True)
        assert_from_database(ask(per_page=100), facts)
        assert failing_over.fallbacks == {"WrongLayout": 1}
        client.indices.delete(index=name)


def test_missing_index_leads_to_the_database(facts, elastic):
    """Configured and not built yet: nobody notices."""
    assert_from_database(ask(per_page=100), facts)
    assert failing_over.fallbacks == {"Refused": 1}


def test_our_own_mistakes_are_raised(facts, configured, monkeypatch):
    """A mistake in our code is an error to be seen, not a failure of Elasticsearch."""

    def mistaken(*args):
        raise TypeError("ours")

    configured("http://127.0.0.1:9")
    monkeypatch.setattr(ElasticsearchEngine, "find", mistaken)
    with pytest.raises(TypeError, match="ours"):
        ask()
    assert not failing_over.fallbacks


def test_mistakes_in_the_question_are_raised(areas, indexed):
    """A question that cannot be written is our mistake, too."""
    indexed()
    with pytest.raises(TypeError, match="no fragment"):
        from search.engines.elasticsearch.fragments import fragment

        fragment(object())


def test_without_elasticsearch_the_database_is_no_fallback(facts, configured):
    """Nothing configured, nothing missing."""
    configured()
    results = ask(per_page=100)
    assert not results.is_fallback
    assert {hit.entry.pk for hit in results.hits} == wanted(facts)


def test_failure_within_an_answer_is_a_whole_new_answer(facts, configured, monkeypatch):
    """An answer is never made of two engines: the database answers from the first step on."""
    asked = []

    def fails_later(self, query, start, stop):
        asked.append(query.matching.stage)
        raise Unavailable("gone")

    configured("http://127.0.0.1:9")
    monkeypatch.setattr(ElasticsearchEngine, "find", fails_later)
    assert ask().stage == "exact" and asked == ["exact"]
    assert engines.always().engine.name == ask().engine
    wording.forget()
