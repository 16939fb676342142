"""How each state of a sign-up is said: heading, badge and a sentence."""

from collections.abc import Mapping
from datetime import datetime

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalogue.run_boxes import moved_notice
from portal.core import telephones
from portal.core.parts import Badge, Tone
from portal.core.thai_dates import format_date, local_day
from portal.core.times import format_time
from registry.enums import Actor
from registry.models import Signup
from registry.states import State

#: Heading, and the word and tone of the badge above it.
_HEADS: Mapping[State, tuple[str | Promise, str | Promise, Tone]] = {
    State.GUARDIAN: (
        gettext_lazy("Waiting for a guardian's agreement"),
        gettext_lazy("Guardian asked"),
        "wait",
    ),
    State.HELD: (
        gettext_lazy("We are holding your seat"),
        gettext_lazy("Seat kept"),
        "open",
    ),
    State.CONFIRMED: (
        gettext_lazy("You are in the course for certain"),
        gettext_lazy("You are in"),
        "open",
    ),
    State.WAITING: (
        gettext_lazy("On the waiting list, number %(place)d"),
        gettext_lazy("Waiting, number %(place)d"),
        "wait",
    ),
    State.WAITED: (
        gettext_lazy("No seat became free this time"),
        gettext_lazy("No seat"),
        "off",
    ),
    State.OFFERED: (
        gettext_lazy("There is a free seat"),
        gettext_lazy("Waiting for your answer"),
        "few",
    ),
    State.EXPIRED: (
        gettext_lazy("The seat has gone to somebody else"),
        gettext_lazy("Time is over"),
        "off",
    ),
    State.NOT_ACCEPTED: (
        gettext_lazy("No place in this run"),
        gettext_lazy("No place yet"),
        "off",
    ),
    State.CANCELLED: (
        gettext_lazy("This sign-up is cancelled"),
        gettext_lazy("Sign-up ended"),
        "off",
    ),
    State.WITHDRAWN: (
        gettext_lazy("You have left the course"),
        gettext_lazy("Not going on"),
        "off",
    ),
    State.LEARNING: (
        gettext_lazy("You are learning now"),
        gettext_lazy("Learning"),
        "soon",
    ),
    State.ENDED: (
        gettext_lazy("The last day is over"),
        gettext_lazy("Waiting for the result"),
        "wait",
    ),
    State.COMPLETED: (
        gettext_lazy("You have finished the course"),
        gettext_lazy("Course finished"),
        "open",
    ),
    State.NOT_COMPLETED: (
        gettext_lazy("Some of the course is missing"),
        gettext_lazy("Not all of it"),
        "off",
    ),
    State.RUN_CANCELLED: (
        gettext_lazy("This run will not be held"),
        gettext_lazy("Run called off"),
        "stop",
    ),
    State.MOVED: (
        gettext_lazy("This run has moved"),
        gettext_lazy("Days changed"),
        "few",
    ),
}


def heading(state: State, place: int | None = None) -> str:
    """Write the heading of a state."""
    return str(_HEADS[state][0]) % {"place": place or 0}


def badge(state: State, place: int | None = None) -> Badge:
    """Write the badge above it."""
    _heading, word, tone = _HEADS[state]
    return Badge(tone, str(word) % {"place": place or 0})


def sentence(state: State, signup: Signup, phone: str, what: str, at: datetime) -> str:
    """Say what the state means for this person; `what` is the code of the last change."""
    if state in _PLAIN:
        return str(_PLAIN[state])
    return _DATED[state](signup, phone, what, at)


_PLAIN: Mapping[State, str | Promise] = {
    State.WAITING: gettext_lazy("If somebody cancels, we call you"),
    State.WAITED: gettext_lazy("The run has begun. Choose another run, or ask the centre"),
    State.WITHDRAWN: gettext_lazy("You may sign up for the next run at any time"),
    State.ENDED: gettext_lazy("The teacher is working out the results. Call if you want to know"),
}


