"""A guardian agrees, or does not: under the run's lock, as everything that touches a seat."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from catalogue.models import CourseRun
from registry.enums import ACTIVE, Actor, Channel, ConsentAction, MessageKind, Purpose
from registry.models import Guardian, Notice, Signup
from registry.services import consents, seats
from registry.services.changes import Change, record
from registry.services.transitions import end_within
from registry.services.writing import retrying, writing


def agree(
    signup: Signup, *, by: Channel, officer: Any = None, notice: Notice | None = None
) -> bool:
    """Note a guardian's agreement; False when there is nothing (any more) to agree to.

    `notice` is the one that the guardian was shown; else the one in force is meant.
    """
    shown = notice or consents.notice_for(Purpose.GUARDIAN, signup.language)

    def act() -> bool:
        with writing():
            _run, fresh = _locked(signup)
            if not _is_open(fresh):
                return False
            now = timezone.now()
            _store(fresh.guardian, agreed_at=now, agreed_by=by, noted_by=officer)
            fresh.guardian_due_at = None
            seats.store(fresh, now, "guardian_due_at")
            consents.note(
                fresh.person,
                Purpose.GUARDIAN,
                ConsentAction.GIVEN,
                channel=by,
                signup=fresh,
                notice=shown,
                at=now,
                by_guardian=True,
            )
            actor = Actor.GUARDIAN if officer is None else Actor.OFFICER
            record([Change(fresh, "guardian_agreed", actor, officer)], now)
            return True

    return retrying(act)


def refuse(signup: Signup) -> bool:
    """The guardian does not agree: the place goes to the next in line."""

    def act() -> bool:
        with writing():
            run, fresh = _locked(signup)
            if not _is_open(fresh):
                return False
            _store(fresh.guardian, refused_at=timezone.now())
            end_within(
                run,
                fresh,
                what="guardian_refused",
                actor=Actor.GUARDIAN,
                message=MessageKind.CANCELLED,
            )
            return True

    return retrying(act)


def send_again(signup: Signup) -> bool:
    """Send the guardian the same link once more; False when no answer is waited for."""

    def act() -> bool:
        with writing():
            _run, fresh = _locked(signup)
            if not _is_open(fresh) or fresh.guardian_due_at is None:
                return False
            now = timezone.now()
            _store(fresh.guardian, asked_at=now)
            seats.store(fresh, now)
            asked = Change(
                fresh,
                "guardian_asked",
                Actor.APPLICANT,
                guardian_message=MessageKind.GUARDIAN_LINK,
            )
            record([asked], now)
            return True

    return retrying(act)


def _is_open(fresh: Signup) -> bool:
    """Say whether an answer changes anything: none came yet, and the place still stands."""
    if not fresh.needs_guardian or fresh.status not in ACTIVE:
        return False
    guardian = fresh.guardian
    return guardian.agreed_at is None and guardian.refused_at is None


def _store(guardian: Guardian, **values: datetime | str | Any) -> None:
    for name, value in values.items():
        setattr(guardian, name, value)
    guardian.save(update_fields=list(values))


def _locked(signup: Signup) -> tuple[CourseRun, Signup]:
    run = seats.locked(signup.run_id)
    fresh: Signup = Signup.objects.select_related("guardian", "person").get(pk=signup.pk)
    fresh.run = run
    return run, fresh
