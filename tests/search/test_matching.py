"""What of a plan decides: nothing twice, and not the words that nearly everything has."""

import pytest

from search import answering
from search.matching import telling
from search.thai.plan import Clause, Plan
from search.thai.planner import Planner
from search.thai.vocabulary import SortedVocabulary


def clause(*alternatives, required=True):
    """A clause of alternatives, each of tokens between blanks."""
    tokens = tuple(tuple(each.split()) for each in alternatives)
    return Clause(alternatives[0], "thai", tokens, required)


@pytest.mark.parametrize(
    ("alternatives", "expected"),
    [
        (["ถนอม อาหาร", "การ ถนอม อาหาร"], [("ถนอม", "อาหาร")]),
        (["การ ถนอม", "ถนอม", "ขาย"], [("ถนอม",), ("ขาย",)]),
        (["ก ข", "ข ก"], [("ข", "ก")]),
        (["ก", "ข"], [("ก",), ("ข",)]),
    ],
)
def test_telling_drops_what_another_alternative_holds(alternatives, expected):
    """Whoever has all tokens of the longer one has those of the shorter one."""
    assert list(telling(clause(*alternatives))) == expected


@pytest.mark.parametrize(
    ("many", "expected"),
    [(10_000, ["ทำ", "ว่าว", "จุฬา"]), (500, ["ว่าว", "จุฬา"]), (100, ["ว่าว", "จุฬา"]), (4, ["จุฬา"])],
)
def test_some_of_the_words_are_the_rare_ones(monkeypatch, many, expected):
    """A word of half the site is left out of "any of the words", and counts for the order still."""
    planner = Planner(SortedVocabulary({"ทำ": 500, "ว่าว": 90, "จุฬา": 5}, 1_000))
    monkeypatch.setattr(answering, "MANY", many)
    monkeypatch.setattr(answering.understanding, "planner", lambda: planner)
    plan = Plan("ทำว่าวจุฬา", (clause("ทำ"), clause("ว่าว"), clause("จุฬา")))
    matching = answering.matching_of(plan, "some")
    assert [each.typed for each in matching.clauses] == expected
    assert matching.wanted == plan.clauses


def test_an_unknown_word_leaves_room_for_the_others(monkeypatch):
    """A word that stands nowhere finds nothing, so the next one is asked for in any case."""
    planner = Planner(SortedVocabulary({"ทำ": 500}, 1_000))
    monkeypatch.setattr(answering, "MANY", 100)
    monkeypatch.setattr(answering.understanding, "planner", lambda: planner)
    plan = Plan("ทำฌฌฌ", (clause("ฌฌฌ"), clause("ทำ")))
    assert answering.matching_of(plan, "some").clauses == plan.clauses
