"""Elasticsearch as an engine: the same sets and counts as the database, from any number of nodes."""

import time
from collections.abc import Sequence
from contextlib import nullcontext

from elasticsearch import Elasticsearch

from search import sorts
from search.engines.base import Found, Tally, Unavailable
from search.engines.elasticsearch import configuration, layout_check
from search.engines.elasticsearch.budget import current, spending
from search.engines.elasticsearch.client import client
from search.engines.elasticsearch.errors import Gap, check_whole, refused, translated
from search.engines.elasticsearch.question import (
    BEST,
    COLUMN,
    KINDS,
    VALUES,
    Body,
    counts_body,
    exists_body,
    hits_body,
)
from search.engines.elasticsearch.reading import Answer, Garbage
from search.matching import Matching
from search.query import Query

NAME = "elasticsearch"
#: A node answers from the copy it holds: one that hangs makes nobody wait but who asks it.
_OWN_COPY = "_local"
#: While a copy takes over from one that was lost, questions may meet the gap: seconds between them.
_PAUSES = (0.02, 0.05, 0.1, 0.2)


class ElasticsearchEngine:
    """Answers with one request a question; raises Unavailable for whatever is not its own mistake."""

    @property
    def name(self) -> str:
        """Who answers."""
        return NAME

    def find(self, query: Query, start: int, stop: int) -> Found:
        """List one stretch of the order and count, in one request."""
        counted, listed = _asked([counts_body(query), hits_body(query, start, stop)])
        tally = Tally(total=_total(counted), counts=_counts(query, counted))
        tally.base = tally.total
        if query.per_kind and query.order == sorts.RELEVANCE:
            return Found(_best_of_kinds(listed), tally)
        return Found([_key(hit) for hit in listed["hits"]["hits"].each()], tally)

    def exists(self, query: Query, matchings: Sequence[Matching]) -> list[bool]:
        """Say for each whether anything of the kind fulfils it; one request for all."""
        if not matchings:
            return []
        answers = _asked([exists_body(query, matching) for matching in matchings])
        return [_total(answer) > 0 for answer in answers]


def _asked(bodies: Sequence[Body]) -> list[Answer]:
    """Ask, and ask again while a node that has just gone leaves a gap."""
    try:
        for pause in _PAUSES:
            try:
                return _once(bodies)
            except Gap:
                _rest(pause)
        return _once(bodies)
    except Unavailable:
        layout_check.forget()
        raise


def _rest(seconds: float) -> None:
    budget = current()
    with spending(budget) if budget is not None else nullcontext():
        time.sleep(seconds)


def _once(bodies: Sequence[Body]) -> list[Answer]:
    with translated():
        asked = client()
        layout_check.check(asked)
        answers = _search_all(asked, bodies)
    for answer in answers:
        check_whole(answer)
    return answers


def _search_all(asked: Elasticsearch, bodies: Sequence[Body]) -> list[Answer]:
    head: Body = {"preference": _OWN_COPY, "allow_partial_search_results": False}
    lines = [line for body in bodies for line in (head, body)]
    got = Answer(asked.msearch(index=configuration.alias(), searches=lines).body)
    answers = list(got["responses"].each())
    if len(answers) != len(bodies):
        raise Garbage("another number of answers")
    for answer in answers:
        if answer.has("error"):
            raise refused(answer["status"].integer())
    return answers


def _total(answer: Answer) -> int:
    return answer["hits"]["total"]["value"].integer()


def _key(hit: Answer) -> int:
    return hit["sort"].last().integer()


def _best_of_kinds(answer: Answer) -> list[int]:
    best = [
        (-hit["sort"].first().number(), _key(hit))
        for kind in answer["aggregations"][KINDS]["buckets"].each()
        for hit in kind[BEST]["hits"]["hits"].each()
    ]
    return [key for _score, key in sorted(best)]


def _counts(query: Query, answer: Answer) -> dict[str, dict[str, int]]:
    counts: dict[str, dict[str, int]] = {}
    for one in query.kind.filters:
        chosen = query.of(one)
        counts[one.key] = {}
        if one.variants(chosen):
            found = answer["aggregations"][f"{VALUES}{one.key}"][VALUES]["buckets"]
            for code in one.variants(chosen):
                counts[one.key][code] = found[code]["doc_count"].integer()
        if one.grouped(chosen) is not None:
            found = answer["aggregations"][f"{COLUMN}{one.key}"][COLUMN]["buckets"]
            for bucket in found.each():
                if code := bucket["key"].text():
                    counts[one.key][code] = bucket["doc_count"].integer()
    return counts
