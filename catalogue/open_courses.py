"""Courses of a place as its page shows them: joinable ones first, a few, and how many there are."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from catalogue.cards import course_card
from catalogue.kinds import COURSE
from catalogue.run_state import next_boundary, run_state
from portal.core.parts import Card
from portal.places.near import near_districts
from search import sorts
from search.answering import answer
from search.conditions import Condition, Terms
from search.filters import AreaFilter, ChoiceFilter, Chosen, Option
from search.query import Query
from search.results import Results

_HERE = "here"


@dataclass(frozen=True, slots=True)
class OpenCourses:
    """What a place's page says about courses."""

    cards: Sequence[Card] = ()
    total: int = 0
    #: At least one card shows a run that can be joined now.
    has_joinable: bool = False
    expires_at: datetime | None = None
    #: By district: how many courses, where a province was asked.
    by_district: dict[str, int] | None = None


class _Place(ChoiceFilter):
    """What a page is about: always asked, so that nothing beyond it is counted."""

    counts_apart = True

    def __init__(self, condition: Condition) -> None:
        super().__init__(_HERE, "", [Option(_HERE, "", entry=condition)])

    def variants(self, chosen: Chosen) -> dict[str, Chosen]:
        return {}


def courses_where(condition: Condition, at: datetime, *, count: int) -> OpenCourses:
    """Find the courses of one place, soonest joinable first."""
    place = _Place(condition)
    return _found(
        Query(
            kind=replace(COURSE, filters=(place,)),
            at=at,
            chosen={_HERE: (_HERE,)},
            per_page=count,
        )
    )


def courses_in_province(code: str, at: datetime, *, count: int) -> OpenCourses:
    """Find the courses of a province and how many each of its districts has."""
    kind = replace(COURSE, filters=(AreaFilter(),))
    return _found(Query(kind=kind, at=at, chosen={"area": (code,)}, per_page=count))


def courses_near(district: str, at: datetime, *, count: int) -> OpenCourses:
    """Find courses of the districts near one, nearest first, with rough distances."""
    codes = tuple(near.code for near in near_districts(district))
    place = _Place(Terms("district_code", codes))
    return _found(
        Query(
            kind=replace(COURSE, filters=(place,)),
            at=at,
            chosen={_HERE: (_HERE,)},
            sort=sorts.NEAR,
            near_to=district,
            per_page=count,
        )
    )


def _found(query: Query) -> OpenCourses:
    results: Results = answer(query)
    runs = [hit.run for hit in results.hits if hit.run is not None]
    boundaries = (next_boundary(run, query.at) for run in runs)
    return OpenCourses(
        cards=[course_card(hit, query.at) for hit in results.hits],
        total=results.total,
        has_joinable=any(run_state(run, query.at).can_join for run in runs),
        expires_at=min((one for one in boundaries if one is not None), default=None),
        by_district=dict(results.counts.get("area", {})),
    )
