"""Do counters, waiting lists, versions and messages agree with the sign-ups themselves?

Everything is read at one moment of the database, so that a sale in between is no breach. The
number of questions does not grow with the number of runs; nothing that is told is personal.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection
from django.db.models import Count, F, Max, Min, Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from catalogue.models import CourseRun
from catalogue.run_state import few_from
from portal.core.thai_dates import local_day
from portal.outbox.services import KEEP_DONE
from registry.enums import SEAT_HOLDING, SignupStatus
from registry.models import Signup, SignupChange
from search.models import EntryRun

#: What was delivered is forgotten after ``KEEP_DONE``; the last day of it may be half gone.
_REMEMBERED = KEEP_DONE - timedelta(days=1)
_RUN_COLUMNS = (
    "pk",
    "capacity",
    "seats_taken",
    "waiting_limit",
    "waiting_count",
    "wait_seq",
    "starts_on",
    "cancelled_at",
    "course__code",
    "number",
)


@dataclass(frozen=True, slots=True)
class Breach:
    """One thing that is not as it must be; `subject` is a run's code or "signup:<uid>"."""

    subject: str
    text: str | Promise
    should_be: int | None = None
    found: int | None = None

    def __str__(self) -> str:
        words = {"should": self.should_be, "found": self.found}
        return f"{self.subject}: {str(self.text) % words}"


def breaches(at: datetime | None = None) -> list[Breach]:
    """Return everything that does not agree; an empty list is what it must be."""
    at = at or timezone.now()
    with _one_moment():
        runs = {row["pk"]: row for row in CourseRun.objects.order_by("pk").values(*_RUN_COLUMNS)}
        return [
            *_seats(runs),
            *_waiting_order(runs),
            *_free_seats(runs, at),
            *_shown_numbers(runs),
            *_versions(),
            *_guardians(),
            *_offers(),
            *(_outbox(at) if settings.PORTAL_REGISTRY_URL else ()),
        ]


@contextmanager
def _one_moment() -> Iterator[None]:
    """Let all questions see the same state; within somebody's transaction theirs."""
    if connection.in_atomic_block:
        yield
        return
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        else:  # deferred: it reads, so nobody has to wait for it
            cursor.execute("BEGIN DEFERRED")
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def _code(run: dict[str, object]) -> str:
    return f"{run['course__code']}-{run['number']}"


def _seats(runs: dict[int, dict]) -> Iterator[Breach]:
    """What a run counts is what its sign-ups are."""
    counted = {
        row["run"]: row
        for row in Signup.objects.order_by()
        .values("run")
        .annotate(
            seats=Count("pk", filter=Q(status__in=sorted(SEAT_HOLDING))),
            waiting=Count("pk", filter=Q(status=SignupStatus.WAITING)),
        )
    }
    nothing = {"seats": 0, "waiting": 0}
    for pk, run in runs.items():
        real = counted.get(pk, nothing)
        if run["seats_taken"] != real["seats"]:
            text = _("%(found)d seats are counted as taken, %(should)d sign-ups hold one")
            yield Breach(_code(run), text, real["seats"], run["seats_taken"])
        if run["waiting_count"] != real["waiting"]:
            text = _("%(found)d are counted as waiting, %(should)d sign-ups wait")
            yield Breach(_code(run), text, real["waiting"], run["waiting_count"])
        if run["seats_taken"] > run["capacity"]:
            text = _("%(found)d seats are taken of %(should)d")
            yield Breach(_code(run), text, run["capacity"], run["seats_taken"])


def _waiting_order(runs: dict[int, dict]) -> Iterator[Breach]:
    """Waiting numbers are drawn one after another, each once, in the order of the sign-ups."""
    waiting = Signup.objects.filter(status=SignupStatus.WAITING).order_by("run", "pk")
    before: tuple[int, int] = (0, 0)
    for run_id, drawn in waiting.values_list("run", "wait_pos").iterator():
        number = drawn or 0
        run, last = runs[run_id], before[1] if before[0] == run_id else 0
        if number > run["wait_seq"]:
            text = _("waiting number %(found)d, but only %(should)d were drawn")
            yield Breach(_code(run), text, run["wait_seq"], number)
        if number <= last:
            text = _("waiting number %(found)d came after %(should)d: the order is not kept")
            yield Breach(_code(run), text, last, number)
        before = (run_id, number)


