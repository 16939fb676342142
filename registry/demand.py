"""What people would like to learn, as officers see it: numbers in lists, people on one page only."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from catalogue.models import CoursePage
from portal.places import areas
from portal.places.models import OrgUnit
from portal.users.policies import RowPolicy
from portal.users.rights import RowKind
from registry.models import Interest, InterestSignal, Signup

#: Whoever may see the learners of a centre may see who would like to be one.
_POLICY = RowPolicy(Signup, RowKind.LEARNERS, "run__unit")
_VIEW = frozenset({"view"})
MOST = 200


@dataclass(frozen=True, slots=True)
class Wish:
    """How many people of a district ask for one thing."""

    #: The newest of its interests; the address of its page.
    one: int
    title: str
    place: str
    people: int
    last: datetime
    #: Enough have asked, and no run has answered yet.
    is_worth_opening: bool
    #: Where a run of the course is added; '' without a course.
    open_url: str


def may_open(user: Any) -> bool:
    """Say whether somebody sees any learners."""
    return _POLICY.user_has_any_permission(user, _VIEW)


def districts_of(user: Any) -> list[str] | None:
    """Return the districts whose wishes somebody may see; None stands for all."""
    if user.is_superuser:
        return None
    units: QuerySet[OrgUnit] = _POLICY.units(user, _VIEW)
    return sorted(set(units.exclude(district=None).values_list("district_id", flat=True)))


def wishes(user: Any) -> list[Wish]:
    """Return what is asked for in somebody's districts, most people first."""
    rows = list(Interest.objects.in_districts(districts_of(user)).counted()[:MOST])
    return _as_wishes(rows)


def interest_of(user: Any, pk: int) -> Interest | None:
    """Return one interest of somebody's districts."""
    return Interest.objects.in_districts(districts_of(user)).with_course().filter(pk=pk).first()


def people_of(interest: Interest) -> list[Interest]:
    """Return everybody who asks for the same in the same district and was not told yet."""
    return list(Interest.objects.open().about(interest).order_by("created_at", "pk"))


def wish_of(interest: Interest) -> Wish | None:
    """Return the wish that an interest belongs to."""
    rows = list(Interest.objects.about(interest).counted()[:1])
    return _as_wishes(rows)[0] if rows else None


def _as_wishes(rows: Sequence[dict[str, Any]]) -> list[Wish]:
    courses = CoursePage.objects.in_bulk({row["course"] for row in rows if row["course"]})
    signalled = _signalled(row["district"] for row in rows)
    return [
        Wish(
            one=row["one"],
            title=courses[row["course"]].title if row["course"] in courses else row["words"],
            place=areas.place_label(row["district"]),
            people=row["people"],
            last=row["last"],
            is_worth_opening=(row["district"], row["course"] or row["words"]) in signalled,
            open_url=_open_url(row["course"]),
        )
        for row in rows
    ]


def _signalled(districts: Iterable[str]) -> set[tuple[str, Any]]:
    open_signals = InterestSignal.objects.filter(
        answered_at=None, district__in=sorted(set(districts))
    )
    return {(one.district_id, one.course_id or one.topic) for one in open_signals}


def _open_url(course: int | None) -> str:
    return f"{reverse('course_runs:add')}?course={course}" if course else ""
