"""Sign-ups for tests, made by the services that make real ones.

run = make_open_run(course, capacity=2, waiting_limit=3)
signup = sign_up_someone(run).signup        # everybody has a made-up name and number
"""

import itertools
from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from registry.enums import Occupation, Purpose
from registry.models import Notice
from registry.services import group_members, interests
from registry.services.group_members import MemberFacts
from registry.services.sign_up import Answers, sign_up
from tests.factories.catalogue import make_run

_numbers = itertools.count(1)
PURPOSES = (Purpose.SIGN_UP, Purpose.CONTACT, Purpose.HEALTH, Purpose.SUBMISSION)


def make_notices(language="th"):
    """The notices that the form shows, by purpose."""
    return {
        purpose: Notice.objects.get_or_create(
            purpose=purpose,
            version=1,
            language=language,
            defaults={"title": "ประกาศ", "text": "ข้อความ", "text_hash": "0" * 64},
        )[0]
        for purpose in PURPOSES
    }


def make_answers(**fields):
    """Answers of a made-up grown-up; no two are the same person."""
    number = next(_numbers)
    facts = {
        "name": f"ผู้เรียน นามสมมติ{number}",
        "telephone": f"08100{number:05d}",
        "birth_year": 1970,
        "occupation": Occupation.HOME,
    }
    return Answers(**{**facts, **fields})


def make_open_run(course, *, capacity=20, waiting_limit=0, **fields):
    """A run that is open now by the database's own clock, nobody in it."""
    return make_run(
        course,
        capacity=capacity,
        seats_taken=0,
        waiting_limit=waiting_limit,
        waiting_count=0,
        wait_seq=0,
        **fields,
    )


def sign_up_someone(run, *, key=None, accepts_waiting=True, notices=None, **fields):
    """Sign a made-up person up; returns the service's result."""
    options = {name: fields.pop(name) for name in ("officer", "channel") if name in fields}
    return sign_up(
        run.pk,
        make_answers(**fields),
        submission_key=key or uuid4(),
        notices=make_notices() if notices is None else notices,
        accepts_waiting=accepts_waiting,
        **options,
    )


def make_interest(number=1, **fields):
    """One more person, told apart by number, tells a centre what they would like to learn."""
    facts = {"telephone": f"08100{number:05d}", "district": "4704", "topic": "ทำเล็บเจล"}
    return interests.ask(**{**facts, **fields})


def make_member(group, *, by=None, **fields):
    """A made-up member of a group, written in by the service; no two are the same person."""
    number = next(_numbers)
    facts = {"name": f"สมาชิก นามสมมติ{number}", "telephone": f"08110{number:05d}"}
    return group_members.add(group, MemberFacts(**{**facts, **fields}), by=by)


def in_the_past(minutes=1):
    """A moment that is over by every clock."""
    return timezone.now() - timedelta(minutes=minutes)
