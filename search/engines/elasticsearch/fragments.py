"""Conditions as fragments of a query, from the side of the entry or from that of a run."""

from collections.abc import Iterable
from typing import Any

from search import conditions as c
from search import kinds
from search.engines.elasticsearch.mapping import RUNS, TOKENS, stored
from search.filters import Demand
from search.matching import Matching, telling
from search.query import Query
from search.thai.plan import Alternative, Clause

Fragment = dict[str, Any]

EVERYTHING: Fragment = {"match_all": {}}
NOTHING: Fragment = {"match_none": {}}
_OF_RUN = f"{RUNS}."


def fragment(condition: c.Condition, prefix: str = "") -> Fragment:
    """Translate a condition on an entry, or with a prefix on a run."""
    match condition:
        case c.Terms(field, values):
            return _terms(prefix + field, values)
        case c.Range(field):
            bounds = {name: stored(bound) for name, bound in condition.bounds()}
            return {"range": {prefix + field: bounds}}
        case c.Missing(field):
            return none_of({"exists": {"field": prefix + field}})
        case c.All(parts):
            return all_of(fragment(part, prefix) for part in parts)
        case c.Any(parts):
            return any_of(fragment(part, prefix) for part in parts)
        case c.Not(part):
            return none_of(fragment(part, prefix))
        case c.OnRun(inner):
            return on_run(inner)
    raise TypeError(f"no fragment for {type(condition).__name__}")


def on_run(condition: c.Condition) -> Fragment:
    """Ask that one and the same run fulfils a condition."""
    return {"nested": {"path": RUNS, "query": of_run(condition), "score_mode": "none"}}


def of_run(condition: c.Condition) -> Fragment:
    """Translate a condition for a query that stands on runs."""
    return fragment(condition, _OF_RUN)


def all_of(parts: Iterable[Fragment]) -> Fragment:
    """Join fragments by AND; without any, everything fulfils it."""
    kept = [part for part in parts if part != EVERYTHING]
    if NOTHING in kept:
        return NOTHING
    if not kept:
        return EVERYTHING
    return kept[0] if len(kept) == 1 else {"bool": {"filter": kept}}


def any_of(parts: Iterable[Fragment]) -> Fragment:
    """Join fragments by OR; without any, nothing fulfils it."""
    kept = [part for part in parts if part != NOTHING]
    if EVERYTHING in kept:
        return EVERYTHING
    if not kept:
        return NOTHING
    return kept[0] if len(kept) == 1 else {"bool": {"should": kept, "minimum_should_match": 1}}


def none_of(*parts: Fragment) -> Fragment:
    """Turn fragments round: none of them is fulfilled."""
    return {"bool": {"must_not": list(parts)}}


def of_kind(query: Query) -> Fragment:
    """Translate the kind that is asked about."""
    code = query.kind.code
    return EVERYTHING if code == kinds.ANY else _terms("kind", (code,))


def of_demand(query: Query, demand: Demand) -> Fragment:
    """Translate what is asked of an entry and of one of its runs, in each way to fulfil it."""
    ways = []
    for wish in demand.wishes:
        asked = [fragment(wish.entry)]
        if wish.run is not None:
            asked.append(on_run(c.All(query.considered, wish.run)))
        ways.append(all_of(asked))
    return all_of([fragment(demand.entry), any_of(ways)])


def matched(matching: Matching) -> Fragment:
    """Translate the words: a clause holds when all tokens of an alternative are there."""
    join = all_of if matching.is_every else any_of
    return join(_clause(clause) for clause in matching.clauses)


def _clause(clause: Clause) -> Fragment:
    single = tuple(each[0] for each in telling(clause) if len(each) == 1)
    several = [_every(each) for each in telling(clause) if len(each) != 1]
    return any_of([*([_terms(TOKENS, single)] if single else []), *several])


def _every(alternative: Alternative) -> Fragment:
    return all_of(_terms(TOKENS, (token,)) for token in alternative)


def _terms(field: str, values: tuple[c.Value, ...]) -> Fragment:
    if not values:
        return NOTHING
    if len(values) == 1:
        return {"term": {field: stored(values[0])}}
    return {"terms": {field: [stored(value) for value in values]}}
