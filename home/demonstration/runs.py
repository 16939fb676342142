"""Which runs the demonstration's courses have: between them every state that a run can have."""

import random
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum
from typing import NamedTuple

from django.utils import timezone

from catalogue.run_state import few_from
from home.demonstration.shapes import DemoCourse

#: Evenings and weekends as Python counts them: Monday is 0.
_WEEKDAYS = {"we": (5, 6), "ev": (0, 2, 4), "wd": (1, 3)}
_HOURS = {"we": (time(9), time(15)), "ev": (time(17, 30), time(20, 30)), "wd": (time(9), time(15))}
#: Lessons of six hours by day leave an hour for lunch: five count. An evening counts three.
_LESSON_HOURS = {"we": 5, "ev": 3, "wd": 5}


class Moment(NamedTuple):
    """Days from today: sign-up opens, sign-up closes, first day of lessons."""

    opens: int
    closes: int
    starts: int


class Seats(Enum):
    """How full a run is."""

    EMPTY = "empty"
    FREE = "free"
    FEW = "few"
    QUEUE = "queue"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class DemoRun:
    """A run of the demonstration in plain facts."""

    opens_at: datetime
    closes_at: datetime
    sessions: tuple[tuple[date, time, time], ...]
    capacity: int
    seats_taken: int
    waiting_limit: int = 0
    waiting_count: int = 0
    #: How long somebody who moves up has to answer; without it the seat is theirs at once.
    offer_hours: int | None = None
    cancelled_reason: str = ""
    moved_days: int = 0
    #: Sign-up was to close so many days earlier.
    extended_days: int = 0
    #: An approved run is public; one that waits for the director is not.
    is_approved: bool = True

    @property
    def starts_on(self) -> date:
        return self.sessions[0][0]

    @property
    def ends_on(self) -> date:
        return self.sessions[-1][0]


#: One row a state, dealt to the courses in turn.
_DEALS: tuple[tuple[Moment, Seats], ...] = (
    (Moment(-10, 9, 14), Seats.FREE),  # open
    (Moment(-14, 12, 16), Seats.FEW),  # few
    (Moment(-8, 20, 24), Seats.FREE),  # open
    (Moment(-20, 6, 10), Seats.QUEUE),  # waiting list
    (Moment(-5, 25, 30), Seats.FREE),  # open
    (Moment(10, 30, 38), Seats.EMPTY),  # opens soon
    (Moment(-18, 8, 12), Seats.FULL),  # full
    (Moment(-6, 17, 21), Seats.FREE),  # open
    (Moment(-30, -2, 5), Seats.FREE),  # closed
    (Moment(-40, -12, -8), Seats.FEW),  # running
)
_SIZES = (12, 15, 16, 20, 20, 20, 24, 25, 30)
_WAITING_PLACES = (5, 8, 10)
#: Runs of these sizes ask whoever moves up for an answer.
_OFFER_HOURS = {15: 48, 20: 24, 25: 72}
#: Finished so many days ago: still shown, since courses show their runs for sixty days.
_ENDED_DAYS_AGO = 10
_REASONS = (
    "ผู้สมัครยังไม่ครบจำนวน",
    "น้ำท่วมทางเข้าศูนย์ จะเปิดรอบใหม่เมื่อทางกลับมาใช้ได้",
    "ห้องเรียนปิดซ่อมหลังคา",
    "วิทยากรติดงานด่วน กำลังหาวันใหม่",
)


def plan_runs(course: DemoCourse, place: int, today: date) -> list[DemoRun]:
    """Return the runs of the course that stands at ``place``; some courses have none."""
    if place % 20 == 17:
        return []
    # The same course in the same place is dealt the same numbers each time.
    dice = random.Random(f"{course.title} {course.district}")  # noqa: S311 - made-up content
    plans = [_plan(course, today, dice, *_deal(place), extended_days=7 * (place % 16 == 3))]
    if place % 3 == 0:
        plans.append(_plan(course, today, dice, *_deal(place + 4), later=35))
    if place % 7 == 2:
        plans.append(_finished(course, today, dice))
    if place % 16 == 5:
        reason = _REASONS[place // 16 % len(_REASONS)]
        plans.append(_plan(course, today, dice, *_DEALS[0], later=12, cancelled=reason))
    if place % 16 == 9:
        plans.append(_plan(course, today, dice, *_DEALS[4], later=7, moved_days=14))
    if place % 16 == 12:
        plans.append(_plan(course, today, dice, *_DEALS[7], later=50, approved=False))
    return sorted(plans, key=lambda plan: plan.starts_on)


def _deal(place: int) -> tuple[Moment, Seats]:
    # Shifted by one each time round, since the five groups stand in turn: ten is two rounds.
    return _DEALS[(place + place // len(_DEALS)) % len(_DEALS)]


def _plan(
    course: DemoCourse,
    today: date,
    dice: random.Random,
    moment: Moment,
    seats: Seats,
    *,
    later: int = 0,
    cancelled: str = "",
    moved_days: int = 0,
    extended_days: int = 0,
    approved: bool = True,
) -> DemoRun:
    first = today + timedelta(days=moment.starts + later)
    opens, closes = moment.opens, moment.closes + later
    capacity = dice.choice(_SIZES)
    waiting_limit = dice.choice(_WAITING_PLACES) if seats is not Seats.FULL else 0
    return DemoRun(
        opens_at=_at(today + timedelta(days=opens), time(8, 30)),
        closes_at=_at(today + timedelta(days=closes), time(16, 30)),
        sessions=_sessions(course, first),
        capacity=capacity,
        seats_taken=_taken(seats, capacity, dice) if approved else 0,
        waiting_limit=waiting_limit,
        waiting_count=dice.randint(1, waiting_limit - 2) if seats is Seats.QUEUE else 0,
        offer_hours=_OFFER_HOURS.get(capacity) if waiting_limit else None,
        cancelled_reason=cancelled,
        moved_days=moved_days,
        extended_days=extended_days,
        is_approved=approved,
    )


def _taken(seats: Seats, capacity: int, dice: random.Random) -> int:
    if seats is Seats.EMPTY:
        return 0
    if seats in {Seats.QUEUE, Seats.FULL}:
        return capacity
    few = few_from(capacity)
    if seats is Seats.FEW:
        return capacity - dice.randint(1, few)
    return dice.randint(0, capacity - few - 1)


def _finished(course: DemoCourse, today: date, dice: random.Random) -> DemoRun:
    lessons = _sessions(course, today)
    starts = -(lessons[-1][0] - today).days - _ENDED_DAYS_AGO
    # Lessons fall on weekdays, so a week more makes sure that the last one is over.
    return _plan(course, today, dice, Moment(starts - 60, starts - 20, starts - 7), Seats.FULL)


def _sessions(course: DemoCourse, first: date) -> tuple[tuple[date, time, time], ...]:
    starts_at, ends_at = _HOURS[course.days]
    lessons = -(-course.hours // _LESSON_HOURS[course.days])
    sessions: list[tuple[date, time, time]] = []
    day = first
    while len(sessions) < lessons:
        if day.weekday() in _WEEKDAYS[course.days]:
            sessions.append((day, starts_at, ends_at))
        day += timedelta(days=1)
    return tuple(sessions)


def _at(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, tzinfo=timezone.get_default_timezone())
