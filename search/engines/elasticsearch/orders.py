"""The orders of a listing: what is scored, and what is sorted by.

There are no scripts, so an order with sections is a score: whole numbers below 2**24, which a
32-bit float holds exactly. From the left: how near (15 at most), the tier of the run that the card
shows (7), and how soon it starts, in days.
"""

from collections.abc import Sequence
from typing import Any

from portal.places.near import near_districts
from search import sorts
from search.conditions import All, Condition, Not, Terms
from search.engines.elasticsearch.fragments import Fragment, all_of, fragment, of_run
from search.engines.elasticsearch.mapping import RUNS, TOKENS, stored
from search.query import Query
from search.thai.plan import Alternative, Clause

#: Days that are told apart: from some years before the question to a lifetime after it.
_DAYS = 1 << 14
_YEARS_BACK = 10 * 365
_TIER = _DAYS
_NEARER = _TIER << 3
#: More tokens than anybody types say nothing more about the order.
_MOST_TOKENS = 128

Sort = list[dict[str, str]]

_PK_UP: Sort = [{"pk": "asc"}]
_SCORE: Sort = [{"_score": "desc"}]
_LATEST: Sort = [{"published_at": "desc"}, {"pk": "desc"}]
_AREA: Sort = [{"province_code": "asc"}, {"district_code": "asc"}, {"subdistrict_code": "asc"}]


def order_of(query: Query) -> tuple[list[Fragment], Sort]:
    """Return what gives an entry its score, and by what entries are sorted. The key is last."""
    match query.order:
        case sorts.RELEVANCE if query.matching is not None:
            return _words(query.matching.wanted), _SCORE + _PK_UP
        case sorts.START:
            return _by_start(query)
        case sorts.NEAR:
            scored, _sort = _by_start(query)
            return [*_nearness(query.near_to), *scored], _SCORE + _LATEST
        case sorts.AREA:
            return [], _AREA + _PK_UP
    return [], _LATEST


def _words(clauses: Sequence[Clause]) -> list[Fragment]:
    """Score by all words that were typed; of what one word may mean, the best counts."""
    scored: list[Fragment] = []
    room = _MOST_TOKENS
    for clause in clauses:
        readings: list[Fragment] = []
        for alternative in clause.alternatives[: max(1, _MOST_TOKENS // len(clauses))]:
            room -= len(alternative)
            if room >= 0:
                readings.append(_reading(alternative))
        if readings:
            scored.append(readings[0] if len(readings) == 1 else {"dis_max": {"queries": readings}})
    return scored


def _reading(alternative: Alternative) -> Fragment:
    terms: list[Fragment] = [{"term": {TOKENS: token}} for token in alternative]
    return terms[0] if len(terms) == 1 else {"bool": {"must": terms}}


def _by_start(query: Query) -> tuple[list[Fragment], Sort]:
    if not query.tiers:
        return [], _LATEST
    demand = query.demand()
    scored = [
        all_scored([fragment(All(demand.entry, wish.entry))], _soonest(query, wish.run or All()))
        for wish in demand.wishes
    ]
    # A run that fulfils several wishes counts once: the best of them.
    return [{"dis_max": {"queries": scored}}], _SCORE + _LATEST


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


def all_scored(filters: Sequence[Fragment], scored: Fragment) -> Fragment:
    """Join filters and one fragment that gives the score."""
    if all_of(filters) == {"match_all": {}}:
        return scored
    return {"bool": {"filter": list(filters), "must": [scored]}}
