"""What may come between a form and its sign-up: old tokens, programs, limits, a busy database."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.db import OperationalError
from django.test import Client
from django.utils import timezone

from portal.core.rate_limit import Rate
from registry import current_notices, known_rows, protection
from registry.models import Notice, Signup
from registry.services.writing import Unavailable
from registry.views import sign_up as views
from tests.registry import sign_up_form as form

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("notices")]


def keeps(answer):
    """Whether a page still holds what was typed."""
    text = answer.content.decode()
    return form.ANSWERS["name"] in text and form.ANSWERS["birth_year"] in text


# --- CSRF -----------------------------------------------------------------------------------
@pytest.mark.parametrize("step", ["check", "send", "place", ""])
def test_old_token_brings_the_form_back_filled(run, step):
    """Without a token nothing is executed; the form stands there filled, with a new token."""
    browser = Client(enforce_csrf_checks=True)
    page = form.filled(browser, run)
    answer = (
        form.send(browser, run, page) if step == "send" else form.post(browser, run, step, page)
    )
    text = answer.content.decode()
    assert answer.status_code == 403
    assert keeps(answer)
    assert "กรุณากดอีกครั้ง" in text
    assert not Signup.objects.exists()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', text)[1]
    again = form.send(
        browser,
        run,
        {**form.hidden(answer), **form.ANSWERS, "csrfmiddlewaretoken": token},
        later=60,
    )
    assert again.status_code == 303


def test_post_of_another_site_writes_nothing(run):
    """Another site's form is shown to the person, never executed."""
    browser = Client(enforce_csrf_checks=True)
    page = form.filled(browser, run)
    browser.cookies.clear()
    answer = form.send(browser, run, page, HTTP_ORIGIN="https://elsewhere.example")
    assert answer.status_code == 403
    assert not Signup.objects.exists()


def test_old_token_with_wrong_answers_shows_the_details(run):
    """Answers that need mending are shown where they are mended."""
    browser = Client(enforce_csrf_checks=True)
    answer = form.check(browser, run, tel="12")
    assert answer.status_code == 403
    assert keeps(answer)
    assert 'id="id_tel"' in answer.content.decode()


def test_other_forms_keep_their_own_page(course):
    """A form that nobody registered gets the page that says it was open too long."""
    browser = Client(enforce_csrf_checks=True)
    answer = browser.post(f"/th/report/course/{course.code}/", {"message": "x"})
    assert answer.status_code == 403
    assert "แบบฟอร์ม" in answer.content.decode()


# --- programs -------------------------------------------------------------------------------
def test_form_sent_at_once_comes_back_filled(client, run):
    """Below three seconds nothing is lost: pressing once more is enough."""
    page = form.hidden(form.check(client, run))
    answer = form.post(client, run, "send", page)
    assert answer.status_code == 422
    assert keeps(answer)
    assert "กดอีกครั้ง" in answer.content.decode()
    assert not Signup.objects.exists()
    assert form.send(client, run, form.hidden(answer), later=60).status_code == 303


def test_filled_honeypot_comes_back_too(client, run):
    """A browser that fills every box by itself must not lose the person their seat."""
    page = form.hidden(form.check(client, run))
    answer = form.send(client, run, {**page, "website": "https://spam.example"})
    assert answer.status_code == 422
    assert not Signup.objects.exists()
    assert "spam.example" not in answer.content.decode()
    assert form.send(client, run, form.hidden(answer), later=60).status_code == 303


@pytest.mark.parametrize("started", ["", "x", "1:2:3", "a" * 5000, "\x00"])
def test_started_that_is_no_moment_of_ours_comes_back(client, run, started):
    """Forged or missing: the form comes back with a good one."""
    page = form.hidden(form.check(client, run))
    answer = form.send(client, run, {**page, "started": started})
    assert answer.status_code == 422
    assert keeps(answer)
    assert form.send(client, run, form.hidden(answer), later=60).status_code == 303


def test_form_that_was_open_for_days_comes_back(client, run):
    """An old form is not refused: it asks to press once more."""
    page = form.hidden(form.check(client, run))
    with time_machine.travel(timezone.now() + timedelta(hours=25), tick=True):
        answer = form.post(client, run, "send", page)
        assert answer.status_code == 422
        assert keeps(answer)
        fresh = form.hidden(answer)
    with time_machine.travel(timezone.now() + timedelta(hours=25, seconds=30), tick=True):
        assert form.post(client, run, "send", fresh).status_code == 303


@pytest.mark.parametrize("key", ["", "x", "1" * 5000, "\x00", "{}"])
def test_key_that_is_none_comes_back(client, run, key):
    """Without a key a double click could not be told: the page comes back with one."""
    page = form.hidden(form.check(client, run))
    answer = form.send(client, run, {**page, "submission_key": key})
    assert answer.status_code == 422
    assert keeps(answer)
    assert form.send(client, run, form.hidden(answer), later=60).status_code == 303


