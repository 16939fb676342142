"""Who signed up for the demonstration's runs: made-up people, as many as the runs count."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import cycle
from typing import Any

from catalogue.models import CoursePage, CourseRun
from portal.core.thai_dates import local_day
from portal.places.models import Subdistrict
from registry.ages import is_minor
from registry.enums import Actor, CallOutcome, Channel, Occupation, Relation, SignupStatus
from registry.services.bulk_signups import (
    Step,
    WrittenGuardian,
    WrittenPerson,
    WrittenSignup,
    add_signups,
)
from registry.services.seats import GUARDIAN_DAYS

#: So many made-up telephones there are, 081 000 0000 to 081 000 9999.
_PEOPLE = 10_000
_LETTERS = "กขคฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
#: Every so many is not of age.
_YOUNG = 23
_CHANNELS = (*[Channel.WEB] * 7, Channel.WALK_IN, Channel.WALK_IN, Channel.TELEPHONE, Channel.GROUP)
_JOBS = tuple(Occupation)[:-1]
_SUPPORT = ("นั่งรถเข็น ขอที่นั่งใกล้ประตู", "หูตึง ขอนั่งแถวหน้า", "สายตาเลือนราง ขอเอกสารตัวใหญ่")
_REFUSALS = ("เคยเรียนหลักสูตรนี้จบแล้ว ขอให้ผู้ที่ยังไม่เคยเรียนก่อน", "อยู่นอกพื้นที่ที่ศูนย์รับสมัคร")
_CALL_AFTER = timedelta(days=2)
_HOUR = timedelta(hours=1)


def make_signups(courses: Sequence[CoursePage], now: datetime) -> int:
    """Fill the seats and waiting lists of these courses' runs with people; return how many."""
    runs = CourseRun.objects.filter(course__in=[page.pk for page in courses])
    here = _subdistricts()
    people = cycle(_people(local_day(now)))
    return add_signups(
        [
            signup
            for run in runs.select_related("course", "unit").order_by("pk")
            for signup in _Roster(run, people, here.get(run.unit.district_id, ()), now).signups()
        ]
    )


def _subdistricts() -> Mapping[str | None, list[str]]:
    found: dict[str | None, list[str]] = {}
    for pk, district in Subdistrict.objects.order_by("pk").values_list("pk", "district_id"):
        found.setdefault(district, []).append(pk)
    return found


def _people(today: date) -> list[WrittenPerson]:
    """Return people whose names and telephones anybody sees are made up."""
    dice = random.Random("people")  # noqa: S311 - made-up content
    return [
        WrittenPerson(
            f"ผู้เรียน {dice.choice(_LETTERS)}.{dice.choice(_LETTERS)}. นามสมมติ",
            f"081000{number:04d}",
            today.year - (dice.randint(16, 18) if number % _YOUNG == 0 else dice.randint(24, 72)),
        )
        for number in range(_PEOPLE)
    ]


