"""What was typed into a sign-up form is kept for the same browser, and for nobody else."""

from datetime import timedelta

import pytest
import time_machine
from django.db import OperationalError
from django.test import Client
from django.utils import timezone

from registry.models import SignupDraft
from tests.registry import sign_up_form as form

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("notices")]


def test_draft_is_encrypted_and_found_by_its_cookie_only(client, run):
    """What was typed comes back to the same browser; the row tells nothing."""
    form.check(client, run, line="my.id")
    draft = SignupDraft.objects.get()
    cookie = client.cookies["portal_draft"]
    assert cookie["httponly"] and cookie["samesite"] == "Lax"
    assert cookie.value not in (draft.key_hash, draft.ciphertext)
    assert len(cookie.value) == 43
    assert "my.id" not in draft.ciphertext
    text = client.get(form.address(run)).content.decode()
    assert 'value="my.id"' in text
    assert "ล้างข้อมูล" in text
    assert "my.id" not in Client().get(form.address(run)).content.decode()


def test_draft_cookie_is_secure_over_https(run):
    """Over https it never travels in the clear."""
    browser = Client()
    fields = {**form.ANSWERS, "step": "check"}
    browser.post(form.address(run), fields, secure=True)
    assert browser.cookies["portal_draft"]["secure"]


def test_draft_ends_with_the_sign_up(client, run):
    """After sending, the next person at this computer sees an empty form."""
    form.apply(client, run)
    assert not SignupDraft.objects.exists()
    assert form.ANSWERS["name"] not in client.get(form.address(run)).content.decode()


def test_clear_forgets_everything(client, run):
    """One press empties the form and the row."""
    form.check(client, run)
    answer = form.post(client, run, "clear", {})
    assert answer.status_code == 302
    assert not SignupDraft.objects.exists()
    assert form.ANSWERS["name"] not in client.get(answer["Location"]).content.decode()


def test_draft_ends_after_a_day(client, run, settings):
    """Its life is a setting."""
    settings.PORTAL_DRAFT_HOURS = 2
    form.check(client, run)
    with time_machine.travel(timezone.now() + timedelta(hours=2, minutes=1), tick=True):
        client.cookies["portal_draft"]["max-age"] = ""
        assert form.ANSWERS["name"] not in client.get(form.address(run)).content.decode()


def test_draft_that_cannot_be_kept_stops_nobody(client, run, monkeypatch):
    """The form goes on without it."""

    def fail(*args):
        raise OperationalError

    monkeypatch.setattr("registry.services.drafts.keep", fail)
    monkeypatch.setattr("registry.services.drafts.drop", fail)
    assert form.apply(client, run).status_code == 303


@pytest.mark.parametrize("cookie", ["x", "a" * 43, "\x00", "\xe0" * 43, "../" * 20])
def test_strange_cookies_are_no_drafts(client, run, cookie):
    """Nothing is found, nothing breaks."""
    client.cookies["portal_draft"] = cookie
    client.cookies["portal_signups"] = cookie
    assert client.get(form.address(run)).status_code == 200
    assert form.apply(client, run).status_code == 303
