"""The one function that says what a run is: every state, every boundary."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.enums import RunStatus
from catalogue.run_state import few_from, next_boundary, run_state
from portal.core.thai_dates import parse_date

BANGKOK = ZoneInfo("Asia/Bangkok")


def bangkok(*parts):
    return datetime(*parts, tzinfo=BANGKOK)


@dataclass(frozen=True)
class Facts:
    """A run of twenty seats: sign-up 1–8 December 2026, held 12–27 December."""

    opens_at: datetime = bangkok(2026, 12, 1, 8, 30)
    closes_at: datetime = bangkok(2026, 12, 8, 16, 30)
    starts_on: date = date(2026, 12, 12)
    ends_on: date = date(2026, 12, 27)
    cancelled_at: datetime | None = None
    capacity: int = 20
    seats_left: int = 20
    waiting_left: int = 0
    waiting_count: int = 0

    @property
    def few_from(self):
        return few_from(self.capacity)


SIGN_UP_TIME = bangkok(2026, 12, 5, 12, 0)

BY_TIME = [
    ("the second before it opens", bangkok(2026, 12, 1, 8, 29, 59), RunStatus.SOON),
    ("the second in which it opens", bangkok(2026, 12, 1, 8, 30), RunStatus.OPEN),
    ("the opening second, told in UTC", datetime(2026, 12, 1, 1, 30, tzinfo=UTC), RunStatus.OPEN),
    ("the second in which it closes", bangkok(2026, 12, 8, 16, 30), RunStatus.OPEN),
    ("a moment after it closed", bangkok(2026, 12, 8, 16, 30, 0, 1), RunStatus.CLOSED),
    ("the last second before the first day", bangkok(2026, 12, 11, 23, 59, 59), RunStatus.CLOSED),
    ("midnight of the first day", bangkok(2026, 12, 12), RunStatus.RUNNING),
    (
        "that midnight, still 11 December in UTC",
        datetime(2026, 12, 11, 17, tzinfo=UTC),
        RunStatus.RUNNING,
    ),
    ("the second before it", datetime(2026, 12, 11, 16, 59, 59, tzinfo=UTC), RunStatus.CLOSED),
    ("the last second of the last day", bangkok(2026, 12, 27, 23, 59, 59), RunStatus.RUNNING),
    ("midnight after the last day", bangkok(2026, 12, 28), RunStatus.FINISHED),
    ("a year later", bangkok(2027, 12, 28), RunStatus.FINISHED),
]


@pytest.mark.parametrize(("_moment", "at", "status"), BY_TIME, ids=[row[0] for row in BY_TIME])
def test_status_follows_the_clock_of_bangkok(_moment, at, status):
    """Days turn at midnight in Bangkok; sign-up holds from its opening to its closing second."""
    assert run_state(Facts(), at).status == status


BY_SEATS = [
    # capacity, seats left, waiting places left, state
    (20, 20, 0, RunStatus.OPEN),
    (20, 4, 0, RunStatus.OPEN),
    (20, 3, 0, RunStatus.FEW),
    (20, 1, 0, RunStatus.FEW),
    (20, 0, 0, RunStatus.FULL),
    (20, 0, 5, RunStatus.WAITLIST),
    (20, 3, 5, RunStatus.FEW),
    (26, 4, 0, RunStatus.OPEN),  # 15 % of 26 is 3.9: four are more
    (27, 4, 0, RunStatus.FEW),  # 4.05
    (33, 5, 0, RunStatus.OPEN),  # 4.95
    (34, 5, 0, RunStatus.FEW),  # 5.1
    (40, 6, 0, RunStatus.FEW),  # 6 exactly
    (40, 7, 0, RunStatus.OPEN),
    (1000, 150, 0, RunStatus.FEW),
    (1000, 151, 0, RunStatus.OPEN),
    (3, 3, 0, RunStatus.FEW),
    (0, 0, 0, RunStatus.FULL),
]


@pytest.mark.parametrize(("capacity", "left", "waiting", "status"), BY_SEATS)
def test_status_follows_the_seats_while_sign_up_is_open(capacity, left, waiting, status):
    """Few is three seats or 15 %, whichever is more; without a seat it is waiting list or full."""
    facts = Facts(capacity=capacity, seats_left=left, waiting_left=waiting)
    assert run_state(facts, SIGN_UP_TIME).status == status


@pytest.mark.parametrize("at", [row[1] for row in BY_TIME])
def test_cancelled_wins_over_every_other_state(at):
    """A cancelled run is cancelled before, during and after its dates, whatever its seats."""
    facts = Facts(cancelled_at=bangkok(2026, 11, 30), seats_left=0, waiting_left=3)
    assert run_state(facts, at).status == RunStatus.CANCELLED


ORDER = [
    # what holds at once, in the order in which it wins
    (
        "running wins over an open window",
        {"closes_at": bangkok(2026, 12, 20)},
        bangkok(2026, 12, 12),
        RunStatus.RUNNING,
    ),
    (
        "finished wins over an open window",
        {"closes_at": bangkok(2027, 1, 20)},
        bangkok(2026, 12, 28),
        RunStatus.FINISHED,
    ),
    ("closed wins over full", {"seats_left": 0}, bangkok(2026, 12, 9), RunStatus.CLOSED),
    (
        "closed wins over the waiting list",
        {"seats_left": 0, "waiting_left": 2},
        bangkok(2026, 12, 9),
        RunStatus.CLOSED,
    ),
    ("soon wins over few", {"seats_left": 2}, bangkok(2026, 11, 30), RunStatus.SOON),
    ("soon wins over full", {"seats_left": 0}, bangkok(2026, 11, 30), RunStatus.SOON),
]


@pytest.mark.parametrize(("_rule", "facts", "at", "status"), ORDER, ids=[row[0] for row in ORDER])
def test_first_rule_that_fits_wins(_rule, facts, at, status):
    """Where two rules fit, the one that stands higher in the table decides."""
    assert run_state(Facts(**facts), at).status == status


LEAP = Facts(
    opens_at=bangkok(2028, 2, 1),
    closes_at=bangkok(2028, 2, 20),
    starts_on=date(2028, 2, 29),
    ends_on=date(2028, 2, 29),
)


@pytest.mark.parametrize(
    ("at", "status"),
    [
        (bangkok(2028, 2, 28, 23, 59, 59), RunStatus.CLOSED),
        (bangkok(2028, 2, 29), RunStatus.RUNNING),
        (bangkok(2028, 2, 29, 23, 59, 59), RunStatus.RUNNING),
        (bangkok(2028, 3, 1), RunStatus.FINISHED),
    ],
)
def test_leap_day_is_a_day_like_any_other(at, status):
    """A run of 29 February (2571 in the Buddhist era) runs that day and is over the next."""
    assert run_state(LEAP, at).status == status


def test_new_year_turns_at_midnight_in_bangkok():
    """A run that ends on 31 December is over with the new year, five hours before UTC's."""
    facts = Facts(ends_on=date(2026, 12, 31))
    assert (
        run_state(facts, datetime(2026, 12, 31, 16, 59, 59, tzinfo=UTC)).status == RunStatus.RUNNING
    )
    assert run_state(facts, datetime(2026, 12, 31, 17, 0, tzinfo=UTC)).status == RunStatus.FINISHED


