"""Signing in: lockout, and how long a session lives."""

import datetime

import pytest
from django.core.checks import run_checks
from django.test import Client
from django.urls import reverse

from tests.factories.users import UserFactory, as_role, sign_in

START = datetime.datetime(2026, 10, 1, 9, 0, tzinfo=datetime.UTC)
PASSWORD = "correct horse battery staple"


@pytest.fixture
def teacher(units):
    return as_role("teacher", units["d4704"])


def test_session_ends_after_half_an_hour_alone(client, teacher, time_machine):
    """29 minutes of nothing are fine, 31 are not."""
    home = reverse("wagtailadmin_home")
    time_machine.move_to(START, tick=False)
    sign_in(client, teacher)
    assert client.get(home).status_code == 200
    time_machine.move_to(START + datetime.timedelta(minutes=29), tick=False)
    assert client.get(home).status_code == 200
    time_machine.move_to(START + datetime.timedelta(minutes=29 + 31), tick=False)
    response = client.get(home)
    assert response.status_code == 302
    assert response.url.startswith(reverse("wagtailadmin_login"))


def test_session_ends_after_eight_hours_whatever_happens(client, teacher, time_machine):
    """Busy all day: signed out after eight hours, not before."""
    home = reverse("wagtailadmin_home")
    time_machine.move_to(START, tick=False)
    sign_in(client, teacher)
    for minutes in range(20, 8 * 60 + 1, 20):
        time_machine.move_to(START + datetime.timedelta(minutes=minutes), tick=False)
        assert client.get(home).status_code == 200, minutes
    time_machine.move_to(START + datetime.timedelta(hours=8, seconds=30), tick=False)
    assert client.get(home).status_code == 302


def test_session_key_changes_at_sign_in(client, teacher, settings):
    """A key from before the sign-in is worthless."""
    client.get(reverse("wagtailadmin_login"))
    session = client.session
    session["before"] = True
    session.save()
    before = session.session_key
    sign_in_by_form(client, teacher.username, PASSWORD)
    assert client.session.session_key != before


def sign_in_by_form(client, username, password, address="203.0.113.7"):
    return client.post(
        reverse("wagtailadmin_login"),
        {"username": username, "password": password},
        REMOTE_ADDR=address,
    )


@pytest.fixture
def lockout(settings):
    settings.AXES_ENABLED = True


def test_wrong_passwords_lock_the_account_at_that_address(client, teacher, lockout):
    """After five wrong ones, the right one waits as well: 429 with words and how long."""
    for _try in range(5):
        response = sign_in_by_form(client, teacher.username, "wrong")
    assert response.status_code == 429
    response = sign_in_by_form(client, teacher.username, PASSWORD)
    assert response.status_code == 429
    assert response["Retry-After"] == "900"
    assert "15" in response.content.decode()


def test_others_behind_the_same_address_are_not_locked(client, teacher, lockout):
    """A school's one address is shared: a neighbour's mistakes lock nobody else."""
    other = UserFactory()
    for _try in range(6):
        sign_in_by_form(client, teacher.username, "wrong")
    assert sign_in_by_form(Client(), other.username, PASSWORD).status_code == 302


def test_lockout_does_not_tell_whether_an_account_exists(client, teacher, lockout):
    """Known and unknown names get the same answers."""
    known = [sign_in_by_form(client, teacher.username, "wrong").status_code for _ in range(6)]
    unknown = [sign_in_by_form(Client(), "nobody", "wrong").status_code for _ in range(6)]
    assert known == unknown


def test_forged_forwarding_header_does_not_escape_the_lock(client, teacher, lockout):
    """Without a trusted proxy, X-Forwarded-For is a client's invention."""
    for number in range(6):
        client.post(
            reverse("wagtailadmin_login"),
            {"username": teacher.username, "password": "wrong"},
            REMOTE_ADDR="203.0.113.7",
            HTTP_X_FORWARDED_FOR=f"198.51.100.{number}",
        )
    assert sign_in_by_form(client, teacher.username, PASSWORD).status_code == 429


def test_lock_opens_after_a_quarter_of_an_hour(client, teacher, lockout, time_machine):
    """The lock is for waiting, not for ever."""
    time_machine.move_to(START, tick=False)
    for _try in range(5):
        sign_in_by_form(client, teacher.username, "wrong")
    time_machine.move_to(START + datetime.timedelta(minutes=16), tick=False)
    assert sign_in_by_form(client, teacher.username, PASSWORD).status_code == 302


def test_production_refuses_demonstration_logins(settings, db):
    """The flag, and an account made for showing, are errors in production."""
    settings.PORTAL_DEMO_LOGINS = True
    settings.SETTINGS_MODULE = "portal.settings.production"  # last: another override hides it
    UserFactory(is_demonstration=True)
    found = {message.id for message in run_checks(databases=["default"])}
    assert {"portal.E020", "portal.E021"} <= found


def test_elsewhere_demonstration_logins_are_fine(settings, db):
    """The embedded default shows itself."""
    settings.PORTAL_DEMO_LOGINS = True
    UserFactory(is_demonstration=True)
    found = {message.id for message in run_checks(databases=["default"])}
    assert not {"portal.E020", "portal.E021"} & found
