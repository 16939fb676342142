"""The orders of a listing: what is scored, and what is sorted by.

There are no scripts, so an order with sections is a score: whole numbers below 2**24, which a
32-bit float holds exactly. From the left: how near (15 at most), the tier of the run that the card
shows (7), and how soon it starts, in days.
"""

from dataclasses import dataclass
from typing import Any

from portal.places.near import near_districts
from search import sorts
from search.conditions import All, Condition, Not, Terms
from search.engines.elasticsearch.fragments import (
    EVERYTHING,
    NOTHING,
    Fragment,
    fragment,
    of_run,
)
from search.engines.elasticsearch.mapping import RUNS, TOKENS, stored
from search.matching import Matching
from search.query import Query
from search.thai.plan import Alternative, Clause

#: Days that are told apart: from some years before the question to a lifetime after it.
_DAYS = 1 << 14
_YEARS_BACK = 10 * 365
_TIER = _DAYS
_NEARER = _TIER << 3
#: More tokens than anybody types say nothing more about the order.
_MOST_TOKENS = 128

Sort = list[dict[str, Any]]

_PK_UP: Sort = [{"pk": "asc"}]
_SCORE: Sort = [{"_score": "desc"}]
_LATEST: Sort = [{"published_at": "desc"}, {"pk": "desc"}]
_AREA: Sort = [{"province_code": "asc"}, {"district_code": "asc"}, {"subdistrict_code": "asc"}]


@dataclass(frozen=True, slots=True)
class Order:
    """What gives an entry its score (parts of a bool query), and by what entries are sorted."""

    scored: dict[str, Any]
    #: The key is last.
    sort: Sort
    #: What is scored decides as well which entries are found: the words need no filter.
    decides: bool = False


def order_of(query: Query) -> Order:
    """Return the order that applies."""
    match query.order:
        case sorts.RELEVANCE if query.matching is not None:
            return _by_words(query.matching)
        case sorts.START:
            return _optional(_start(query), _SCORE + _LATEST)
        case sorts.NEAR:
            return _optional([*_nearness(query.near_to), *_start(query)], _SCORE + _LATEST)
        case sorts.AREA:
            return Order({}, _AREA + _PK_UP)
        case sorts.PRICE:
            return Order({}, [_price("asc"), *_LATEST])
        case sorts.PRICE_DOWN:
            return Order({}, [_price("desc"), *_LATEST])
    return Order({}, _LATEST)


def _price(order: str) -> dict[str, Any]:
    return {"price_satang": {"order": order, "missing": "_last"}}


def _optional(scored: list[Fragment], sort: Sort) -> Order:
    return Order({"should": scored, "minimum_should_match": 0} if scored else {}, sort)


def _by_words(matching: Matching) -> Order:
    """Score by all words that were typed; of what one word may mean, the best counts.

    Where all of the words can be scored they decide, too: Elasticsearch then looks only at what
    can still become one of the best.
    """
    sort = _SCORE + _PK_UP
    clauses = dict.fromkeys((*matching.clauses, *matching.wanted))
    if sum(map(_size, clauses)) > _MOST_TOKENS:
        share = max(1, _MOST_TOKENS // len(clauses))
        return _optional([_best_reading(clause, share) for clause in clauses], sort)
    deciding = [_best_reading(clause) for clause in matching.clauses]
    others = [_best_reading(clause) for clause in clauses if clause not in matching.clauses]
    if matching.is_every:
        parts = {"must": deciding, "should": others, "minimum_should_match": 0}
    else:
        some = {"bool": {"should": deciding, "minimum_should_match": 1}}
        parts = {"must": [some], "should": others, "minimum_should_match": 0}
    return Order(parts, sort, decides=True)


def _size(clause: Clause) -> int:
    return sum(len(alternative) for alternative in clause.alternatives)


def _best_reading(clause: Clause, most: int | None = None) -> Fragment:
    """Score by the best of what a word may mean; of many readings, by the first tokens of them."""
    readings: list[Fragment] = []
    room = most
    for alternative in clause.alternatives:
        if room is not None:
            room -= len(alternative)
            if room < 0 and readings:
                break
        readings.append(_reading(alternative))
    if not readings:
        return NOTHING
    return readings[0] if len(readings) == 1 else {"dis_max": {"queries": readings}}


def _reading(alternative: Alternative) -> Fragment:
    terms: list[Fragment] = [{"term": {TOKENS: token}} for token in alternative]
    return terms[0] if len(terms) == 1 else {"bool": {"must": terms}}


def _start(query: Query) -> list[Fragment]:
    if not query.tiers:
        return []
    demand = query.demand()
    scored = [
        _within(All(demand.entry, wish.entry), _soonest(query, wish.run or All()))
        for wish in demand.wishes
    ]
    # A run that fulfils several wishes counts once: the best of them.
    return [{"dis_max": {"queries": scored}}]


def _soonest(query: Query, asked: Condition) -> Fragment:
    """Score an entry by its best run: the first tier, and of that the first day."""
    functions: list[dict[str, Any]] = [{**_sooner(query), "weight": _DAYS}]
    tiers = query.tiers
    for place, tier in enumerate(tiers):
        first = All(tier, *(Not(before) for before in tiers[:place]))
        functions.append({"filter": of_run(first), "weight": _TIER * (len(tiers) - place)})
    runs = {
        "function_score": {
            "query": of_run(All(query.considered, asked)),
            "functions": functions,
            "score_mode": "sum",
            "boost_mode": "replace",
            # Runs of no tier at all give their entry no place.
            "min_score": _TIER,
        }
    }
    return {"nested": {"path": RUNS, "score_mode": "max", "query": runs}}


def _sooner(query: Query) -> dict[str, Any]:
    # 1 at the origin, falling by 1/_DAYS a day: exact, because _DAYS is a power of two.
    origin = int(str(stored(query.at.date()))) - _YEARS_BACK
    return {"linear": {f"{RUNS}.starts_on": {"origin": origin, "scale": _DAYS / 2, "decay": 0.5}}}


def _nearness(district: str) -> list[Fragment]:
    """Score by distance: the district itself, what is near it, its province."""
    codes = (district, *(near.code for near in near_districts(district)))
    steps: list[Condition] = [Terms("district_code", (code,)) for code in codes]
    province = Terms("province_code", (district[:2],))
    steps.append(All(province, Not(Terms("district_code", codes))))
    return [
        {"constant_score": {"filter": fragment(step), "boost": _NEARER * (len(steps) - place)}}
        for place, step in enumerate(steps)
    ]


def _within(condition: Condition, scored: Fragment) -> Fragment:
    asked = fragment(condition)
    return scored if asked == EVERYTHING else {"bool": {"filter": [asked], "must": [scored]}}
