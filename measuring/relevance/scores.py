"""How good a run is: nDCG@10, queries without result, false friends among the first ten."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from measuring.relevance.judging import Judgement

DEPTH = 10
#: Query id → ids of documents, the best first.
Run = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Score:
    """What a run scores on a number of queries; all between 0 and 1."""

    queries: int
    ndcg: float
    #: Share of queries with no result at all.
    zero: float
    #: Share of known false friends in the first ten, over the queries that have such friends.
    false: float


def ndcg(ranked: Sequence[str], grades: Mapping[str, int], depth: int = DEPTH) -> float:
    """Return the discounted gain of the first ten as a share of the best there could be."""
    best = _gain(sorted(grades.values(), reverse=True)[:depth])
    return _gain([grades.get(one, 0) for one in ranked[:depth]]) / best if best else 0.0


def _gain(grades: Sequence[int]) -> float:
    return sum((2**mark - 1) / math.log2(place + 2) for place, mark in enumerate(grades))


def false_share(ranked: Sequence[str], false: frozenset[str], depth: int = DEPTH) -> float:
    """Return the share of false friends in what is shown first."""
    shown = ranked[:depth]
    return sum(one in false for one in shown) / len(shown) if shown else 0.0


def score(run: Run, judged: Iterable[Judgement]) -> Score:
    """Score a run; a query that is missing in it has found nothing."""
    every = list(judged)
    found = [(run.get(one.id, ()), one) for one in every]
    return Score(
        queries=len(every),
        ndcg=_mean([ndcg(ranked, one.grades) for ranked, one in found]),
        zero=_mean([float(not ranked) for ranked, _one in found]),
        false=_mean([false_share(ranked, one.false) for ranked, one in found if one.false]),
    )


def by_kind(run: Run, judged: Iterable[Judgement]) -> dict[str, Score]:
    """Score a run for each kind of query."""
    groups = defaultdict(list)
    for one in judged:
        groups[one.kind].append(one)
    return {kind: score(run, group) for kind, group in groups.items()}


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
