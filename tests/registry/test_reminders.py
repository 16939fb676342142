"""The day before, the third day of a guardian's silence, one text to all of a run: once each."""

from datetime import datetime, time, timedelta

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.timezone import get_default_timezone

from portal.outbox.models import OutboxMessage
from registry.enums import Actor
from registry.models import Guardian, RosterMessage, Signup
from registry.services import roster_messages, transitions
from registry.services.reminders import remind_guardians, remind_of_first_day
from tests.factories.registry import make_open_run, sign_up_someone
from tests.registry.test_messages import MINOR

pytestmark = pytest.mark.django_db


def day_before(run, hour=9):
    day = run.starts_on - timedelta(days=1)
    return datetime.combine(day, time(hour), tzinfo=get_default_timezone())


def reminders():
    return OutboxMessage.objects.filter(aggregate__startswith="reminder:")


def test_everybody_with_a_seat_is_reminded_once(course):
    """Not who waits, not who left; a second round finds only who came since."""
    run = make_open_run(course, capacity=3, waiting_limit=2)
    first, second, third, _waiting = (sign_up_someone(run).signup for _ in range(4))
    transitions.cancel(first, actor=Actor.APPLICANT)
    transitions.confirm(second, by=get_user_model().objects.create(username="officer"))
    at = day_before(run)
    assert [remind_of_first_day(at) for _ in range(2)] == [3, 0]
    names = set(reminders().values_list("aggregate", flat=True))
    assert f"reminder:{first.uid}" not in names
    assert {f"reminder:{second.uid}", f"reminder:{third.uid}"} < names
    transitions.cancel(third, actor=Actor.APPLICANT)
    sign_up_someone(run)
    assert remind_of_first_day(at + timedelta(hours=1)) == 1


@pytest.mark.parametrize("hour", [0, 7, 20, 23])
def test_nobody_is_woken(course, hour):
    """From eight to eight, in Bangkok."""
    run = make_open_run(course)
    sign_up_someone(run)
    assert remind_of_first_day(day_before(run, hour)) == 0


def test_other_days_remind_nobody(course):
    """Only the day before."""
    run = make_open_run(course)
    sign_up_someone(run)
    for days in (-1, 1, 2):
        assert remind_of_first_day(day_before(run) - timedelta(days=days)) == 0


def test_run_that_moved_is_reminded_of_anew(course):
    """The day is part of the number: one reminder for each first day."""
    run = make_open_run(course)
    sign_up_someone(run)
    assert remind_of_first_day(day_before(run)) == 1
    type(run).objects.filter(pk=run.pk).update(
        starts_on=run.starts_on + timedelta(days=1), ends_on=run.ends_on + timedelta(days=1)
    )
    run.refresh_from_db()
    assert remind_of_first_day(day_before(run)) == 1


def test_guardian_is_reminded_on_the_third_day(course):
    """Once; not before, not when they have answered."""
    run = make_open_run(course)
    silent = sign_up_someone(run, **MINOR).signup
    agreed = sign_up_someone(run, **MINOR).signup
    Guardian.objects.filter(signup=agreed).update(agreed_at=timezone.now())
    noon = datetime.combine(timezone.localdate(), time(12), tzinfo=get_default_timezone())
    assert remind_guardians(noon + timedelta(days=2)) == 0
    assert [remind_guardians(noon + timedelta(days=4)) for _ in range(2)] == [1, 0]
    silent.refresh_from_db()
    assert Guardian.objects.get(signup=silent).reminded_at is not None
    (message,) = OutboxMessage.objects.filter(aggregate=f"guardian-reminder:{silent.uid}")
    assert message.destination == "guardian-messages"


def test_one_text_goes_to_all_of_a_run_once(course):
    """With a seat; the waiting list only if asked; pressed twice it is one message."""
    run = make_open_run(course, capacity=2, waiting_limit=3)
    for _ in range(4):
        sign_up_someone(run)
    seats_only = [
        roster_messages.send(run, " นำผ้ากันเปื้อน  มาด้วย ", to_waiting=False, by=None)
        for _ in range(2)
    ]
    assert seats_only[0] == seats_only[1]
    assert seats_only[0].text == "นำผ้ากันเปื้อน มาด้วย"
    everybody = roster_messages.send(run, "งดเรียนพรุ่งนี้", to_waiting=True, by=None)
    counts = [
        OutboxMessage.objects.filter(aggregate__startswith=f"roster:{one.uid}:").count()
        for one in (seats_only[0], everybody)
    ]
    assert counts == [2, 4]
    assert RosterMessage.objects.count() == 2


@pytest.mark.parametrize("text", ["", "  ", "ก" * 301])
def test_empty_or_endless_text_goes_to_nobody(course, text):
    """The officer is told what is wrong."""
    run = make_open_run(course)
    sign_up_someone(run)
    with pytest.raises(ValidationError):
        roster_messages.send(run, text, to_waiting=False, by=None)
    assert not RosterMessage.objects.exists()


def test_text_to_all_carries_the_officers_words(course, sent):
    """As they were written, percent signs and all."""
    from portal.outbox.worker import Worker

    run = make_open_run(course)
    signup = sign_up_someone(run).signup
    roster_messages.send(run, "ลด 50% (ถามครู) %(ref)s", to_waiting=False, by=None)
    Worker().drain()
    texts = [text for _to, text, _reference in sent if text.startswith("ลด 50%")]
    assert len(texts) == 1
    assert signup.ref in texts[0]
    assert Signup.objects.get(pk=signup.pk).version == 1
