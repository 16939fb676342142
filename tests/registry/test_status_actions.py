"""What applicants do on the page of their sign-up."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from catalogue.models import TargetGroup
from registry.enums import SignupStatus
from registry.links import receipt_token
from registry.models import Signup, SignupChange
from tests.factories.registry import in_the_past, make_open_run, sign_up_someone

pytestmark = pytest.mark.django_db


def url(signup, name):
    return reverse(f"registry:{name}", args=[receipt_token(signup.uid)])


def status(signup):
    signup.refresh_from_db()
    return signup.status


def test_cancelling_takes_two_taps_and_frees_the_seat(client, course):
    """One page asks, one press cancels; the first in line has the seat, a second press is harmless."""
    run = make_open_run(course, capacity=1, waiting_limit=2)
    first, second = (sign_up_someone(run).signup for _ in range(2))
    assert client.get(url(first, "cancel")).status_code == 200
    assert status(first) == SignupStatus.HELD
    answer = client.post(url(first, "cancel"), {"reason": "ไม่\n\nว่าง" + "ก" * 500})
    assert answer.status_code == 303
    assert "ยกเลิกให้แล้ว" in client.get(answer.url).content.decode()
    assert (status(first), status(second)) == ("cancelled", "held")
    assert first.reason.startswith("ไม่ ว่าง")
    again = client.post(url(first, "cancel"))
    assert again.status_code == 303
    assert "done" not in again.url
    assert SignupChange.objects.filter(signup=first, what="cancelled").count() == 1


def test_leaving_the_waiting_list(client, course):
    """The same page in its own words."""
    run = make_open_run(course, capacity=1, waiting_limit=2)
    _seat, waiting = (sign_up_someone(run).signup for _ in range(2))
    assert "ออกจากรายชื่อสำรองใช่ไหม" in client.get(url(waiting, "cancel")).content.decode()
    client.post(url(waiting, "cancel"))
    run.refresh_from_db()
    assert (status(waiting), run.seats_taken, run.waiting_count) == ("cancelled", 1, 0)


def test_course_that_began_is_not_cancelled_here(client, course):
    """Then the teacher is to be called: the address leads back and changes nothing."""
    signup = sign_up_someone(make_open_run(course)).signup
    type(signup.run).objects.filter(pk=signup.run_id).update(starts_on=in_the_past(4000).date())
    assert client.post(url(signup, "cancel")).status_code == 303
    assert status(signup) == SignupStatus.HELD


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("๐๘๑ ๐๐๐ ๐๐๐๙", "0810000009"),
        ("+66 2 000 0000", "020000000"),
        ("081-000-0009", "0810000009"),
    ],
)
def test_telephone_is_read_as_the_form_reads_it(client, course, typed, stored):
    """Thai digits, blanks and +66 are put right; the change is a version of its own."""
    signup = sign_up_someone(make_open_run(course)).signup
    answer = client.post(url(signup, "telephone"), {"tel": typed})
    assert answer.status_code == 303
    signup.refresh_from_db()
    assert signup.telephone == stored
    assert signup.version == 2


@pytest.mark.parametrize("typed", ["", "12", "1669", "abc", "\x00", "0" * 5000, "081 000 000"])
def test_wrong_telephone_is_said_in_words(client, course, typed):
    """422, the page again with what was typed, and what to write."""
    signup = sign_up_someone(make_open_run(course)).signup
    answer = client.post(url(signup, "telephone"), {"tel": typed})
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert answer.content.decode().count('class="err"') == 1
    assert Signup.objects.get().version == 1


def make_offer(course):
    run = make_open_run(course, capacity=1, waiting_limit=5, offer_hours=48)
    first, second, third = (sign_up_someone(run).signup for _ in range(3))
    from registry.enums import Actor
    from registry.services import transitions

    transitions.cancel(first, actor=Actor.APPLICANT)
    return second, third


@pytest.mark.parametrize(
    ("answer", "mine", "next_one"),
    [("accept", "held", "waiting"), ("decline", "cancelled", "offered")],
)
def test_offer_is_answered(client, course, answer, mine, next_one):
    """One press takes the seat; passing it on is asked once more, then the next in line has it."""
    signup, after = make_offer(course)
    assert "ไม่รับที่นั่งใช่ไหม" in client.get(url(signup, "offer") + "?no=1").content.decode()
    assert client.post(url(signup, "offer"), {"answer": answer}).status_code == 303
    assert (status(signup), status(after)) == (mine, next_one)
    assert client.post(url(signup, "offer"), {"answer": "decline"}).status_code == 303
    assert status(signup) == mine


def test_offer_that_passed_is_not_taken(client, course):
    """The clock of the database decides."""
    signup, _after = make_offer(course)
    Signup.objects.filter(pk=signup.pk).update(offer_expires_at=in_the_past())
    client.post(url(signup, "offer"), {"answer": "accept"})
    assert status(signup) == SignupStatus.OFFERED


def test_busy_database_is_said(client, course, monkeypatch):
    """503 with a telephone; nothing half-written."""
    from registry.services import transitions
    from registry.services.writing import Unavailable

    def busy(*args, **named):
        raise Unavailable

    signup = sign_up_someone(make_open_run(course)).signup
    monkeypatch.setattr(transitions, "cancel", busy)
    answer = client.post(url(signup, "cancel"))
    assert answer.status_code == 503
    assert answer["Retry-After"]
    assert status(signup) == SignupStatus.HELD


@pytest.mark.parametrize(
    ("name", "typed", "kept"),
    [
        ("cancel", {"reason": "ย้ายบ้านแล้ว"}, "ย้ายบ้านแล้ว"),
        ("telephone", {"tel": "081 000 0009"}, "081 000 0009"),
        ("telephone", {"tel": "12"}, 'value="12"'),
        ("groups", {"groups": ["farmer"]}, " checked"),
    ],
)
def test_old_token_gives_the_form_back_filled(course, name, typed, kept):
    """Nothing is done; the page holds what was typed and a token that is taken."""
    signup = sign_up_someone(make_open_run(course)).signup
    if "groups" in typed:
        typed = {"groups": [TargetGroup.objects.filter(is_sensitive=False).first().code]}
    browser = Client(enforce_csrf_checks=True)
    answer = browser.post(url(signup, name), typed)
    text = answer.content.decode()
    assert answer.status_code == 403
    assert kept in text
    assert 'role="alert"' in text and "no-store" in answer["Cache-Control"]
    signup.refresh_from_db()
    assert (signup.status, signup.version) == (SignupStatus.HELD, 1)
    assert not signup.declared_groups.exists()
    if kept != 'value="12"':
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', text)[1]
        again = browser.post(url(signup, name), {**typed, "csrfmiddlewaretoken": token})
        assert again.status_code == 303
        assert "done=" in again.url


@pytest.mark.parametrize("said", ["accept", "decline"])
def test_old_token_asks_about_the_offer_once_more(course, said):
    """The offered seat is neither taken nor passed on by a form without its token."""
    signup, _after = make_offer(course)
    browser = Client(enforce_csrf_checks=True)
    answer = browser.post(url(signup, "offer"), {"answer": said})
    text = answer.content.decode()
    assert answer.status_code == 403
    assert status(signup) == SignupStatus.OFFERED
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', text)[1]
    again = browser.post(url(signup, "offer"), {"answer": said, "csrfmiddlewaretoken": token})
    assert again.status_code == 303
    assert status(signup) == (SignupStatus.HELD if said == "accept" else SignupStatus.CANCELLED)


def test_old_token_at_an_address_of_nobody_leads_to_the_look_up(db):
    """Neither a wrong token of the address nor one of the form says anything."""
    address = reverse("registry:cancel", args=["nobody"])
    assert Client(enforce_csrf_checks=True).post(address, {"reason": "x"}).status_code == 404
