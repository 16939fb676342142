"""What a sign-up is at one moment, for whoever asks how it stands.

One function over the sign-up, its run and the clock; the first rule that fits wins. What is stored
is never more than ``Signup.status``: "learning", "moved", "run cancelled" follow from the run.
"""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from catalogue.models import CourseRun
from portal.core.thai_dates import local_day
from registry.enums import ACTIVE, SignupStatus
from registry.models import Signup


class State(StrEnum):
    """A row of the table."""

    GUARDIAN = "guardian"
    HELD = "held"
    CONFIRMED = "confirmed"
    WAITING = "waiting"
    #: The run began, and no seat had become free.
    WAITED = "waited"
    OFFERED = "offered"
    #: The offer, or the time for a guardian's answer, is over.
    EXPIRED = "expired"
    NOT_ACCEPTED = "not_accepted"
    CANCELLED = "cancelled"
    WITHDRAWN = "withdrawn"
    LEARNING = "learning"
    #: The last day is over, the results are not in yet.
    ENDED = "ended"
    COMPLETED = "completed"
    NOT_COMPLETED = "not_completed"
    RUN_CANCELLED = "run_cancelled"
    MOVED = "moved"


class Act(StrEnum):
    """What somebody can do about a sign-up."""

    TELEPHONE = "telephone"
    CANCEL = "cancel"
    LEAVE = "leave"
    ACCEPT = "accept"
    DECLINE = "decline"
    RESEND = "resend"
    CALENDAR = "calendar"
    OTHER_RUNS = "other_runs"
    MOVE = "move"
    NEXT_RUN = "next_run"
    AGAIN = "again"
    SIMILAR = "similar"
    CALL = "call"
    SELL = "sell"
    FUND = "fund"
    LEARN_ON = "learn_on"


_ENDS: Mapping[str, State] = {
    SignupStatus.EXPIRED: State.EXPIRED,
    SignupStatus.NOT_ACCEPTED: State.NOT_ACCEPTED,
    SignupStatus.CANCELLED: State.CANCELLED,
    SignupStatus.WITHDRAWN: State.WITHDRAWN,
    SignupStatus.COMPLETED: State.COMPLETED,
    SignupStatus.NOT_COMPLETED: State.NOT_COMPLETED,
}

#: The first one is the page's one primary button, where it is not the smaller print of a state.
ACTS: Mapping[State, tuple[Act, ...]] = {
    State.GUARDIAN: (Act.RESEND, Act.TELEPHONE, Act.CANCEL),
    State.HELD: (Act.CALENDAR, Act.TELEPHONE, Act.CANCEL),
    State.CONFIRMED: (Act.CALENDAR, Act.TELEPHONE, Act.CANCEL),
    State.WAITING: (Act.OTHER_RUNS, Act.TELEPHONE, Act.LEAVE),
    State.WAITED: (Act.OTHER_RUNS, Act.SIMILAR),
    State.OFFERED: (Act.ACCEPT, Act.DECLINE, Act.TELEPHONE),
    State.EXPIRED: (Act.AGAIN, Act.OTHER_RUNS, Act.SIMILAR),
    State.NOT_ACCEPTED: (Act.SIMILAR, Act.OTHER_RUNS),
    State.CANCELLED: (Act.AGAIN, Act.SIMILAR),
    State.WITHDRAWN: (Act.NEXT_RUN, Act.SIMILAR),
    State.LEARNING: (Act.CALL, Act.CALENDAR, Act.TELEPHONE),
    State.ENDED: (Act.CALL,),
    State.COMPLETED: (Act.SELL, Act.FUND, Act.LEARN_ON),
    State.NOT_COMPLETED: (Act.NEXT_RUN, Act.CALL),
    State.RUN_CANCELLED: (Act.MOVE, Act.SIMILAR, Act.CANCEL),
    State.MOVED: (Act.CALENDAR, Act.TELEPHONE, Act.CANCEL),
}
#: The way to the first day is still ahead: what to bring stands there, and the steps.
AHEAD = frozenset(
    {State.GUARDIAN, State.HELD, State.CONFIRMED, State.WAITING, State.OFFERED, State.MOVED}
)
#: A seat is there, or was used.
SEATED = frozenset({State.GUARDIAN, State.HELD, State.CONFIRMED, State.MOVED, State.LEARNING})


def state_of(signup: Signup, at: datetime) -> State:
    """Say what a sign-up is at a moment."""
    if (end := _ENDS.get(signup.status)) is not None:
        return end
    run: CourseRun = signup.run
    if run.cancelled_at is not None:
        return State.RUN_CANCELLED
    today = local_day(at)
    if signup.status == SignupStatus.WAITING:
        return State.WAITED if today >= run.starts_on else State.WAITING
    if signup.status == SignupStatus.OFFERED:
        return State.EXPIRED if _is_past(signup.offer_expires_at, at) else State.OFFERED
    if signup.waits_for_guardian:
        return State.GUARDIAN
    if today >= run.starts_on:
        return State.ENDED if today > run.ends_on else State.LEARNING
    if moved_since(signup):
        return State.MOVED
    return State.CONFIRMED if signup.status == SignupStatus.CONFIRMED else State.HELD


def allows(signup: Signup, act: Act, at: datetime) -> bool:
    """Say whether something can be done about a sign-up now; pages and forms both ask here."""
    return act in ACTS[state_of(signup, at)]


def moved_since(signup: Signup) -> bool:
    """Say whether the run got other days or another place after somebody had signed up."""
    if signup.status not in ACTIVE:
        return False
    moved_at = signup.run.words.moved_from.get("moved_at", "")
    try:
        return bool(moved_at) and datetime.fromisoformat(moved_at) > signup.created_at
    except (TypeError, ValueError):
        return False


def _is_past(moment: datetime | None, at: datetime) -> bool:
    return moment is not None and moment <= at