YEARS = [
    # last day as it is typed, the last second of it, in the common era
    ("31 ธ.ค. 2569", bangkok(2026, 12, 31, 23, 59, 59)),
    ("29 ก.พ. 2571", bangkok(2028, 2, 29, 23, 59, 59)),
    ("28 ก.พ. 2643", bangkok(2100, 2, 28, 23, 59, 59)),  # 2100 is no leap year
    ("30 ก.ย. 2570", bangkok(2027, 9, 30, 23, 59, 59)),  # the fiscal year ends
]


@pytest.mark.parametrize(("typed", "last_second"), YEARS, ids=[row[0] for row in YEARS])
def test_days_typed_in_buddhist_years_turn_at_the_same_midnight(typed, last_second):
    """A run whose last day is typed in the Buddhist era is over in the second after that day."""
    last = parse_date(typed)
    facts = Facts(ends_on=last, starts_on=last)
    assert run_state(facts, last_second).status == RunStatus.RUNNING
    assert run_state(facts, last_second + timedelta(seconds=1)).status == RunStatus.FINISHED
    assert next_boundary(facts, last_second) == last_second + timedelta(seconds=1)


def test_boundaries_follow_one_another_until_it_is_over():
    """Walking from boundary to boundary meets each state that time alone brings, then ends."""
    at, met = bangkok(2026, 11, 1), []
    while at is not None:
        met.append(run_state(Facts(), at).status)
        at = next_boundary(Facts(), at)
    assert met == ["soon", "open", "closed", "running", "finished"]


def test_cancelled_run_has_no_boundary():
    """Nothing changes a cancelled run any more."""
    assert next_boundary(Facts(cancelled_at=SIGN_UP_TIME), bangkok(2026, 11, 1)) is None


moments = st.datetimes(datetime(2026, 11, 1), datetime(2027, 3, 1), timezones=st.just(BANGKOK))
days = st.dates(date(2026, 11, 15), date(2027, 2, 1))


@st.composite
def any_facts(draw):
    opens_at, closes_at = sorted(draw(st.lists(moments, min_size=2, max_size=2)))
    starts_on, ends_on = sorted(draw(st.lists(days, min_size=2, max_size=2)))
    return Facts(
        opens_at=opens_at,
        closes_at=closes_at,
        starts_on=starts_on,
        ends_on=ends_on,
        cancelled_at=draw(st.none() | moments),
        seats_left=draw(st.integers(0, 20)),
        waiting_left=draw(st.integers(0, 3)),
    )


@given(any_facts(), moments, st.integers(0, 200 * 24 * 60))
def test_state_holds_until_the_next_boundary(facts, at, minutes):
    """Between a moment and its next boundary nothing changes; at the boundary something does."""
    boundary = next_boundary(facts, at)
    later = at + timedelta(minutes=minutes)
    if boundary is None or later < boundary:
        assert run_state(facts, later).status == run_state(facts, at).status
    if boundary is not None:
        assert boundary > at
        assert run_state(facts, boundary).status != run_state(facts, at).status


@given(any_facts(), moments)
def test_state_does_not_depend_on_the_time_zone_of_the_clock(facts, at):
    """The same moment gives the same state, in whatever zone it is told."""
    assert run_state(facts, at) == run_state(facts, at.astimezone(UTC))
    shifted = replace(facts, opens_at=facts.opens_at.astimezone(UTC))
    assert run_state(facts, at).status == run_state(shifted, at).status
