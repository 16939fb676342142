"""Which runs the demonstration's courses have: between them every state that a run can have."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from django.utils import timezone

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
    cancelled_reason: str = ""
    moved_days: int = 0
    #: An approved run is public; one that waits for the director is not.
    is_approved: bool = True

    @property
    def starts_on(self) -> date:
        return self.sessions[0][0]

    @property
    def ends_on(self) -> date:
        return self.sessions[-1][0]


#: One row a state, dealt to the courses in turn: (moment, capacity, taken, waiting limit and count).
_DEALS: tuple[tuple[Moment, int, int, int, int], ...] = (
    (Moment(-10, 9, 14), 20, 12, 5, 0),  # open
    (Moment(-14, 12, 16), 20, 18, 5, 0),  # few
    (Moment(-8, 20, 24), 15, 3, 0, 0),  # open
    (Moment(-20, 6, 10), 20, 20, 10, 3),  # waiting list
    (Moment(-5, 25, 30), 25, 9, 5, 0),  # open
    (Moment(10, 30, 38), 20, 0, 5, 0),  # opens soon
    (Moment(-18, 8, 12), 12, 12, 0, 0),  # full
    (Moment(-6, 17, 21), 16, 7, 4, 0),  # open
    (Moment(-30, -2, 5), 20, 15, 0, 0),  # closed
    (Moment(-40, -12, -8), 20, 19, 0, 0),  # running
)
#: Finished so many days ago: still shown, since courses show their runs for sixty days.
_ENDED_DAYS_AGO = 10


def plan_runs(course: DemoCourse, place: int, today: date) -> list[DemoRun]:
    """Return the runs of the course that stands at ``place``; some courses have none."""
    if place % 20 == 17:
        return []
    plans = [_plan(course, today, *_deal(place))]
    if place % 3 == 0:
        plans.append(_plan(course, today, *_deal(place + 4), later=35))
    if place % 7 == 2:
        plans.append(_finished(course, today))
    if place % 16 == 5:
        plans.append(_plan(course, today, *_DEALS[0], later=12, cancelled="ผู้สมัครยังไม่ครบจำนวน"))
    if place % 16 == 9:
        plans.append(_plan(course, today, *_DEALS[4], later=7, moved_days=14))
    if place % 16 == 12:
        plans.append(_plan(course, today, *_DEALS[7], later=50, approved=False))
    return sorted(plans, key=lambda plan: plan.starts_on)


def _deal(place: int) -> tuple[Moment, int, int, int, int]:
    # Shifted by one each time round, since the five groups stand in turn: ten is two rounds.
    return _DEALS[(place + place // len(_DEALS)) % len(_DEALS)]


def _plan(
    course: DemoCourse,
    today: date,
    moment: Moment,
    capacity: int,
    taken: int,
    waiting_limit: int,
    waiting: int,
    *,
    later: int = 0,
    cancelled: str = "",
    moved_days: int = 0,
    approved: bool = True,
) -> DemoRun:
    first = today + timedelta(days=moment.starts + later)
    opens, closes = moment.opens, moment.closes + later
    return DemoRun(
        opens_at=_at(today + timedelta(days=opens), time(8, 30)),
        closes_at=_at(today + timedelta(days=closes), time(16, 30)),
        sessions=_sessions(course, first),
        capacity=capacity,
        seats_taken=taken if approved else 0,
        waiting_limit=waiting_limit,
        waiting_count=waiting,
        cancelled_reason=cancelled,
        moved_days=moved_days,
        is_approved=approved,
    )


def _finished(course: DemoCourse, today: date) -> DemoRun:
    lessons = _sessions(course, today)
    starts = -(lessons[-1][0] - today).days - _ENDED_DAYS_AGO
    # Lessons fall on weekdays, so a week more makes sure that the last one is over.
    return _plan(course, today, Moment(starts - 60, starts - 20, starts - 7), 20, 20, 0, 0)


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
