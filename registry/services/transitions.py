"""What may happen to a sign-up after it was made; every rule is asked again at every step."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext as _

from catalogue.models import CourseRun
from portal.core.thai_dates import local_day
from registry.enums import ACTIVE, SEAT_HOLDING, Actor, CallOutcome, MessageKind, SignupStatus
from registry.models import CallNote, Signup
from registry.services import seats
from registry.services.changes import Change, record
from registry.services.writing import retrying, writing

LONGEST_REASON = 300
_TO_DECIDE = frozenset({SignupStatus.HELD, SignupStatus.WAITING, SignupStatus.OFFERED})


def confirm(signup: Signup, *, by: Any) -> bool:
    """The teacher spoke with the applicant: the seat is sure. False when there was nothing to do."""

    def act() -> bool:
        with writing():
            _run, fresh = _locked(signup)
            if fresh.status != SignupStatus.HELD:
                return False
            if fresh.waits_for_guardian:
                raise ValidationError(
                    _("The guardian has not agreed yet. Note the paper first, or wait for the link")
                )
            now = timezone.now()
            fresh.status, fresh.confirmed_at = SignupStatus.CONFIRMED, now
            seats.store(fresh, now, "status", "confirmed_at")
            CallNote.objects.create(signup=fresh, at=now, by=by, outcome=CallOutcome.REACHED)
            confirmed = Change(fresh, "confirmed", Actor.OFFICER, by, message=MessageKind.CONFIRMED)
            record([confirmed], now)
            return True

    return retrying(act)


def note_call(signup: Signup, outcome: CallOutcome, *, by: Any) -> None:
    """Somebody rang and did not get through; the sign-up stays as it is."""
    with writing():
        CallNote.objects.create(signup=signup, by=by, outcome=outcome)


def refuse(signup: Signup, *, reason: str, by: Any) -> bool:
    """The centre cannot take this applicant; the reason is read by them (S0-20)."""
    if not (reason := _one_line(reason)):
        raise ValidationError({"reason": _("Write why, the applicant will read it")})
    return _end(
        signup,
        SignupStatus.NOT_ACCEPTED,
        allowed=_TO_DECIDE | {SignupStatus.CONFIRMED},
        what="not_accepted",
        actor=Actor.OFFICER,
        officer=by,
        reason=reason,
        message=MessageKind.NOT_ACCEPTED,
    )


def cancel(signup: Signup, *, actor: Actor, officer: Any = None, reason: str = "") -> bool:
    """Give the place up. A second press does nothing; False then."""
    return _end(
        signup,
        SignupStatus.CANCELLED,
        allowed=ACTIVE,
        what="cancelled",
        actor=actor,
        officer=officer,
        reason=_one_line(reason),
        message=MessageKind.CANCELLED,
    )


def withdraw(signup: Signup, *, by: Any, reason: str = "") -> bool:
    """Somebody left a course that had begun."""
    return _end(
        signup,
        SignupStatus.WITHDRAWN,
        allowed={SignupStatus.HELD, SignupStatus.CONFIRMED},
        what="withdrawn",
        actor=Actor.OFFICER,
        officer=by,
        reason=_one_line(reason),
        message=None,
    )


def accept_offer(signup: Signup) -> bool:
    """Take an offered seat, if the offer still stands by the clock of the database."""

    def act() -> bool:
        with writing():
            _run, fresh = _locked(signup)
            still_good = Signup.objects.filter(
                pk=fresh.pk, status=SignupStatus.OFFERED, offer_expires_at__gt=Now()
            )
            if not still_good.exists():
                return False
            now = timezone.now()
            fresh.status, fresh.offer_expires_at = SignupStatus.HELD, None
            seats.store(fresh, now, "status", "offer_expires_at")
            record([Change(fresh, "offer_accepted", Actor.APPLICANT)], now)
            return True

    return retrying(act)


def decline_offer(signup: Signup) -> bool:
    """Leave an offered seat to the next in line."""
    return _end(
        signup,
        SignupStatus.CANCELLED,
        allowed={SignupStatus.OFFERED},
        what="offer_declined",
        actor=Actor.APPLICANT,
        message=MessageKind.CANCELLED,
    )


def expire(signup: Signup) -> bool:
    """Take a seat back whose offer or whose guardian's answer did not come in time.

    Whether it is due is asked again here, under the lock, by the clock of the database.
    """

    def act() -> bool:
        with writing():
            run, fresh = _locked(signup)
            mine = Signup.objects.filter(pk=fresh.pk)
            if mine.with_offer_past(Now()).exists():
                what, message = "offer_expired", MessageKind.OFFER_EXPIRED
            elif mine.with_guardian_overdue(Now()).exists():
                what, message = "guardian_expired", MessageKind.GUARDIAN_EXPIRED
            else:
                return False
            ended = _ended(fresh, SignupStatus.EXPIRED, what, Actor.SYSTEM, None, "", message)
            _release(run, fresh, ended)
            return True

    return retrying(act)


def change_telephone(signup: Signup, telephone: str, *, actor: Actor, officer: Any = None) -> bool:
    """Ring another number from now on; `telephone` as it is stored."""

    def act() -> bool:
        with writing():
            _run, fresh = _locked(signup)
            if not fresh.is_active or fresh.telephone == telephone:
                return False
            now = timezone.now()
            fresh.telephone = telephone
            seats.store(fresh, now, "telephone")
            record([Change(fresh, "telephone", actor, officer)], now)
            return True

    return retrying(act)


def _end(
    signup: Signup,
    status: SignupStatus,
    *,
    allowed: Collection[SignupStatus],
    what: str,
    actor: Actor,
    officer: Any = None,
    reason: str = "",
    message: MessageKind | None,
) -> bool:
    def act() -> bool:
        with writing():
            run, fresh = _locked(signup)
            if fresh.status not in allowed:
                return False
            ended = _ended(fresh, status, what, actor, officer, reason, message)
            _release(run, fresh, ended)
            return True

    return retrying(act)


class _Ended:
    """An end that is decided, and what it frees."""

    def __init__(self, held_seat: bool, waited: bool, change: Change) -> None:
        self.held_seat = held_seat
        self.waited = waited
        self.change = change


def _ended(
    fresh: Signup,
    status: SignupStatus,
    what: str,
    actor: Actor,
    officer: Any,
    reason: str,
    message: MessageKind | None,
) -> _Ended:
    held_seat, waited = fresh.status in SEAT_HOLDING, fresh.status == SignupStatus.WAITING
    fresh.status, fresh.wait_pos = status, None
    fresh.offer_expires_at = fresh.guardian_due_at = None
    fresh.reason, fresh.ended_by = reason, actor
    return _Ended(held_seat, waited, Change(fresh, what, actor, officer, message=message))


def _release(run: CourseRun, fresh: Signup, ended: _Ended) -> None:
    """Write the end, and whoever moves up by it, in the order of locks."""
    now = timezone.now()
    # The one who leaves first: two people never stand on one waiting number.
    _store_end(fresh, now)
    if ended.held_seat:
        moved_up = seats.give_back(run, now)
    elif ended.waited:
        moved_up = seats.leave_waiting_list(run, now)
    else:
        moved_up = []
    record([ended.change, *moved_up], now)


def _store_end(fresh: Signup, at: datetime) -> None:
    seats.store(
        fresh,
        at,
        "status",
        "wait_pos",
        "offer_expires_at",
        "guardian_due_at",
        "reason",
        "ended_by",
    )


def _locked(signup: Signup) -> tuple[CourseRun, Signup]:
    """Lock the run, then read the sign-up as it is now."""
    run = seats.locked(signup.run_id)
    fresh: Signup = Signup.objects.select_related("guardian", "person").get(pk=signup.pk)
    fresh.run = run
    return run, fresh


def _one_line(text: str) -> str:
    return " ".join(text.split())[:LONGEST_REASON]


def has_begun(run: CourseRun, at: datetime) -> bool:
    """Say whether a run's first day has come."""
    return run.starts_on <= local_day(at)


def end_within(
    run: CourseRun, fresh: Signup, *, what: str, actor: Actor, message: MessageKind | None
) -> None:
    """Cancel a sign-up whose run is locked, in the caller's transaction."""
    _release(run, fresh, _ended(fresh, SignupStatus.CANCELLED, what, actor, None, "", message))