def _guardian(signup: Signup, phone: str, what: str, at: datetime) -> str:
    if signup.guardian_due_at is None:
        return _("The link has been sent to your guardian")
    return _("Your seat is kept until %(date)s. The link has been sent to your guardian") % {
        "date": format_date(local_day(signup.guardian_due_at))
    }


def _held(signup: Signup, phone: str, what: str, at: datetime) -> str:
    if not phone:
        return _("The teacher calls within 2 working days to make sure")
    return _("The teacher calls within 2 working days to make sure, from %(number)s") % {
        "number": telephones.display(phone)
    }


def _confirmed(signup: Signup, phone: str, what: str, at: datetime) -> str:
    run = signup.run
    first = min(run.sessions.all(), key=lambda one: (one.held_on, one.starts_at), default=None)
    if first is None or first.held_on != run.starts_on:
        return _("See you on %(day)s") % {"day": format_date(run.starts_on, "long", weekday=True)}
    return _("See you on %(day)s at %(time)s") % {
        "day": format_date(first.held_on, "long", weekday=True),
        "time": format_time(first.starts_at),
    }


def _offered(signup: Signup, phone: str, what: str, at: datetime) -> str:
    until = timezone.localtime(signup.offer_expires_at, timezone.get_default_timezone())
    return _("Answer by %(date)s, %(time)s") % {
        "date": format_date(until.date()),
        "time": format_time(until.time()),
    }


def _expired(signup: Signup, phone: str, what: str, at: datetime) -> str:
    if what == "guardian_expired":
        return _("No guardian's agreement came in time. Sign up again when your guardian agrees")
    return _("No answer came in time, so the next in line got it. You may sign up again")


def _not_accepted(signup: Signup, phone: str, what: str, at: datetime) -> str:
    return signup.reason or _("Ask the centre why")


def _cancelled(signup: Signup, phone: str, what: str, at: datetime) -> str:
    day = {"date": format_date(local_day(signup.changed_at))}
    match signup.ended_by:
        case Actor.GUARDIAN:
            return _("Your guardian did not agree, on %(date)s") % day
        case Actor.OFFICER if signup.reason:
            words = _("The centre cancelled it on %(date)s: %(reason)s")
            return words % {**day, "reason": signup.reason}
        case Actor.OFFICER:
            return _("The centre cancelled it on %(date)s") % day
        case _:
            return _("You cancelled it on %(date)s") % day


def _learning(signup: Signup, phone: str, what: str, at: datetime) -> str:
    days = {one.held_on for one in signup.run.sessions.all()}
    if not days:
        return _("The last day is %(date)s") % {"date": format_date(signup.run.ends_on)}
    return _("%(held)d of %(all)d days have begun; the last is %(date)s") % {
        "held": sum(day <= local_day(at) for day in days),
        "all": len(days),
        "date": format_date(max(days)),
    }


def _completed(signup: Signup, phone: str, what: str, at: datetime) -> str:
    certificate = signup.run.course.certificate
    if not certificate:
        return _("Ask the centre how and when you get the certificate")
    return _("Certificate: %(certificate)s. Ask the centre when to fetch it") % {
        "certificate": certificate
    }


def _not_completed(signup: Signup, phone: str, what: str, at: datetime) -> str:
    return signup.reason or _("Ask the teacher what is missing; the next run can make it up")


def _run_cancelled(signup: Signup, phone: str, what: str, at: datetime) -> str:
    return signup.run.words.cancelled_reason or _("We are sorry. The centre helps to find another")


def _moved(signup: Signup, phone: str, what: str, at: datetime) -> str:
    said = moved_notice(signup.run)
    kept = _("Your place is still yours")
    return f"{said.text} · {kept}" if said is not None else kept


_DATED = {
    State.GUARDIAN: _guardian,
    State.HELD: _held,
    State.CONFIRMED: _confirmed,
    State.OFFERED: _offered,
    State.EXPIRED: _expired,
    State.NOT_ACCEPTED: _not_accepted,
    State.CANCELLED: _cancelled,
    State.LEARNING: _learning,
    State.COMPLETED: _completed,
    State.NOT_COMPLETED: _not_completed,
    State.RUN_CANCELLED: _run_cancelled,
    State.MOVED: _moved,
}
