"""The whole life of a run against a small model: whatever the order of things, both agree.

100 lives here; `make life` lives 2,000 on each database.
"""

import json
import os
from collections import Counter
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import hypothesis
import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from catalogue.models import CourseRun
from catalogue.run_rules import RunPlan
from catalogue.services import runs
from portal.core.thai_dates import local_day
from registry.enums import Actor, Channel, SignupStatus
from registry.integrity import breaches
from registry.models import Signup
from registry.services import guardians, transitions
from registry.services.expiry import expire_offers
from registry.services.sign_up import Outcome, sign_up
from tests.factories.registry import in_the_past, make_answers, make_notices, make_open_run
from tests.registry.run_model import ACTIVE, RunModel

pytestmark = pytest.mark.django_db

LIVES = int(os.environ.get("PORTAL_LIFE_RUNS", "50"))
STEPS = 20
SEED = int(os.environ.get("PORTAL_LIFE_SEED", "20690601"))
#: Persons and forms are few, so that the same one comes again.
PERSONS = st.integers(0, 11)
ONE_OF_THEM = st.integers(0, 30)


def test_every_life_of_a_run_agrees_with_the_model(course, settings, django_user_model):
    """Seats, order, versions, messages and the entry are right after every step of any life."""
    settings.PORTAL_REGISTRY_URL = "http://registry.test/"
    stage = Stage(
        run=make_open_run(course, capacity=1, waiting_limit=9, meetings=[]),
        officer=django_user_model.objects.create(username="officer"),
        notices=make_notices(),
    )
    LifeOfARun.stage = stage
    plan = hypothesis.settings(
        max_examples=LIVES,
        stateful_step_count=STEPS,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(hypothesis.seed(SEED)(LifeOfARun), settings=plan)
    if path := os.environ.get("PORTAL_LIFE_COUNTS"):
        Path(path).write_text(
            json.dumps({"lives": stage.lives, "steps": stage.steps, **stage.happened})
        )
    # A test in which nothing happens proves nothing.
    for what in ("held", "waiting", "moved_up", "cancelled", "expired", "confirmed"):
        assert stage.happened[what], f"{what} never happened"


class Stage:
    """What all lives share: one run, whose rows are as they were at the start of each life."""

    def __init__(self, run, officer, notices):
        self.run, self.officer, self.notices = run, officer, notices
        self.lives = self.steps = 0
        self.happened = Counter()


class LifeOfARun(RuleBasedStateMachine):
    """Everything that people, officers and the clock can do to a run, in any order."""

    stage: Stage

    def __init__(self):
        super().__init__()
        self.stage.lives += 1
        self.run = CourseRun.objects.get(pk=self.stage.run.pk)
        self.undo = _to_be_undone()
        self.undo.__enter__()

    def teardown(self):
        self.stage.happened.update(self.model.happened)
        self.undo.__exit__(None, None, None)

    # --- how it begins ----------------------------------------------------------------------

    @initialize(
        capacity=st.integers(1, 3),
        waiting_limit=st.integers(0, 4),
        offers=st.booleans(),
        crowd=st.integers(0, 6),
    )
    def open(self, capacity, waiting_limit, offers, crowd):
        """A run, and how many came before anything else happened."""
        self.model = RunModel(capacity, waiting_limit, offers)
        self.signups = []
        hours = 48 if offers else None
        self._plan(capacity=capacity, waiting_limit=waiting_limit, offer_hours=hours)
        for number in range(crowd):
            self._sign_up(number, number, waits=True)

    # --- what people do ---------------------------------------------------------------------

    @rule(person=PERSONS, waits=st.sampled_from([True, True, False]))
    def come(self, person, waits):
        self._sign_up(person, len(self.signups), waits)

    @precondition(lambda self: self.signups)
    @rule(person=PERSONS, choice=ONE_OF_THEM)
    def send_again(self, person, choice):
        """The form of somebody comes twice, by the same person or with other answers."""
        one = self.model.people[choice % len(self.model.people)]
        self._sign_up(one.person if choice % 2 else person, one.key, waits=True)

    def _sign_up(self, person, key, waits):
        is_minor = person % 4 == 0
        expected, number = self.model.sign_up(person, key, is_minor=is_minor, accepts_waiting=waits)
        result = sign_up(
            self.run.pk,
            _answers(person, is_minor),
            submission_key=UUID(int=key),
            notices=self.stage.notices,
            accepts_waiting=waits,
        )
        assert result.outcome == expected
        if result.outcome is Outcome.SIGNED_UP:
            self.signups.append(result.signup.pk)
        assert (result.signup and result.signup.pk) == (
            None if number is None else self.signups[number]
        )

    @precondition(lambda self: self.signups)
    @rule(choice=ONE_OF_THEM)
    def cancel(self, choice):
        number, signup = self._one(choice)
        expected = self.model.leave(number, "cancelled", ACTIVE)
        assert transitions.cancel(signup, actor=Actor.APPLICANT) == expected

    @precondition(lambda self: self._those("offered"))
    @rule(choice=ONE_OF_THEM, yes=st.booleans())
    def answer_the_offer(self, choice, yes):
        number, signup = self._one(choice, "offered")
        if yes:
            assert transitions.accept_offer(signup) == self.model.accept(number)
        else:
            expected = self.model.leave(number, "cancelled", {"offered"})
            assert transitions.decline_offer(signup) == expected

    @precondition(lambda self: self.signups)
    @rule(choice=ONE_OF_THEM)
    def answer_no_offer(self, choice):
        number, signup = self._one(choice)
        if self.model.people[number].status != "offered":
            assert not transitions.accept_offer(signup)
            assert not transitions.decline_offer(signup)

    @precondition(lambda self: self._those("held", "offered", "waiting"))
    @rule(choice=ONE_OF_THEM, yes=st.sampled_from([True, True, False]))
    def guardian_answers(self, choice, yes):
        number, signup = self._one(choice, "held", "offered", "waiting")
        if yes:
            expected = self.model.agree(number)
            assert guardians.agree(signup, by=Channel.LINK) == expected
        else:
            expected = self.model.guardian_refuses(number)
            assert guardians.refuse(signup) == expected

    # --- what officers do -------------------------------------------------------------------

    @precondition(lambda self: self.signups)
    @rule(choice=ONE_OF_THEM)
    def confirm(self, choice):
        number, signup = self._one(choice)
        expected = self.model.confirm(number)
        if expected is None:
            with pytest.raises(ValidationError):
                transitions.confirm(signup, by=self.stage.officer)
        else:
            assert transitions.confirm(signup, by=self.stage.officer) == expected

    @precondition(lambda self: self.signups)
    @rule(choice=ONE_OF_THEM)
    def refuse(self, choice):
        number, signup = self._one(choice)
        expected = self.model.leave(number, "not_accepted", ACTIVE)
        reason = "รอบนี้รับอายุ 15 ปีขึ้นไป"
        assert transitions.refuse(signup, reason=reason, by=self.stage.officer) == expected

    @precondition(lambda self: not self._is_over())
    @rule(more=st.integers(1, 2))
    def more_seats(self, more):
        self.model.capacity += more
        self._plan(capacity=self.model.capacity)
        self.model.settle()

    @precondition(lambda self: not self._is_over())
    @rule()
    def fewer_seats(self):
        if self.model.capacity - 1 < max(1, self.model.taken):
            with pytest.raises(ValidationError):
                self._plan(capacity=self.model.taken - 1)
        else:
            self.model.capacity -= 1
            self._plan(capacity=self.model.capacity)

    @precondition(lambda self: not self._is_over() and len(self.signups) > 5)
    @rule()
    def call_off(self):
        self.model.is_cancelled = True
        self.model.tell_all()
        runs.cancel(self.run, reason="ผู้สมัครไม่ครบ", at=timezone.now())

    # --- what the clock does ----------------------------------------------------------------

    @precondition(lambda self: self._those("offered"))
    @rule(choice=ONE_OF_THEM)
    def offer_passes(self, choice):
        number, signup = self._one(choice, "offered")
        Signup.objects.filter(pk=signup.pk).update(offer_expires_at=in_the_past())
        assert not transitions.accept_offer(signup)
        self.model.leave(number, "expired", {"offered"})
        assert expire_offers().offers == 1

    @precondition(lambda self: self._with_answer_due())
    @rule(choice=ONE_OF_THEM)
    def guardian_is_silent(self, choice):
        due = self._with_answer_due()
        number = due[choice % len(due)]
        Signup.objects.filter(pk=self.signups[number]).update(guardian_due_at=in_the_past())
        self.model.leave(number, "expired", {"held", "offered"})
        assert expire_offers().guardians == 1

    @rule()
    def nothing_is_overdue(self):
        found = expire_offers()
        assert (found.offers, found.guardians) == (0, 0)

    @precondition(lambda self: not self._is_over() and len(self.signups) > 5)
    @rule()
    def first_day_comes(self):
        self.model.has_begun = True
        CourseRun.objects.filter(pk=self.run.pk).update(starts_on=local_day(timezone.now()))

    # --- what is always so ------------------------------------------------------------------

    @invariant()
    def agrees_with_the_model(self):
        rows = {one.pk: one for one in Signup.objects.of_run(self.run)}
        assert [(rows[pk].status, rows[pk].version) for pk in self.signups] == [
            (one.status, one.versions) for one in self.model.people
        ]
        waiting = [one for one in rows.values() if one.status == SignupStatus.WAITING]
        waiting.sort(key=lambda one: one.wait_pos)
        assert [one.pk for one in waiting] == [self.signups[number] for number in self.model.queue]

    @invariant()
    def nothing_is_broken(self):
        self.stage.steps += 1
        assert [str(one) for one in breaches()] == []

    # --- helpers ----------------------------------------------------------------------------

    def _one(self, choice, *statuses):
        numbers = self._those(*statuses) if statuses else range(len(self.signups))
        number = numbers[choice % len(numbers)]
        return number, Signup.objects.get(pk=self.signups[number])

    def _those(self, *statuses):
        people = enumerate(self.model.people)
        return [number for number, one in people if one.status in statuses]

    def _with_answer_due(self):
        people = self.model.people
        return [
            number
            for number in self._those("held", "offered")
            if people[number].is_minor and not people[number].has_agreed
        ]

    def _is_over(self):
        return self.model.is_cancelled or self.model.has_begun

    def _plan(self, **facts):
        run = CourseRun.objects.get(pk=self.run.pk)
        runs.change(run, replace(RunPlan.of(run), **facts), at=timezone.now())


@contextmanager
def _to_be_undone():
    """A savepoint around one life, which the services take for the test's own transaction."""
    atomic = transaction.atomic()
    atomic._from_testcase = True  # as Django's own test cases do, so that `durable` is allowed
    with atomic:
        yield
        transaction.set_rollback(True)


def _answers(person, is_minor):
    facts = {"name": f"ผู้เรียน สมมติ{person}", "telephone": f"08100001{person:02d}"}
    if is_minor:
        facts |= {"birth_year": timezone.now().year - 14, "guardian_telephone": "0810000002"}
    return make_answers(**facts)