def test_new_notice_is_shown_before_sending(client, run):
    """Nobody agrees to words that they did not see."""
    page = form.hidden(form.check(client, run))
    Notice.objects.create(
        purpose="sign_up", version=2, language="th", title="ประกาศ", text="ข้อความใหม่",
        text_hash="1" * 64,
    )  # fmt: skip
    current_notices.forget()
    answer = form.send(client, run, page)
    assert answer.status_code == 422
    assert "ข้อความใหม่" in answer.content.decode()
    assert form.send(client, run, form.hidden(answer), later=60).status_code == 303


# --- limits ---------------------------------------------------------------------------------
def _send_as(run, number, **headers):
    """One person with a telephone of their own sends the form."""
    browser = Client()
    page = form.hidden(
        form.check(browser, run, name=f"คนที่ นามสมมติ{'ก' * (number % 90 + 1)}", tel=_tel(number))
    )
    return form.send(browser, run, page, **headers)


def _tel(number):
    return f"0820{number:06d}"


def test_two_hundred_people_behind_one_address_sign_up(run):
    """A village behind one mobile mast, within minutes."""
    browser = Client()
    fields = form.filled(browser, run)
    del fields["submission_key"]
    with time_machine.travel(timezone.now() + timedelta(seconds=20), tick=True):
        for number in range(200):
            answer = browser.post(
                form.address(run),
                {**fields, "step": "send", "tel": _tel(number), "submission_key": str(uuid4())},
                REMOTE_ADDR="203.0.113.7",
            )
            assert answer.status_code == 303
    assert Signup.objects.count() == 200


def test_one_telephone_signs_up_a_household_not_a_country(client, run, monkeypatch):
    """Beyond the limit of a telephone the page waits, the answers stay in it."""
    monkeypatch.setattr(protection, "PER_TELEPHONE", Rate(burst=3, per=timedelta(hours=1)))
    answers = [
        form.apply(client, run, name=f"คนที่ นามสมมติ{'ก' * number}") for number in (1, 2, 3, 4)
    ]
    assert [one.status_code for one in answers] == [303, 303, 303, 429]
    last = answers[-1]
    assert int(last["Retry-After"]) > 0
    text = last.content.decode()
    assert "นามสมมติกกกก" in text
    assert form.hidden(last)["tel"] == "0810000001"


def test_forged_address_does_not_help(run, monkeypatch, settings):
    """What a client says about its address counts only behind a proxy of ours."""
    monkeypatch.setattr(protection, "PER_ADDRESS", Rate(burst=2, per=timedelta(hours=1)))
    said = [f"198.51.100.{number}" for number in range(4)]
    answers = [_send_as(run, number, HTTP_X_FORWARDED_FOR=one) for number, one in enumerate(said)]
    assert [one.status_code for one in answers] == [303, 303, 429, 429]


def test_clients_behind_our_proxy_are_told_apart(run, monkeypatch, settings):
    """Behind a trusted proxy each has a bucket; forged hops further left count for nothing."""
    settings.PORTAL_TRUSTED_PROXIES = ["127.0.0.1"]
    monkeypatch.setattr(protection, "PER_ADDRESS", Rate(burst=1, per=timedelta(hours=1)))
    hops = ["198.51.100.1", "198.51.100.2", "10.9.9.9, 198.51.100.2", "198.51.100.3"]
    answers = [_send_as(run, number, HTTP_X_FORWARDED_FOR=hop) for number, hop in enumerate(hops)]
    assert [one.status_code for one in answers] == [303, 303, 429, 303]


# --- a database that does not answer --------------------------------------------------------
@pytest.mark.parametrize("error", [OperationalError("locked"), Unavailable()])
def test_busy_database_gives_the_form_back(client, run, monkeypatch, error):
    """503 with everything typed, and when to come back; sending it again works."""
    page = form.hidden(form.check(client, run))

    def fail(*args, **kwargs):
        raise error

    with monkeypatch.context() as broken:
        broken.setattr(views, "sign_up", fail)
        answer = form.send(client, run, page)
    assert answer.status_code == 503
    assert int(answer["Retry-After"]) > 0
    assert keeps(answer)
    assert "คำตอบของคุณยังอยู่ครบ" in answer.content.decode()
    assert form.send(client, run, form.hidden(answer), later=60).status_code == 303


def test_database_that_is_away_gives_the_form_back(client, run, monkeypatch):
    """Even when not one query can be asked."""
    page = form.hidden(form.check(client, run))

    def fail(*args, **kwargs):
        raise OperationalError("away")

    with monkeypatch.context() as broken:
        broken.setattr(known_rows, "runs_with_code", fail)
        known_rows.forget()
        answers = [form.send(client, run, page), form.post(client, run, "check", page)]
        opened = client.get(form.address(run))
    assert [one.status_code for one in answers] == [503, 503]
    assert all(keeps(one) for one in answers)
    assert opened.status_code == 503
