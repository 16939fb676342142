"""What a question finds with the synonyms as they are, and with one group changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from search import kinds, understanding
from search.answering import answer
from search.models import SynonymGroup
from search.query import Query
from search.results import Results
from search.thai.planner import Planner

SHOWN = 10


@dataclass(frozen=True, slots=True)
class Found:
    """One entry in a list of findings."""

    title: str
    kind: str
    url: str
    #: The other side's list does not show it.
    is_only_here: bool


@dataclass(frozen=True, slots=True)
class Side:
    """What is found on one side of the comparison."""

    total: int
    found: Sequence[Found]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Findings before and after a change that is not saved yet."""

    typed: str
    before: Side
    after: Side


def compare(typed: str, changed: SynonymGroup, at: datetime) -> Comparison:
    """Ask a question twice: with the groups as saved, and with this group as it would be."""
    before = _asked(typed, understanding.planner(), at)
    after = _asked(typed, _planner_with(changed), at)
    titles = [{hit.entry.pk for hit in results.hits} for results in (before, after)]
    return Comparison(
        typed,
        Side(before.total, _shown(before, titles[1])),
        Side(after.total, _shown(after, titles[0])),
    )


def _planner_with(changed: SynonymGroup) -> Planner:
    two_way: list[Sequence[str]] = []
    one_way: list[Sequence[str]] = []
    others = SynonymGroup.objects.filter(is_active=True).exclude(pk=changed.pk).order_by("pk")
    for group in [*others, *([changed] if changed.is_active else [])]:
        (one_way if group.is_one_way else two_way).append(group.lines)
    return understanding.made(two_way, one_way)


def _asked(typed: str, planner: Planner, at: datetime) -> Results:
    query = Query(kind=kinds.everything(), at=at, plan=planner.plan(typed), per_page=SHOWN)
    return answer(query, planner=planner)


def _shown(results: Results, others: set[int]) -> list[Found]:
    return [
        Found(
            hit.entry.shown_title,
            str(kinds.get(hit.entry.kind).label),
            hit.entry.url,
            hit.entry.pk not in others,
        )
        for hit in results.hits
    ]
