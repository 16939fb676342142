"""A question as the bodies of two searches in one request: counts without an order, hits without counts.

So the counts need no scores, and the hits may stop at the best. What is ticked stands in the counts
as ``post_filter``, so that each of them can leave its own filter out.
"""

from typing import Any

from search import sorts
from search.conditions import All
from search.engines.elasticsearch import configuration
from search.engines.elasticsearch.fragments import (
    EVERYTHING,
    Fragment,
    all_of,
    fragment,
    matched,
    of_demand,
    of_kind,
)
from search.engines.elasticsearch.orders import Sort, order_of
from search.filters import Filter
from search.matching import Matching
from search.query import Query

#: Names of what is counted: the codes of a filter, and those that a column holds.
VALUES, COLUMN = "values of ", "column of "
KINDS, BEST = "kinds", "best"
_MOST_KINDS = 50
_MOST_CODES = 1_000

Body = dict[str, Any]


def counts_body(query: Query) -> Body:
    """Ask how many there are, in all and by the values of each filter."""
    ticked = of_demand(query, query.demand())
    return {
        **_plain(0, 0),
        "query": {"bool": {"filter": [_base(query, query.matching)]}},
        **({} if ticked == EVERYTHING else {"post_filter": ticked}),
        "aggs": {name: agg for one in query.kind.filters for name, agg in _counts(query, one)},
    }


def hits_body(query: Query, start: int, stop: int) -> Body:
    """Ask for one stretch of the order; with a limit a kind for the best of each."""
    order = order_of(query)
    kept = all_of([of_kind(query), of_demand(query, query.demand())])
    if order.decides:
        asked: Body = {**order.scored, "filter": [kept]}
    else:
        words = EVERYTHING if query.matching is None else matched(query.matching)
        asked = {**order.scored, "filter": [all_of([kept, words])]}
    is_by_kind = bool(query.per_kind) and query.order == sorts.RELEVANCE
    return {
        **_plain(start, 0 if is_by_kind else stop - start),
        "track_total_hits": False,
        "query": {"bool": asked},
        "sort": order.sort,
        **({"aggs": _best_of_each_kind(query, order.sort)} if is_by_kind else {}),
    }


def exists_body(query: Query, matching: Matching) -> Body:
    """Ask whether anything of the kind fulfils a matching."""
    body = {**_plain(0, 0), "query": _base(query, matching), "terminate_after": 1}
    return {**body, "track_total_hits": 1}


def _plain(start: int, size: int) -> Body:
    return {
        "from": start,
        "size": size,
        # Keys come with the values that are sorted by: nothing needs fetching.
        "_source": False,
        "stored_fields": "_none_",
        "track_total_hits": True,
        "timeout": f"{round(configuration.patience() * 1000)}ms",
    }


def _base(query: Query, matching: Matching | None) -> Fragment:
    return all_of([of_kind(query), EVERYTHING if matching is None else matched(matching)])


def _best_of_each_kind(query: Query, sort: Sort) -> Body:
    best = {
        "size": query.per_kind,
        "sort": sort,
        "_source": False,
        "stored_fields": "_none_",
    }
    kinds = {"terms": {"field": "kind", "size": _MOST_KINDS}}
    return {KINDS: {**kinds, "aggs": {BEST: {"top_hits": best}}}}


def _counts(query: Query, one: Filter) -> list[tuple[str, Body]]:
    """Count each value of a filter as if it were the filter's only tick."""
    counts: list[tuple[str, Body]] = []
    chosen = query.of(one)
    if (grouped := one.grouped(chosen)) is not None:
        column, meanwhile = grouped
        codes = {"terms": {"field": column, "size": _MOST_CODES}}
        found = _found(query, one, meanwhile)
        counts.append((f"{COLUMN}{one.key}", {"filter": found, "aggs": {COLUMN: codes}}))
    variants = one.variants(chosen)
    if variants:
        name = f"{VALUES}{one.key}"
        if one.asks_runs or one.counts_apart:
            values = {code: _found(query, one, variant) for code, variant in variants.items()}
            counts.append((name, _filters(EVERYTHING, values)))
        else:
            # Nothing it asks is asked of a run: what the others leave is found once for all values.
            values = {
                code: fragment(All(*one.asked(variant, query.at).entry))
                for code, variant in variants.items()
            }
            counts.append((name, _filters(_found(query, one, ()), values)))
    return counts


def _filters(found: Fragment, values: dict[str, Fragment]) -> Body:
    return {"filter": found, "aggs": {VALUES: {"filters": {"filters": values}}}}


def _found(query: Query, one: Filter, chosen: tuple[str, ...]) -> Fragment:
    asked = query.with_chosen(one.key, chosen)
    return of_demand(asked, asked.demand())