class _Roster:
    """The people of one run, in the order in which they came."""

    def __init__(
        self,
        run: CourseRun,
        people: Iterator[WrittenPerson],
        subdistricts: Sequence[str],
        now: datetime,
    ) -> None:
        self.run, self.people, self.subdistricts, self.now = run, people, subdistricts, now
        self.letters = (run.course.code or "").split("-")[0]
        # The same run is dealt the same people's lives each time.
        self.dice = random.Random(f"{run.course.code} {run.number}")  # noqa: S311 - made-up content
        today = local_day(now)
        self.is_over, self.has_begun = run.ends_on < today, run.starts_on <= today
        self.last = max(run.opens_at + 2 * _HOUR, min(now, run.closes_at))

    def signups(self) -> Iterator[WrittenSignup]:
        """Seats first, with those who left among them; then whoever waits, in order."""
        run = self.run
        if not run.seats_taken:
            return
        offered = self.dice.randint(1, 2) if run.offer_hours and run.waiting_count else 0
        lost = self.dice.randint(0, 2)
        ends = [*[self._gone] * lost, *[self._seat] * (run.seats_taken - offered)]
        self.dice.shuffle(ends)
        ends += [self._offered] * offered
        moments = self._moments(len(ends) + run.waiting_count)
        for at, end in zip(moments, ends, strict=False):
            yield end(at, next(self.people))
        for number, at in enumerate(moments[len(ends) :], start=1):
            steps = (Step(at, "signed_up", SignupStatus.WAITING),)
            yield replace(self._signup(at, next(self.people), steps), wait_pos=number)

    def _moments(self, how_many: int) -> list[datetime]:
        length = (self.last - self.run.opens_at).total_seconds()
        # Most come early, as people do.
        drawn = sorted(self.dice.random() ** 1.6 for _ in range(how_many))
        return [self.run.opens_at + timedelta(seconds=length * share) for share in drawn]

    def _seat(self, at: datetime, person: WrittenPerson) -> WrittenSignup:
        steps = [Step(at, "signed_up", SignupStatus.HELD)]
        called = at + _CALL_AFTER * self.dice.uniform(0.1, 0.9)
        waits_for_guardian = self._waits_for_guardian(at, person)
        is_sure = self.is_over or self.dice.random() < (0.97 if self.has_begun else 0.8)
        if is_sure and called < self.now and not waits_for_guardian:
            steps.append(Step(called, "confirmed", SignupStatus.CONFIRMED, Actor.OFFICER))
            if self.is_over:
                steps.append(self._result())
        if self.run.cancelled_at is not None:
            cancelled_at = self.run.cancelled_at
            steps.append(Step(cancelled_at, "run_cancelled", steps[-1].status, Actor.OFFICER))
        return self._signup(at, person, tuple(steps), confirmed_at=_confirmed_at(steps))

    def _result(self) -> Step:
        at = self.now - timedelta(days=self.dice.randint(1, 5))
        if self.dice.random() < 0.88:
            return Step(at, "completed", SignupStatus.COMPLETED, Actor.OFFICER)
        return Step(at, "not_completed", SignupStatus.NOT_COMPLETED, Actor.OFFICER)

    def _offered(self, at: datetime, person: WrittenPerson) -> WrittenSignup:
        """Moved up from the waiting list within the hour, and has not answered yet."""
        offered_at = max(at, self.now - _HOUR)
        steps = (
            Step(at, "signed_up", SignupStatus.WAITING),
            Step(offered_at, "offered", SignupStatus.OFFERED, Actor.SYSTEM),
        )
        until = offered_at + _HOUR * (self.run.offer_hours or 0)
        return self._signup(at, person, steps, offer_expires_at=until)

    def _gone(self, at: datetime, person: WrittenPerson) -> WrittenSignup:
        later = at + (self.now - at) * self.dice.uniform(0.3, 0.9) if at < self.now else at
        signed_up = Step(at, "signed_up", SignupStatus.HELD)
        end: Step
        reason = ""
        kinds = ["cancelled", "cancelled", "not_accepted", "expired"]
        kind = self.dice.choice([*kinds, "withdrawn", "withdrawn"] if self.has_begun else kinds)
        if kind == "not_accepted":
            end = Step(later, kind, SignupStatus.NOT_ACCEPTED, Actor.OFFICER)
            reason = self.dice.choice(_REFUSALS)
        elif kind == "expired":
            signed_up = Step(at, "signed_up", SignupStatus.WAITING)
            offered = Step(at + (later - at) / 2, "offered", SignupStatus.OFFERED, Actor.SYSTEM)
            end = Step(later, "offer_expired", SignupStatus.EXPIRED, Actor.SYSTEM)
            return self._signup(at, person, (signed_up, offered, end), ended_by=end.actor)
        elif kind == "withdrawn":
            end = Step(later, kind, SignupStatus.WITHDRAWN, Actor.OFFICER)
        else:
            end = Step(later, kind, SignupStatus.CANCELLED)
        return self._signup(at, person, (signed_up, end), ended_by=end.actor, reason=reason)

    def _signup(
        self, at: datetime, person: WrittenPerson, steps: tuple[Step, ...], **facts: Any
    ) -> WrittenSignup:
        dice, status = self.dice, steps[-1].status
        waits = self._waits_for_guardian(at, person)
        holds = status in {SignupStatus.HELD, SignupStatus.OFFERED}
        if waits and holds and self.run.cancelled_at is None:
            facts["guardian_due_at"] = at + timedelta(days=GUARDIAN_DAYS)
        calls: tuple[tuple[datetime, str], ...] = ()
        if status == SignupStatus.HELD and dice.random() < 0.2 and at + _HOUR < self.now:
            calls = ((at + _HOUR, CallOutcome.NO_ANSWER),)
        return WrittenSignup(
            run_id=self.run.pk,
            letters=self.letters,
            person=person,
            steps=steps,
            support=dice.choice(_SUPPORT) if dice.random() < 0.015 else "",
            may_contact=dice.random() < 0.3,
            guardian=self._guardian(at, person),
            calls=calls,
            facts={
                "channel": dice.choice(_CHANNELS),
                "occupation": Occupation.STUDENT if _is_young(person, at) else dice.choice(_JOBS),
                "subdistrict_id": dice.choice(self.subdistricts) if self.subdistricts else None,
                "language": "th",
                **facts,
            },
        )

    def _guardian(self, at: datetime, person: WrittenPerson) -> WrittenGuardian | None:
        if not _is_young(person, at):
            return None
        return WrittenGuardian(
            name=person.name.replace("ผู้เรียน", "ผู้ปกครอง"),
            telephone=f"081001{person.telephone[-4:]}",
            relation=Relation.PARENT,
            agreed_at=None if self._waits_for_guardian(at, person) else at + _HOUR,
        )

    def _waits_for_guardian(self, at: datetime, person: WrittenPerson) -> bool:
        """Who came within the last days still waits for a guardian's answer."""
        return _is_young(person, at) and self.now - at < timedelta(days=GUARDIAN_DAYS - 1)


def _is_young(person: WrittenPerson, at: datetime) -> bool:
    return is_minor(person.birth_year, local_day(at))


def _confirmed_at(steps: Sequence[Step]) -> datetime | None:
    return next((step.at for step in steps if step.what == "confirmed"), None)
