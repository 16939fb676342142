"""After the sign-up: confirmed, refused, cancelled, offered, expired; the next in line moves up."""

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from catalogue.run_rules import RunPlan
from catalogue.services import runs
from portal.outbox.models import OutboxMessage
from registry.enums import Actor, SignupStatus
from registry.models import Consent, Signup, SignupChange
from registry.services import transitions
from registry.services.expiry import Expired, expire_offers
from search.models import EntryRun
from tests.factories.registry import in_the_past, make_open_run, sign_up_someone

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return get_user_model().objects.create(username="officer")


def status(signup):
    signup.refresh_from_db()
    return signup.status


def seats(run):
    run.refresh_from_db()
    return run.seats_taken, run.waiting_count


def test_cancelling_moves_the_first_in_line_up(course):
    """The seat changes hands in one transaction: it is never free while somebody waits."""
    run = make_open_run(course, capacity=1, waiting_limit=5)
    first, second, third = (sign_up_someone(run).signup for _ in range(3))
    assert transitions.cancel(first, actor=Actor.APPLICANT)
    assert not transitions.cancel(first, actor=Actor.APPLICANT)
    assert [status(one) for one in (first, second, third)] == ["cancelled", "held", "waiting"]
    assert seats(run) == (1, 1)
    assert EntryRun.objects.get(run_id=run.pk).waiting_count == 1
    texts = OutboxMessage.objects.filter(aggregate=f"signup:{second.uid}").order_by("version")
    assert [one.payload["text"] for one in texts] == ["waiting", "promoted"]


def test_leaving_the_waiting_list_moves_nobody(course):
    """Whoever waits and gives up leaves a gap in the numbers, not in the order."""
    run = make_open_run(course, capacity=1, waiting_limit=5)
    _seat, second, third = (sign_up_someone(run).signup for _ in range(3))
    assert transitions.cancel(second, actor=Actor.APPLICANT)
    assert seats(run) == (1, 1)
    assert Signup.objects.with_waiting_place().get(pk=third.pk).place == 1


def test_offer_is_answered_or_passes_on(course):
    """With `offer_hours` the seat is offered; what nobody answers goes to the next."""
    run = make_open_run(course, capacity=1, waiting_limit=5, offer_hours=48)
    first, second, third = (sign_up_someone(run).signup for _ in range(3))
    transitions.cancel(first, actor=Actor.APPLICANT)
    assert status(second) == SignupStatus.OFFERED
    assert seats(run) == (1, 1)
    assert expire_offers() == Expired()
    Signup.objects.filter(pk=second.pk).update(offer_expires_at=in_the_past())
    assert not transitions.accept_offer(second)
    assert expire_offers() == Expired(offers=1)
    assert expire_offers() == Expired()
    assert (status(second), status(third)) == ("expired", "offered")
    assert transitions.accept_offer(third)
    assert status(third) == SignupStatus.HELD


def test_confirming_is_the_teachers_word(course, officer):
    """Held becomes confirmed once; before a guardian's agreement it does not."""
    run = make_open_run(course)
    grown = sign_up_someone(run).signup
    minor = sign_up_someone(run, birth_year=2012, guardian_telephone="0810000002").signup
    assert transitions.confirm(grown, by=officer)
    assert not transitions.confirm(grown, by=officer)
    with pytest.raises(ValidationError):
        transitions.confirm(minor, by=officer)
    assert (status(grown), status(minor)) == ("confirmed", "held")


def test_seat_kept_for_a_guardian_expires(course):
    """When no agreement comes the seat goes to the next in line."""
    run = make_open_run(course, capacity=1, waiting_limit=1)
    minor = sign_up_someone(run, birth_year=2012, guardian_telephone="0810000002").signup
    other = sign_up_someone(run).signup
    Signup.objects.filter(pk=minor.pk).update(guardian_due_at=in_the_past())
    assert expire_offers() == Expired(guardians=1)
    assert (status(minor), status(other)) == ("expired", "held")


def test_refusing_demands_a_reason(course, officer):
    """Nobody is refused without words that they can read."""
    signup = sign_up_someone(make_open_run(course)).signup
    with pytest.raises(ValidationError):
        transitions.refuse(signup, reason="  ", by=officer)
    assert transitions.refuse(signup, reason="รอบนี้รับอายุ 15 ปีขึ้นไป", by=officer)
    assert status(signup) == SignupStatus.NOT_ACCEPTED


def test_more_seats_go_to_who_waits(course):
    """Raising the capacity promotes in the same transaction; cutting below is refused in words."""
    run = make_open_run(course, capacity=1, waiting_limit=5, meetings=[])
    people = [sign_up_someone(run).signup for _ in range(4)]
    plan = RunPlan.of(run)
    _change(run, plan, capacity=3)
    assert [status(one) for one in people] == ["held", "held", "held", "waiting"]
    assert seats(run) == (3, 1)
    with pytest.raises(ValidationError):
        _change(run, plan, capacity=2)
    with pytest.raises(IntegrityError), transaction.atomic():
        type(run).objects.filter(pk=run.pk).update(capacity=2)


def _change(run, plan, **facts):
    from dataclasses import replace

    return runs.change(run, replace(plan, **facts), at=timezone.now())


def test_moved_and_cancelled_runs_are_told_to_everybody(course):
    """Each place gets a new version and a message, those who left get none."""
    run = make_open_run(course, capacity=1, waiting_limit=5)
    seat, waiting, gone = (sign_up_someone(run).signup for _ in range(3))
    transitions.cancel(gone, actor=Actor.APPLICANT)
    runs.cancel(run, reason="ผู้สมัครไม่ครบ", at=timezone.now())
    for signup, versions in ((seat, 2), (waiting, 2), (gone, 2)):
        signup.refresh_from_db()
        assert signup.version == versions
    texts = OutboxMessage.objects.filter(payload__text="run_cancelled")
    assert {one.payload["signup"] for one in texts} == {seat.pk, waiting.pk}


def test_history_cannot_be_rewritten(course):
    """The database itself refuses to change what was agreed to and what happened."""
    signup = sign_up_someone(make_open_run(course)).signup
    for rows in (Consent.objects.filter(signup=signup), SignupChange.objects.filter(signup=signup)):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows._raw_delete(rows.db)
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(is_demonstration=True)
