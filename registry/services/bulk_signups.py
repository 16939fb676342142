"""Many made-up sign-ups at once, as rows, and taking them away again: for a demonstration only.

Nothing is judged and nobody is told anything. Every row carries `is_demonstration`, without which
the database would not let it be deleted.
"""

import uuid
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from catalogue.models import CourseRun
from registry.encryption import encrypt
from registry.enums import Actor, Channel, ConsentAction, Purpose, SignupStatus
from registry.models import (
    CallNote,
    Consent,
    DeclaredGroup,
    GroupMember,
    Guardian,
    Notice,
    Person,
    RosterMessage,
    Signup,
    SignupChange,
    SupportNeed,
)
from registry.references import draw_reference
from registry.services import seats
from registry.services.changes import record

_BATCH = 500
_NO_ANSWERS = "0" * 64


@dataclass(frozen=True, slots=True)
class WrittenPerson:
    """Somebody made up."""

    name: str
    telephone: str
    birth_year: int


@dataclass(frozen=True, slots=True)
class Step:
    """One version of a sign-up."""

    at: datetime
    what: str
    status: SignupStatus
    actor: Actor = Actor.APPLICANT


@dataclass(frozen=True, slots=True)
class WrittenGuardian:
    """Whom a made-up minor's guardian is, and when they agreed."""

    name: str
    telephone: str
    relation: str
    agreed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class WrittenSignup:
    """A sign-up as it shall stand there; its state is that of the last step."""

    run_id: int
    letters: str
    person: WrittenPerson
    steps: tuple[Step, ...]
    wait_pos: int | None = None
    support: str = ""
    may_contact: bool = False
    guardian: WrittenGuardian | None = None
    calls: tuple[tuple[datetime, str], ...] = ()
    #: Further columns of ``Signup``.
    facts: dict[str, Any] = field(default_factory=dict)


@transaction.atomic
def add_signups(written: Sequence[WrittenSignup]) -> int:
    """Write sign-ups in this order; the runs' numbers are the caller's and must agree."""
    people = {one.person: _person(one) for one in written}
    Person.objects.bulk_create(people.values(), _BATCH)
    signups = Signup.objects.bulk_create(
        [_signup(one, people[one.person]) for one in written], _BATCH
    )
    pairs = list(zip(signups, written, strict=True))
    SignupChange.objects.bulk_create(_changes(pairs), _BATCH)
    Guardian.objects.bulk_create(_guardians(pairs), _BATCH)
    SupportNeed.objects.bulk_create(_support_needs(pairs), _BATCH)
    CallNote.objects.bulk_create(
        [
            CallNote(signup=signup, at=at, outcome=outcome)
            for signup, one in pairs
            for at, outcome in one.calls
        ],
        _BATCH,
    )
    Consent.objects.bulk_create(_consents(pairs), _BATCH)
    return len(signups)


def _person(one: WrittenSignup) -> Person:
    # Without a key: nobody who really signs up is ever taken for somebody made up.
    person = one.person
    return Person(
        name=person.name,
        telephone=person.telephone,
        birth_year=person.birth_year,
        created_at=one.steps[0].at,
    )


def _signup(one: WrittenSignup, person: Person) -> Signup:
    facts = {"channel": Channel.WEB, **one.facts}
    return Signup(
        ref=draw_reference(one.letters),
        run_id=one.run_id,
        person=person,
        submission_key=uuid.uuid4(),
        body_hash=_NO_ANSWERS,
        status=one.steps[-1].status,
        wait_pos=one.wait_pos,
        version=len(one.steps),
        telephone=one.person.telephone,
        needs_guardian=one.guardian is not None,
        created_at=one.steps[0].at,
        changed_at=one.steps[-1].at,
        is_demonstration=True,
        **facts,
    )


Pairs = Sequence[tuple[Signup, WrittenSignup]]


def _changes(pairs: Pairs) -> Iterator[SignupChange]:
    for signup, one in pairs:
        for version, step in enumerate(one.steps, start=1):
            yield SignupChange(
                signup=signup,
                version=version,
                at=step.at,
                what=step.what,
                status=step.status,
                actor=step.actor,
                is_demonstration=True,
            )


