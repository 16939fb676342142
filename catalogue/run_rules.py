"""What must hold for the facts of a run, said in words that tell what to write instead."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from itertools import pairwise
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from catalogue.course_rules import COMPETENCY_LEARNERS, approval_problems
from catalogue.enums import CourseKind
from portal.core.thai_dates import format_date, local_day
from portal.places.enums import UnitKind

if TYPE_CHECKING:
    from catalogue.models import CoursePage, CourseRun
    from portal.places.models import OrgUnit

#: Units that hold interest groups and classes only (S0-19).
SPECIAL_KINDS = frozenset({UnitKind.BORDER_CENTRE, UnitKind.SPECIAL_COLLEGE})
LONGEST_DAYS = 400

Problem = tuple[str, str]


@dataclass(frozen=True, slots=True, order=True)
class PlannedMeeting:
    """One meeting as it was typed: a day and its hours."""

    held_on: date
    starts_at: time
    ends_at: time


@dataclass(frozen=True, slots=True)
class RunPlan:
    """The facts of a run that people write; everything else about it is computed."""

    opens_at: datetime | None = None
    closes_at: datetime | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    capacity: int | None = None
    waiting_limit: int = 0
    offer_hours: int | None = None
    venue: str = ""
    has_wheelchair_access: bool | None = None
    host_partner: str = ""
    allowance_baht: int | None = None
    is_one_district_one_occupation: bool = False
    trainer: str = ""
    note: str = ""
    meetings: tuple[PlannedMeeting, ...] = field(default=())

    @classmethod
    def of(cls, run: "CourseRun") -> "RunPlan":
        """Read the facts of a run that exists."""
        words = run.words
        meetings = tuple(
            PlannedMeeting(one.held_on, one.starts_at, one.ends_at) for one in run.sessions.all()
        )
        return cls(
            **{name: getattr(run, name) for name in RUN_COLUMNS},
            **{name: getattr(words, name) for name in DETAIL_COLUMNS},
            meetings=meetings,
        )

    def without_dates(self) -> "RunPlan":
        """A copy to begin a new run with: everything but its days."""
        return replace(
            self, opens_at=None, closes_at=None, starts_on=None, ends_on=None, meetings=()
        )


RUN_COLUMNS = (
    "opens_at",
    "closes_at",
    "starts_on",
    "ends_on",
    "capacity",
    "waiting_limit",
    "offer_hours",
)
DETAIL_COLUMNS = (
    "venue",
    "has_wheelchair_access",
    "host_partner",
    "allowance_baht",
    "is_one_district_one_occupation",
    "trainer",
    "note",
)


def problems(
    plan: RunPlan,
    *,
    unit: "OrgUnit",
    at: datetime,
    run: "CourseRun | None" = None,
    course: "CoursePage | None" = None,
) -> Mapping[str, list[str]]:
    """Return what is wrong by field, nothing when the run can be held.

    A run that exists knows its course; for a new one the course is given.
    """
    found: defaultdict[str, list[str]] = defaultdict(list)
    rules = (
        _missing(plan),
        _days(plan, at, run),
        _window(plan),
        _seats(plan, run),
        _meetings(plan),
        _unit(plan, unit),
        _competency(plan, run.course if course is None and run is not None else course),
    )
    for rule in rules:
        for name, words in rule:
            found[name].append(words)
    return found


def _missing(plan: RunPlan) -> Iterator[Problem]:
    examples = {
        "opens_at": _("Write when sign-up opens"),
        "closes_at": _("Write when sign-up closes"),
        "starts_on": _("Write the first day"),
        "ends_on": _("Write the last day"),
        "capacity": _("Write how many seats there are, like 20"),
        "venue": _("Write where it is held, like ศูนย์เรียนรู้บ้านถ้ำเต่า"),
    }
    for name, words in examples.items():
        if getattr(plan, name) in (None, ""):
            yield name, words


def _days(plan: RunPlan, at: datetime, run: "CourseRun | None") -> Iterator[Problem]:
    if plan.starts_on is None or plan.ends_on is None:
        return
    if plan.ends_on < plan.starts_on:
        yield "ends_on", _("The last day cannot be before the first day")
    elif (plan.ends_on - plan.starts_on).days > LONGEST_DAYS:
        yield "ends_on", _("A run cannot take over a year: check the year")
    is_new_day = run is None or run.starts_on != plan.starts_on
    if is_new_day and plan.starts_on < local_day(at):
        yield (
            "starts_on",
            _("The first day %(day)s is over: check the year")
            % {"day": format_date(plan.starts_on)},
        )


def _window(plan: RunPlan) -> Iterator[Problem]:
    if plan.opens_at and plan.closes_at and plan.closes_at <= plan.opens_at:
        yield "closes_at", _("Sign-up cannot close before it opens")
    if plan.closes_at and plan.starts_on and local_day(plan.closes_at) > plan.starts_on:
        yield (
            "closes_at",
            _("Sign-up cannot close after the first day, %(day)s")
            % {"day": format_date(plan.starts_on)},
        )


def _seats(plan: RunPlan, run: "CourseRun | None") -> Iterator[Problem]:
    if plan.capacity is not None and plan.capacity < 1:
        yield "capacity", _("A run has at least 1 seat")
    if run is None:
        return
    if plan.capacity is not None and plan.capacity < run.seats_taken:
        yield (
            "capacity",
            _("%(taken)d seats are taken already: not fewer than that")
            % {"taken": run.seats_taken},
        )
    if plan.waiting_limit < run.waiting_count:
        yield (
            "waiting_limit",
            _("%(waiting)d people wait already: not fewer than that")
            % {"waiting": run.waiting_count},
        )


def _meetings(plan: RunPlan) -> Iterator[Problem]:
    for meeting in plan.meetings:
        day = {"day": format_date(meeting.held_on)}
        if meeting.ends_at <= meeting.starts_at:
            yield "meetings", _("%(day)s: it cannot end before it begins") % day
        if (
            plan.starts_on
            and plan.ends_on
            and not (plan.starts_on <= meeting.held_on <= plan.ends_on)
        ):
            yield "meetings", _("%(day)s is not between the first and the last day") % day
    in_order = sorted(plan.meetings)
    for one, following in pairwise(in_order):
        if one.held_on == following.held_on and following.starts_at < one.ends_at:
            yield "meetings", _("%(day)s: two meetings overlap") % {"day": format_date(one.held_on)}


def _unit(plan: RunPlan, unit: "OrgUnit") -> Iterator[Problem]:
    if plan.is_one_district_one_occupation and unit.kind in SPECIAL_KINDS:
        yield (
            "is_one_district_one_occupation",
            _("A unit of this kind cannot hold “one district, one occupation”"),
        )


def _competency(plan: RunPlan, course: "CoursePage | None") -> Iterator[Problem]:
    """A competency-based short course has twenty seats and more, and was approved (S3 §3.2)."""
    if course is None or course.kind != CourseKind.COMPETENCY_SHORT:
        return
    if plan.capacity is not None and plan.capacity < COMPETENCY_LEARNERS:
        yield (
            "capacity",
            _("A competency-based course needs at least %(least)d seats; now there are %(now)d")
            % {"least": COMPETENCY_LEARNERS, "now": plan.capacity},
        )
    if any(approval_problems(course)):
        yield (
            "course",
            _("The course lacks the approval of the institution and the consent of its board"),
        )