def _free_seats(runs: dict[int, dict], at: datetime) -> Iterator[Breach]:
    """A seat of a run ahead is never free while somebody waits for it."""
    today = local_day(at)
    for run in runs.values():
        free = run["capacity"] - run["seats_taken"]
        if (
            free > 0
            and run["waiting_count"]
            and not run["cancelled_at"]
            and run["starts_on"] > today
        ):
            text = _("%(found)d seats are free while somebody waits")
            yield Breach(_code(run), text, 0, free)


def _shown_numbers(runs: dict[int, dict]) -> Iterator[Breach]:
    """What lists and pages show of a run is what the run says."""
    columns = ("capacity", "seats_left", "few_from", "waiting_left", "waiting_count")
    shown = EntryRun.objects.filter(run_id__gt=0).order_by("run_id")
    for run_id, *numbers in shown.values_list("run_id", *columns).iterator():
        if (run := runs.get(run_id)) is None:
            yield Breach(f"run {run_id}", _("is listed and does not exist"))
        elif numbers != (wanted := _wanted(run)):
            wrong = next(place for place in range(len(wanted)) if numbers[place] != wanted[place])
            text = _("lists show %(found)d where the run has %(should)d")
            subject = f"{_code(run)} {columns[wrong]}"
            yield Breach(subject, text, wanted[wrong], numbers[wrong])


def _wanted(run: dict) -> list[int]:
    return [
        run["capacity"],
        0 if run["waiting_count"] else run["capacity"] - run["seats_taken"],
        few_from(run["capacity"]),
        run["waiting_limit"] - run["waiting_count"],
        run["waiting_count"],
    ]


def _versions() -> Iterator[Breach]:
    """Each version of a sign-up was written down, from the first to the last without a gap."""
    counted = Signup.objects.order_by("pk").annotate(
        written=Count("changes"), first=Min("changes__version"), last=Max("changes__version")
    )
    complete = Q(written=F("version"), first=1, last=F("version"))
    for uid, version, written in counted.exclude(complete).values_list("uid", "version", "written"):
        text = _("%(should)d versions, but %(found)d changes are written down")
        yield Breach(_name(uid), text, version, written)
    last_words = SignupChange.objects.filter(version=F("signup__version"))
    differing = last_words.exclude(status=F("signup__status")).order_by("signup")
    for uid in differing.values_list("signup__uid", flat=True):
        yield Breach(_name(uid), _("its state is not that of the last change"))


def _guardians() -> Iterator[Breach]:
    """Who needs a guardian's agreement has a guardian to ask."""
    without = Signup.objects.filter(needs_guardian=True, guardian=None).order_by("pk")
    for uid in without.values_list("uid", flat=True):
        yield Breach(_name(uid), _("needs a guardian's agreement and has no guardian"))


def _offers() -> Iterator[Breach]:
    """An offered seat has an end, and nothing else has one."""
    offered = Q(status=SignupStatus.OFFERED)
    wrong = Q(offered, offer_expires_at=None) | Q(~offered, offer_expires_at__isnull=False)
    for uid in Signup.objects.filter(wrong).order_by("pk").values_list("uid", flat=True):
        yield Breach(_name(uid), _("an offer without an end, or an end without an offer"))


def _outbox(at: datetime) -> Iterator[Breach]:
    """Each version went into the outbox for the outside registry; what is made up never does."""
    missing = SignupChange.objects.not_told(since=at - _REMEMBERED).order_by("pk")
    for uid, version in missing.values_list("signup__uid", "version"):
        text = _("version %(found)d is not in the outbox for the registry")
        yield Breach(_name(uid), text, None, version)


def _name(uid: object) -> str:
    return f"signup:{uid}"


def sentences(found: Iterable[Breach]) -> list[str]:
    """Return what to print, one line a breach."""
    return [str(one) for one in found]
