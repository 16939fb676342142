"""Each engine finds what people mean: the musts of the set, and the scores that were published."""

import tomllib

import pytest

from measuring.relevance.collection import FOLDER
from measuring.relevance.judging import hand_written
from measuring.relevance.scores import by_kind, score
from measuring.report import musts
from search.engines import failing_over
from tests.relevance.conftest import LIMIT, machine_made, run_of

MUSTS = musts("relevance")
PUBLISHED = tomllib.loads((FOLDER / "published.toml").read_text(encoding="utf-8"))


def scores_of(run):
    """Score a run on the three parts of the set."""
    held_out = [one for one in hand_written() if one.is_held_out]
    return {
        "hand": score(run, hand_written()),
        "held_out": score(run, held_out),
        "machine": score(run, machine_made()),
    }


def assert_musts_kept(run):
    """Every must of the set is kept."""
    parts = scores_of(run)
    missed = [name for name, one in parts.items() if one.ndcg < MUSTS[f"{name}_ndcg"]["least"]]
    assert missed == [], parts
    assert parts["hand"].zero <= MUSTS["hand_zero"]["most"]
    assert parts["machine"].zero <= MUSTS["machine_zero"]["most"]
    assert parts["hand"].false <= MUSTS["hand_false"]["most"]
    kinds = by_kind(run, hand_written())
    for kind in ("wrong layout", "unfinished"):
        assert kinds[kind].ndcg >= MUSTS[f"ndcg.{kind.replace(' ', '_')}"]["least"], kind


def test_database_keeps_the_musts(run):
    """Scores, zero results, false friends, wrong layout and unfinished words: as the issue demands."""
    assert_musts_kept(run)


@pytest.mark.parametrize("part", ["hand", "held_out", "machine"])
def test_database_scores_as_published(run, part):
    """The score is the published one: a fall wants a reason, a rise wants the new number."""
    found = scores_of(run)[part].ndcg
    assert abs(found - PUBLISHED[part]) <= PUBLISHED["within"], (
        f"{part}: {found:.3f}, published {PUBLISHED[part]}: say it in published.toml, and why"
    )


def test_elasticsearch_keeps_the_musts(ids, run, indexed):
    """So does Elasticsearch: the same documents found, no must missed, nothing left to the database."""
    indexed()
    other = run_of(ids)
    assert not failing_over.fallbacks
    assert_musts_kept(other)
    ours, theirs = scores_of(run), scores_of(other)
    for part, one in ours.items():
        assert abs(one.ndcg - theirs[part].ndcg) <= MUSTS["engines_ndcg_apart"]["most"], part
    different = {
        key for key, found in run.items() if len(found) < LIMIT and set(found) != set(other[key])
    }
    assert different == set()