def _guardians(pairs: Pairs) -> Iterator[Guardian]:
    for signup, one in pairs:
        if (guardian := one.guardian) is not None:
            yield Guardian(
                signup=signup,
                name=guardian.name,
                telephone=guardian.telephone,
                relation=guardian.relation,
                asked_at=signup.created_at,
                agreed_at=guardian.agreed_at,
                agreed_by=Channel.LINK if guardian.agreed_at else "",
            )


def _support_needs(pairs: Pairs) -> Iterator[SupportNeed]:
    for signup, one in pairs:
        if one.support:
            sealed = encrypt(one.support, f"support_need:{signup.uid}")
            yield SupportNeed(signup=signup, ciphertext=sealed)


def _consents(pairs: Pairs) -> Iterator[Consent]:
    purposes = [Purpose.SIGN_UP, Purpose.CONTACT, Purpose.HEALTH, Purpose.GUARDIAN]
    notices = {one.purpose: one for one in Notice.objects.current(purposes, "th")}
    for signup, one in pairs:
        words = {
            Purpose.SIGN_UP: (ConsentAction.INFORMED, one.steps[0].at),
            Purpose.CONTACT: (ConsentAction.GIVEN, one.may_contact and one.steps[0].at),
            Purpose.HEALTH: (ConsentAction.GIVEN, one.support and one.steps[0].at),
            Purpose.GUARDIAN: (ConsentAction.GIVEN, one.guardian and one.guardian.agreed_at),
        }
        for purpose, (action, at) in words.items():
            if at and (notice := notices.get(purpose)) is not None:
                yield Consent(
                    person=signup.person,
                    signup=signup,
                    purpose=purpose,
                    action=action,
                    notice=notice,
                    text_hash=notice.text_hash,
                    at=at,
                    channel=Channel.LINK if purpose == Purpose.GUARDIAN else signup.channel,
                    by_guardian=purpose == Purpose.GUARDIAN,
                    is_demonstration=True,
                )


@transaction.atomic
def remove_signups(courses: Collection[int]) -> set[int]:
    """Delete what was made up; return the runs of these courses that real people signed up for.

    Their seats are counted anew, and whoever really waits moves up as ever.
    """
    _delete_made_up(Signup.objects.made_up())
    kept = set(
        Signup.objects.order_by()
        .filter(run__course__in=courses)
        .values_list("run_id", flat=True)
        .distinct()
    )
    RosterMessage.objects.filter(run__course__in=courses).exclude(run__in=kept).delete()
    for run_id in sorted(kept):
        _count_anew(run_id)
    return kept


def _delete_made_up(signups: models.QuerySet[Signup]) -> None:
    keys = list(signups.order_by().values_list("pk", "person_id"))
    for batch in _batches(keys):
        own = [pk for pk, _person_id in batch]
        for model in (Consent, SignupChange, CallNote, Guardian, SupportNeed, DeclaredGroup):
            rows = model._default_manager.filter(signup__in=own)
            rows._raw_delete(rows.db)  # type: ignore[attr-defined]  # one statement, no cascade
        rows = Signup.objects.filter(pk__in=own)
        rows._raw_delete(rows.db)  # type: ignore[attr-defined]
    for batch in _batches(sorted({person for _pk, person in keys})):
        people = Person.objects.filter(pk__in=batch, signups=None, consents=None)
        gone = Person.objects.filter(pk__in=list(people.values_list("pk", flat=True)))
        GroupMember.objects.filter(person__in=gone).update(person=None)
        gone._raw_delete(gone.db)  # type: ignore[attr-defined]


def _batches(keys: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(keys), _BATCH):
        yield keys[start : start + _BATCH]


def _count_anew(run_id: int) -> None:
    run = seats.locked(run_id)
    real: Iterable[Signup] = Signup.objects.of_run(run)
    run.seats_taken = Signup.objects.of_run(run).holding_seats().count()
    run.waiting_count = sum(one.status == SignupStatus.WAITING for one in real)
    CourseRun.objects.filter(pk=run.pk).update(
        seats_taken=run.seats_taken, waiting_count=run.waiting_count
    )
    now = timezone.now()
    record(seats.settle(run, now), now)
