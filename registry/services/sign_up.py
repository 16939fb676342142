"""Signing up: a seat or a waiting place, with everything that belongs to it, or nothing at all."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db import IntegrityError
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Now
from django.utils import timezone

from catalogue.models import CourseRun
from portal.core.thai_dates import local_day
from registry.ages import is_minor
from registry.encryption import encrypt
from registry.enums import (
    ACTIVE,
    Actor,
    Channel,
    ConsentAction,
    MessageKind,
    Purpose,
    SignupStatus,
)
from registry.identity import answers_hash, person_key
from registry.models import Consent, Guardian, Notice, Person, Signup, SupportNeed
from registry.references import draw_reference
from registry.services import seats
from registry.services.changes import Change, record
from registry.services.writing import retrying, writing


@dataclass(frozen=True, slots=True)
class Answers:
    """What an applicant wrote, normalised and judged already (``registry.forms``)."""

    name: str
    #: As ``portal.core.telephones`` stores it.
    telephone: str
    #: Common era.
    birth_year: int
    occupation: str
    subdistrict_id: int | None = None
    line_id: str = ""
    #: Help to prepare; health data, kept with its own consent only.
    support: str = ""
    may_contact: bool = False
    helper_name: str = ""
    helper_relation: str = ""
    guardian_name: str = ""
    guardian_telephone: str = ""
    guardian_relation: str = ""


class Outcome(StrEnum):
    """What came of an attempt to sign up."""

    #: A new sign-up, with a seat or in the waiting list.
    SIGNED_UP = "signed_up"
    #: The same form came again; this is what it made the first time.
    REPLAYED = "replayed"
    #: The same form came again with other answers; they were not taken.
    OTHER_ANSWERS = "other_answers"
    #: The person has a place in this run already, by another form.
    ALREADY = "already"
    #: No seat; a waiting place is free, but was not asked for.
    COULD_WAIT = "could_wait"
    #: No seat and no waiting place.
    FULL = "full"
    NOT_OPEN_YET = "not_open_yet"
    CLOSED = "closed"
    CANCELLED = "cancelled"
    #: It has begun, or was never public.
    GONE = "gone"


#: A row stands behind these, for whoever sent the form.
WRITTEN = frozenset({Outcome.SIGNED_UP, Outcome.REPLAYED, Outcome.OTHER_ANSWERS})


@dataclass(frozen=True, slots=True)
class Result:
    """The outcome, and the sign-up it is about: none when nothing was written."""

    outcome: Outcome
    signup: Signup | None = None


def sign_up(
    run_id: int,
    answers: Answers,
    *,
    submission_key: UUID,
    notices: Mapping[str, Notice],
    accepts_waiting: bool = False,
    channel: Channel = Channel.WEB,
    language: str = "th",
    officer: Any = None,
) -> Result:
    """Take a seat of a run, or a place in its waiting list, for somebody.

    `notices` are those that the person was shown, by purpose. Staff (`officer`) may enter people
    before sign-up opens and after it closed, as long as the run is not over. Raises ``Unavailable``
    when the database could not take it; then nothing was written.
    """
    job = _Job(
        run_id, answers, submission_key, notices, accepts_waiting, channel, language, officer
    )
    return retrying(job.run)


@dataclass(frozen=True)
class _Job:
    """One attempt with all it needs, so that it can be made again."""

    run_id: int
    answers: Answers
    submission_key: UUID
    notices: Mapping[str, Notice]
    accepts_waiting: bool
    channel: Channel
    language: str
    officer: Any

    def run(self) -> Result:
        try:
            return self._in_one_transaction()
        except IntegrityError:
            # Somebody sent the same form, or signed up the same person, at the same moment. Here,
            # outside, the database tells which.
            found = self._earlier()
            return found if found is not None else self._in_one_transaction()

    def _in_one_transaction(self) -> Result:
        with writing():
            if (earlier := self._earlier()) is not None:
                return earlier
            waits = not self._take_seat()
            if waits and not self._take_waiting_place():
                return Result(self._refusal())
            run = _run_with_code(self.run_id)
            seats.show(run)
            return Result(Outcome.SIGNED_UP, self._write(run, waits=waits))

    def _earlier(self) -> Result | None:
        same_person = Q(
            run=self.run_id, person__person_key=self._person_key, status__in=sorted(ACTIVE)
        )
        # Nearly always nothing: joins, which take longer to write than to answer, would be in vain.
        found = list(
            Signup.objects.filter(Q(submission_key=self.submission_key) | same_person).order_by(
                "pk"
            )
        )
        for signup in found:
            if signup.submission_key == self.submission_key:
                same = signup.body_hash == self._body_hash
                return Result(Outcome.REPLAYED if same else Outcome.OTHER_ANSWERS, signup)
        return Result(Outcome.ALREADY, found[0]) if found else None

    def _open_run(self) -> QuerySet[CourseRun]:
        """The run while it can be joined, by the clock of the database."""
        today = local_day(timezone.now())
        run = CourseRun.objects.filter(pk=self.run_id, cancelled_at=None, approved_at__isnull=False)
        if self.officer is not None:
            return run.filter(ends_on__gte=today)
        return run.filter(opens_at__lte=Now(), closes_at__gte=Now(), starts_on__gt=today)

    def _take_seat(self) -> bool:
        free = self._open_run().filter(waiting_count=0, seats_taken__lt=F("capacity"))
        return bool(free.update(seats_taken=F("seats_taken") + 1))

    def _take_waiting_place(self) -> bool:
        if not self.accepts_waiting:
            return False
        free = self._open_run().filter(waiting_count__lt=F("waiting_limit"))
        return bool(free.update(wait_seq=F("wait_seq") + 1, waiting_count=F("waiting_count") + 1))

    def _refusal(self) -> Outcome:
        now = timezone.now()
        run = CourseRun.objects.filter(pk=self.run_id).first()
        if run is None or run.approved_at is None:
            return Outcome.GONE
        if run.cancelled_at is not None:
            return Outcome.CANCELLED
        last_day = run.ends_on if self.officer is not None else run.starts_on - timedelta(days=1)
        if local_day(now) > last_day:
            return Outcome.GONE
        if self.officer is None and now < run.opens_at:
            return Outcome.NOT_OPEN_YET
        if self.officer is None and now > run.closes_at:
            return Outcome.CLOSED
        return Outcome.COULD_WAIT if run.waiting_left > 0 else Outcome.FULL

    def _write(self, run: CourseRun, *, waits: bool) -> Signup:
        now, answers = timezone.now(), self.answers
        person = _person(answers, self._person_key)
        minor = is_minor(answers.birth_year, local_day(now))
        signup = Signup(
            ref=draw_reference(_letters(run)),
            run=run,
            person=person,
            submission_key=self.submission_key,
            body_hash=self._body_hash,
            status=SignupStatus.WAITING if waits else SignupStatus.HELD,
            # Read under the row's lock: dense, and in the order of the commits.
            wait_pos=run.wait_seq if waits else None,
            channel=self.channel,
            language=self.language,
            telephone=answers.telephone,
            line_id=answers.line_id,
            subdistrict_id=answers.subdistrict_id,
            occupation=answers.occupation,
            helper_name=answers.helper_name,
            helper_relation=answers.helper_relation,
            needs_guardian=minor,
            guardian_due_at=None if waits or not minor else _guardian_due(now),
            created_at=now,
            changed_at=now,
            entered_by=self.officer,
        )
        signup.save(force_insert=True)
        if minor:
            self._write_guardian(signup, now)
        if answers.support and Purpose.HEALTH in self.notices:
            sealed = encrypt(answers.support, f"support_need:{signup.uid}")
            SupportNeed.objects.create(signup=signup, ciphertext=sealed)
        self._write_consents(signup, now)
        record([self._change(signup, waits=waits)], now)
        return signup

    def _write_guardian(self, signup: Signup, at: datetime) -> None:
        answers = self.answers
        Guardian.objects.create(
            signup=signup,
            name=answers.guardian_name,
            telephone=answers.guardian_telephone,
            relation=answers.guardian_relation,
            asked_at=at,
        )

    def _change(self, signup: Signup, *, waits: bool) -> Change:
        return Change(
            signup,
            "signed_up",
            Actor.APPLICANT if self.officer is None else Actor.OFFICER,
            self.officer,
            message=MessageKind.WAITING if waits else MessageKind.RECEIVED,
            guardian_message=MessageKind.GUARDIAN_LINK if signup.guardian_due_at else None,
        )

    def _write_consents(self, signup: Signup, at: datetime) -> None:
        given = {Purpose.SIGN_UP: ConsentAction.INFORMED}
        if self.answers.support:
            given[Purpose.HEALTH] = ConsentAction.GIVEN
        if self.answers.may_contact:
            given[Purpose.CONTACT] = ConsentAction.GIVEN
        Consent.objects.bulk_create(
            Consent(
                person=signup.person,
                signup=signup,
                purpose=purpose,
                action=action,
                notice=notice,
                text_hash=notice.text_hash,
                at=at,
                channel=self.channel,
            )
            for purpose, action in given.items()
            if (notice := self.notices.get(purpose)) is not None
        )

    @property
    def _person_key(self) -> str:
        return person_key(self.answers.name, self.answers.telephone, self.answers.birth_year)

    @property
    def _body_hash(self) -> str:
        # Waiting or not is no answer: pressing "join the waiting list" sends the same form.
        return answers_hash({"run": self.run_id, **asdict(self.answers)})


def _person(answers: Answers, key: str) -> Person:
    """Return the person with this key, made now if nobody has it; one statement."""
    return Person.objects.bulk_create(
        [
            Person(
                person_key=key,
                name=answers.name,
                telephone=answers.telephone,
                birth_year=answers.birth_year,
            )
        ],
        update_conflicts=True,
        unique_fields=["person_key"],
        update_fields=["name"],
    )[0]


def _run_with_code(run_id: int) -> CourseRun:
    """Return a run whose row is locked; of its course only the code, not pages of text."""
    columns = [field.attname for field in CourseRun._meta.concrete_fields]
    run: CourseRun = (
        CourseRun.objects.select_related("course").only(*columns, "course__code").get(pk=run_id)
    )
    return run


def _letters(run: CourseRun) -> str:
    """Return the letters of the province, as the course's code begins with them."""
    return (run.course.code or "").split("-")[0]


def _guardian_due(at: datetime) -> datetime:
    return at + timedelta(days=seats.GUARDIAN_DAYS)
