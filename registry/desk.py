"""What an officer's desk shows: who waits for a call, for a guardian, for a message; which runs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import BigIntegerField
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast

from catalogue.models import CourseRun
from catalogue.run_rows import state_badge
from portal.core.parts import Badge
from portal.core.thai_dates import format_range, local_day
from portal.outbox.models import OutboxMessage
from registry.applicants import Applicant, applicants
from registry.enums import MessageKind
from registry.models import Signup
from registry.officers import Officer
from registry.services.changes import SIGNUP_MESSAGE

CALLS_A_PAGE = 20
MOST = 20
RUNS_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Sums:
    """How much waits, in numbers without names."""

    calls: int
    guardians: int
    runs: int
    lost: int

    @property
    def anything(self) -> bool:
        """Whether the desk has any work on it."""
        return any((self.calls, self.guardians, self.runs, self.lost))


@dataclass(frozen=True, slots=True)
class RunLine:
    """A run with its seats."""

    run: CourseRun
    badge: Badge
    days: str


@dataclass(frozen=True, slots=True)
class Lost:
    """A text that did not arrive."""

    applicant: Applicant
    text: str
    tries: int


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything on one page of the desk."""

    today: date
    sums: Sums
    calls: Sequence[Applicant]
    page: Page[Signup]
    guardians: Sequence[Applicant]
    runs: Sequence[RunLine]
    lost: Sequence[Lost]

    @property
    def shown_ids(self) -> list[int]:
        """Whose data the page shows."""
        lines = [*self.calls, *self.guardians, *(one.applicant for one in self.lost)]
        return list(dict.fromkeys(one.signup.pk for one in lines))


def desk_of(officer: Officer, at: datetime, page: str | int | None = 1) -> Desk:
    """Put the desk together."""
    today = local_day(at)
    calls = Paginator(_calls(officer, today).for_officers(), CALLS_A_PAGE).get_page(page)
    guardians = list(_guardians(officer, today).for_officers()[:MOST])
    return Desk(
        today=today,
        sums=sums_of(officer, today),
        calls=applicants(calls, officer, today),
        page=calls,
        guardians=applicants(guardians, officer, today),
        runs=run_lines(_runs_this_month(officer, today)[:MOST], at),
        lost=lost_messages(officer, today),
    )


def sums_of(officer: Officer, today: date) -> Sums:
    """Count what waits."""
    return Sums(
        calls=_calls(officer, today).count(),
        guardians=_guardians(officer, today).count(),
        runs=_runs_this_month(officer, today).count(),
        lost=_dead(officer).count(),
    )


def run_lines(runs: Sequence[CourseRun], at: datetime) -> list[RunLine]:
    """Lay runs out for a list."""
    return [
        RunLine(run, state_badge(run, at), format_range(run.starts_on, run.ends_on)) for run in runs
    ]


def runs_to_come(officer: Officer, at: datetime) -> Any:
    """The runs that are not over; soonest first."""
    return (
        officer.runs()
        .not_over(at)
        .select_related("course", "detail", "unit")
        .order_by("starts_on", "pk")
    )


def lost_messages(officer: Officer, today: date) -> list[Lost]:
    """Texts to one's own applicants that were given up; the latest first."""
    messages = list(_dead(officer).order_by("-created_at", "-pk")[:MOST])
    signups = {
        one.pk: one
        for one in officer.signups()
        .for_officers()
        .filter(pk__in=[message.payload["signup"] for message in messages])
    }
    return [
        Lost(
            applicants([signups[message.payload["signup"]]], officer, today)[0],
            text_name(message),
            message.attempts,
        )
        for message in messages
    ]


def text_name(message: OutboxMessage) -> str:
    """Name the text that a message carries."""
    text = message.payload.get("text", "")
    return str(MessageKind(text).label) if text in MessageKind else text


def _calls(officer: Officer, today: date) -> Any:
    return officer.signups().to_call().of_runs_to_come(today)


def _guardians(officer: Officer, today: date) -> Any:
    return officer.signups().to_agree().of_runs_to_come(today)


def _runs_this_month(officer: Officer, today: date) -> Any:
    first = today.replace(day=1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return officer.runs().held_between(first, last).select_related("course", "detail", "unit")


def _dead(officer: Officer) -> Any:
    key = Cast(KeyTextTransform("signup", "payload"), BigIntegerField())
    dead = OutboxMessage.objects.dead().filter(kind=SIGNUP_MESSAGE).annotate(signup_pk=key)
    return dead.filter(signup_pk__in=officer.signups().order_by().values("pk"))
