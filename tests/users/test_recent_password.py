"""The password once more: who is asked, what counts, and where one is led afterwards."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from portal.users.recent_password import RECENT
from tests.factories.users import UserFactory, as_role, sign_in

PASSWORD = "correct horse battery staple"


@pytest.fixture
def ask():
    """The address of the page."""
    return reverse("users:confirm-password")


def later(**delta):
    return time_machine.travel(timezone.now() + timedelta(**delta), tick=False)


def test_who_signed_in_just_now_is_not_asked(client, units, ask):
    """The password of the sign-in counts for ten minutes, and no longer."""
    sign_in(client, as_role("teacher", units["d4704"]))
    target = reverse("wagtailadmin_account")
    assert client.get(ask, {"next": target}).url == target
    with time_machine.travel(timezone.now() + RECENT, tick=False):
        page = client.get(ask, {"next": target})
    assert page.status_code == 200
    assert "ใส่รหัสผ่านอีกครั้ง" in page.content.decode()


def test_right_password_leads_on_and_counts(client, units, ask):
    """After it one is where one wanted to be; the session has a new key and the same account."""
    user = as_role("teacher", units["d4704"])
    sign_in(client, user)
    target = reverse("wagtailadmin_account")
    with later(minutes=15):
        before = client.session.session_key
        answer = client.post(ask, {"password": PASSWORD, "next": target})
        assert (answer.status_code, answer.url) == (302, target)
        assert client.session.session_key != before
        assert client.get(ask, {"next": target}).url == target
        assert int(client.session["_auth_user_id"]) == user.pk


@pytest.mark.parametrize(
    "typed", ["", "wrong", f" {PASSWORD}", PASSWORD.upper(), "x" * 5000, "\x00"]
)
def test_wrong_password_opens_nothing(client, units, ask, typed):
    """The page comes again and says so; nothing of what was typed stands in it."""
    sign_in(client, as_role("teacher", units["d4704"]))
    with later(minutes=15):
        answer = client.post(ask, {"password": typed, "next": "/admin/account/"})
        assert answer.status_code == 422
        assert client.get(ask).status_code == 200
    assert typed.strip("\x00") == "" or typed not in answer.content.decode()


def test_password_of_somebody_else_opens_nothing(client, units, ask):
    """Only one's own password is taken."""
    UserFactory(username="other", password="another long password here")
    sign_in(client, as_role("teacher", units["d4704"]))
    with later(minutes=15):
        answer = client.post(ask, {"password": "another long password here", "username": "other"})
    assert answer.status_code == 422


def test_nobody_is_led_to_another_site(client, units, ask):
    """An address elsewhere leads to the admin's first page."""
    sign_in(client, as_role("teacher", units["d4704"]))
    with later(minutes=15):
        answer = client.post(ask, {"password": PASSWORD, "next": "https://elsewhere.example/"})
    assert answer.url == reverse("wagtailadmin_home")


def test_password_alone_does_not_replace_the_second_factor(client, units, ask):
    """Whoever owes the second factor is sent there first, also from this page."""
    sign_in(client, as_role("teacher", units["d4704"]), is_verified=False)
    answer = client.post(ask, {"password": PASSWORD, "next": "/admin/"})
    assert answer.status_code == 302
    assert "second-factor" in answer.url


def test_visitor_signs_in_first(client, db, ask):
    """Without an account the page leads to the sign-in."""
    assert reverse("wagtailadmin_login") in client.get(ask).url


def test_wrong_passwords_lock_as_at_the_sign_in(client, units, ask, settings):
    """After as many wrong ones as at the sign-in the right one is not taken either."""
    settings.AXES_ENABLED = True
    sign_in(client, as_role("teacher", units["d4704"]))
    with later(minutes=15):
        answers = [
            client.post(ask, {"password": "wrong"}) for _time in range(settings.AXES_FAILURE_LIMIT)
        ]
        assert answers[-1].status_code == 429
        assert client.post(ask, {"password": PASSWORD}).status_code == 429
