"""The measures, against cases computed by hand."""

import math

import pytest

from measuring.relevance.judging import Judgement
from measuring.relevance.scores import by_kind, false_share, ndcg, score

THIRD = 1 / math.log2(4)


@pytest.mark.parametrize(
    ("ranked", "expected"),
    [
        (["a", "b", "c"], 1.0),
        ([], 0.0),
        (["x", "y"], 0.0),
        (["a"], 7 / (7 + 3 / math.log2(3) + THIRD)),
        (["c", "b", "a"], (1 + 3 / math.log2(3) + 7 * THIRD) / (7 + 3 / math.log2(3) + THIRD)),
        (["x"] * 10 + ["a"], 0.0),
    ],
)
def test_ndcg_is_gain_of_the_best_there_could_be(ranked, expected):
    """Gain 2^grade − 1, discounted by the logarithm of the place; below the tenth nothing counts."""
    assert ndcg(ranked, {"a": 3, "b": 2, "c": 1}) == pytest.approx(expected)


def test_ndcg_ideal_has_ten_places():
    """Fifteen right answers cannot all be in the first ten: ten of them are perfect."""
    grades = {f"d{number}": 3 for number in range(15)}
    assert ndcg([f"d{number}" for number in range(5, 15)], grades) == pytest.approx(1.0)


def test_false_share_is_of_what_is_shown():
    """One of four shown is a quarter; nothing shown is no false friend; the eleventh is not shown."""
    assert false_share(["a", "f", "b", "c"], frozenset("f")) == 0.25
    assert false_share([], frozenset("f")) == 0.0
    assert false_share(["a"] * 10 + ["f"], frozenset("f")) == 0.0


def test_score_is_mean_over_queries():
    """A query that is missing in a run found nothing; false friends are of those that have some."""
    judged = [
        Judgement("q1", "exact", "ก", {"a": 3}),
        Judgement("q2", "place", "ข", {"b": 3}, frozenset("f")),
    ]
    found = score({"q2": ["f", "b"]}, judged)
    assert found.queries == 2
    assert found.ndcg == pytest.approx((0 + 1 / math.log2(3)) / 2)
    assert found.zero == 0.5
    assert found.false == 0.5
    assert by_kind({"q1": ["a"]}, judged)["exact"].ndcg == 1.0
