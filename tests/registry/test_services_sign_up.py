"""Signing up: a seat or a waiting place, once for each form and person, or nothing at all."""

from uuid import uuid4

import pytest
from django.contrib.auth import get_user_model

from catalogue.models import CourseRun
from portal.outbox.models import OutboxMessage
from registry.enums import Channel, SignupStatus
from registry.models import Consent, Guardian, Person, Signup, SignupChange, SupportNeed
from registry.services.sign_up import Outcome, sign_up
from search.models import EntryRun
from tests.factories.registry import (
    make_answers,
    make_notices,
    make_open_run,
    sign_up_someone,
)

pytestmark = pytest.mark.django_db


def numbers(run):
    run.refresh_from_db()
    return run.seats_taken, run.waiting_count, run.wait_seq


def test_seat_is_taken_while_there_is_one(course):
    """A seat, the person, the notice shown, the first version and the message: all at once."""
    run = make_open_run(course, capacity=2)
    result = sign_up_someone(run)
    signup = result.signup
    assert result.outcome is Outcome.SIGNED_UP
    assert (signup.status, signup.wait_pos, signup.version) == (SignupStatus.HELD, None, 1)
    assert signup.ref.startswith("SNK-")
    assert numbers(run) == (1, 0, 0)
    assert Consent.objects.filter(signup=signup).count() == 1
    assert SignupChange.objects.get(signup=signup).what == "signed_up"
    assert [m.kind for m in OutboxMessage.objects.filter(aggregate=f"signup:{signup.uid}")] == [
        "signup-message"
    ]
    assert EntryRun.objects.get(run_id=run.pk).seats_left == 1


def test_waiting_list_is_joined_only_by_who_wants_it(course):
    """A full run says that one could wait; asked for, the places are dense and in order."""
    run = make_open_run(course, capacity=1, waiting_limit=2)
    sign_up_someone(run)
    assert sign_up_someone(run, accepts_waiting=False).outcome is Outcome.COULD_WAIT
    places = [sign_up_someone(run).signup.wait_pos for _ in range(2)]
    assert places == [1, 2]
    assert sign_up_someone(run).outcome is Outcome.FULL
    assert numbers(run) == (1, 2, 2)
    assert Signup.objects.count() == 3


def test_same_form_makes_one_signup(course):
    """A double click answers with the first sign-up; other answers are not taken silently."""
    run, key, answers = make_open_run(course), uuid4(), make_answers()
    sent = {"submission_key": key, "notices": make_notices()}
    first = sign_up(run.pk, answers, **sent)
    again = sign_up(run.pk, answers, **sent)
    other = sign_up(run.pk, make_answers(), **sent)
    assert (again.outcome, other.outcome) == (Outcome.REPLAYED, Outcome.OTHER_ANSWERS)
    assert again.signup == other.signup == first.signup
    assert numbers(run) == (1, 0, 0)


def test_same_person_has_one_place_in_a_run(course):
    """Another form for the same person finds the place they have; spaces make no other person."""
    run = make_open_run(course)
    first = sign_up_someone(run, name="ผู้เรียน  สมมติ", telephone="0810000001")
    again = sign_up_someone(run, name="ผู้เรียน สมมติ ", telephone="0810000001")
    neighbour = sign_up_someone(run, name="คนบ้านเดียวกัน สมมติ", telephone="0810000001")
    assert (again.outcome, again.signup) == (Outcome.ALREADY, first.signup)
    assert neighbour.outcome is Outcome.SIGNED_UP
    assert Person.objects.count() == 2


@pytest.mark.parametrize(
    ("state", "outcome"),
    [
        ("soon", Outcome.NOT_OPEN_YET),
        ("closed", Outcome.CLOSED),
        ("running", Outcome.GONE),
        ("finished", Outcome.GONE),
        ("cancelled", Outcome.CANCELLED),
        ("unapproved", Outcome.GONE),
        ("full", Outcome.FULL),
    ],
)
def test_run_that_cannot_be_joined_takes_nobody(course, state, outcome):
    """Whatever page somebody still had open, the run's own row decides."""
    from tests.factories.catalogue import make_run

    run = make_run(course, state)
    before = numbers(run)
    assert sign_up_someone(run).outcome is outcome
    assert numbers(run) == before
    assert not Signup.objects.exists()
    assert not Person.objects.exists()


def test_staff_enter_people_after_sign_up_closed(course):
    """A walk-in is entered by the same service, while the run is not over."""
    from tests.factories.catalogue import make_run

    officer = get_user_model().objects.create(username="officer")
    run = make_run(course, "closed")
    result = sign_up_someone(run, officer=officer, channel=Channel.WALK_IN)
    assert result.outcome is Outcome.SIGNED_UP
    assert result.signup.entered_by == officer


def test_minor_needs_a_guardian(course):
    """Under the age setting the guardian is written down, and the seat is kept for a week."""
    run = make_open_run(course)
    signup = sign_up_someone(
        run,
        birth_year=2012,
        guardian_name="ผู้ปกครอง สมมติ",
        guardian_telephone="0810000002",
        guardian_relation="parent",
    ).signup
    assert signup.needs_guardian
    assert signup.guardian_due_at is not None
    assert Guardian.objects.get(signup=signup).has_agreed is False
    assert Signup.objects.get(pk=signup.pk).waits_for_guardian


def test_help_to_prepare_is_encrypted(course):
    """What somebody needs is health data: unreadable in the table, bound to its row."""
    from registry.encryption import CannotDecrypt, decrypt

    signup = sign_up_someone(make_open_run(course), support="ใช้รถเข็น").signup
    sealed = SupportNeed.objects.get(signup=signup).ciphertext
    assert "รถเข็น" not in sealed
    assert decrypt(sealed, f"support_need:{signup.uid}") == "ใช้รถเข็น"
    with pytest.raises(CannotDecrypt):
        decrypt(sealed, "support_need:another")
    assert CourseRun.objects.get().seats_taken == 1
