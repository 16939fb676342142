"""Telling a centre what one would like to learn: the form, its page, taking it back (S1-29)."""

import re
from datetime import timedelta
from urllib.parse import unquote

import pytest
from django.db import DatabaseError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from portal.core.rate_limit import Rate
from registry import protection
from registry.enums import Purpose
from registry.links import interest_token
from registry.models import Interest, Notice
from registry.services import interests
from registry.services.writing import Unavailable
from registry.views import interest as view
from tests.factories.catalogue import make_course
from tests.factories.registry import make_interest, make_open_run

pytestmark = [pytest.mark.django_db, pytest.mark.row("S1-29")]

FORM = "/th/interest/"
NAME = "ผู้เรียน นามสมมติ"


@pytest.fixture(autouse=True)
def _patient(monkeypatch):
    """Tests send faster than people read."""
    monkeypatch.setattr(protection, "LEAST_SECONDS", 0)


def answers(**fields):
    """What a browser sends."""
    facts = {
        "course": "",
        "province": "47",
        "topic": "ทำเล็บเจล",
        "district": "4704",
        "tel": "๐๘๑ ๐๐๐ ๐๐๐๑",
        "name": NAME,
        "website": "",
        "started": protection.started_now(),
    }
    return {**facts, **fields}


def test_form_is_kept_and_leads_to_a_page_that_says_so(client, tree):
    """What was typed is repaired and kept once; the page after it can be read again."""
    sent = client.post(FORM, answers())
    assert sent.status_code == 303
    kept = Interest.objects.get()
    assert (kept.telephone, kept.topic, kept.district_id) == ("0810000001", "ทำเล็บเจล", "4704")
    assert kept.name == NAME
    done = client.get(sent.url)
    assert "ทำเล็บเจล" in re.sub("[\u200b\u2060]", "", done.content.decode())
    assert "no-store" in done.headers["Cache-Control"]
    for personal in ("0810000001", NAME):
        assert personal not in sent.url


def test_same_wish_twice_is_once(client, tree):
    """A second time leads to the same page and counts nobody twice."""
    first = client.post(FORM, answers())
    second = client.post(FORM, answers(name=""))
    assert second.status_code == first.status_code == 303
    assert Interest.objects.count() == 1


def test_course_is_asked_for_by_its_code(client, course):
    """From a course's page the form knows the course, its district and its group."""
    page = client.get(FORM, {"course": course.code})
    assert '<option value="4704" selected>' in page.content.decode()
    assert client.post(FORM, answers(course=course.code, topic="")).status_code == 303
    kept = Interest.objects.get()
    assert (kept.course_id, kept.occupational_group) == (course.pk, course.occupational_group)
    assert kept.topic == course.title


def test_province_is_asked_first_where_nobody_knows_it(client, tree):
    """A short page leads on with what was looked for."""
    first = client.get(FORM, {"topic": "ทำเล็บเจล"}).content.decode()
    assert 'name="province"' in first
    assert 'value="ทำเล็บเจล"' in first
    assert 'name="tel"' not in first
    second = client.get(FORM, {"topic": "ทำเล็บเจล", "province": "47"}).content.decode()
    assert 'name="tel"' in second
    assert 'value="ทำเล็บเจล"' in second


@pytest.mark.parametrize(
    "wrong",
    [
        {"tel": ""},
        {"tel": "12"},
        {"tel": "1323"},
        {"district": ""},
        {"district": "9999"},
        {"topic": ""},
        {"topic": "ก"},
        {"topic": "โทร 0810000001"},
        {"topic": "1234567890121"},
        {"topic": "ก" * 200},
        {"name": "ก 5"},
        {"name": "ก" * 200},
        {"tel": "\x00" * 5},
        {"name": "x" * 1_000_000},
        {"started": ""},
        {"started": "forged"},
    ],
    ids=lambda one: f"{next(iter(one))}-{len(str(one))}",
)
def test_mistake_is_named_and_what_was_typed_stays(client, tree, wrong):
    """422, a linked summary, nothing kept, everything still there."""
    page = client.post(FORM, answers(**wrong))
    assert page.status_code == 422
    text = page.content.decode()
    assert 'role="alert"' in text
    assert not Interest.objects.exists()
    if "name" not in wrong:
        assert NAME in text


def test_form_that_comes_too_soon_is_shown_again(client, tree, monkeypatch):
    """Who sends before anybody could read is asked to send once more; that works."""
    monkeypatch.setattr(protection, "LEAST_SECONDS", 60)
    assert client.post(FORM, answers()).status_code == 422
    assert not Interest.objects.exists()


def test_filled_hidden_box_asks_for_another_press(client, tree):
    """Programs fill it, and so do eager browsers: everything typed comes back, nothing is kept."""
    sent = client.post(FORM, answers(website="http://example.com"))
    assert sent.status_code == 422
    assert NAME in sent.content.decode()
    assert "example.com" not in sent.content.decode()
    assert not Interest.objects.exists()


def test_page_of_yesterday_is_sent_by_the_second_press(client, tree):
    """A moment that no longer counts is replaced, so that the next press can be taken."""
    page = client.post(FORM, answers(started="old")).content.decode()
    started = re.search(r'name="started" value="([^"]+)"', page)[1]
    assert client.post(FORM, answers(started=started)).status_code == 303


def test_old_token_gives_the_form_back_filled(tree):
    """A cookie that is gone costs nobody what was typed, and executes nothing."""
    strict = Client(enforce_csrf_checks=True)
    sent = strict.post(FORM, answers())
    assert sent.status_code == 403
    assert NAME in sent.content.decode()
    assert not Interest.objects.exists()


@pytest.mark.parametrize("name", ["_PER_ADDRESS", "_PER_TELEPHONE"])
def test_too_many_are_asked_to_wait(client, tree, monkeypatch, name):
    """An address or a telephone that asks and asks gets 429."""
    monkeypatch.setattr(view, name, Rate(burst=1, per=timedelta(hours=1)))
    client.post(FORM, answers())
    assert client.post(FORM, answers(topic="ทำขนม")).status_code == 429
    assert Interest.objects.count() == 1


def test_busy_database_loses_nothing(client, tree, monkeypatch):
    """The page comes back filled in, with 503."""

    def fail(**_wish):
        raise Unavailable from DatabaseError()

    monkeypatch.setattr(interests, "ask", fail)
    page = client.post(FORM, answers())
    assert page.status_code == 503
    assert NAME in page.content.decode()


def test_notice_is_shown_before_the_number_is_given(client, tree):
    """The notice in force stands in the form; without one, the same in short."""
    short = client.get(FORM, {"province": "47"}).content.decode()
    assert "ไม่เกินหนึ่งปี" in re.sub("[\u200b\u2060]", "", short)
    Notice.objects.create(
        purpose=Purpose.INTEREST, version=1, language="th", title="เบอร์ที่ให้เราโทรบอก",
        text="ใช้บอกคุณเมื่อเปิดเรียน", text_hash="0" * 64,
    )  # fmt: skip
    assert "ใช้บอกคุณเมื่อเปิดเรียน" in re.sub(
        "[\u200b\u2060]", "", client.get(FORM, {"province": "47"}).content.decode()
    )


def test_wish_is_taken_back_by_its_page(client, tree):
    """One press deletes the number; another changes nothing; a forged address opens nothing."""
    kept = make_interest()
    done = reverse("registry:interest-done")
    token = interest_token(kept.uid)
    for _ in range(2):
        assert client.post(done, {"w": token}).status_code == 200
        kept.refresh_from_db()
        assert (kept.telephone, kept.name) == ("", "")
        assert kept.withdrawn_at is not None
    other = make_interest(2)
    client.post(done, {"w": interest_token(other.uid)[:-2]})
    other.refresh_from_db()
    assert other.withdrawn_at is None


def test_wish_can_be_taken_back_another_day(client, tree):
    """The page gives its own address to keep; asking the same again leads to it; also once told."""
    kept = make_interest()
    assert make_interest().pk == kept.pk
    Interest.objects.filter(pk=kept.pk).update(told_at=timezone.now())
    done = f"{reverse('registry:interest-done')}?w={interest_token(kept.uid)}"
    page = client.get(done).content.decode()
    share = re.search(r'href="https://line.me/R/share\?text=([^"]+)"', page)[1]
    assert unquote(share).endswith(done)
    assert "ลบเบอร์" in re.sub("[\u200b\u2060]", "", page)
    client.post(reverse("registry:interest-done"), {"w": interest_token(kept.uid)})
    kept.refresh_from_db()
    assert (kept.telephone, kept.name) == ("", "")


def test_course_without_a_run_leads_to_the_form(client, course):
    """The course's page offers it where no run can be joined, and only there."""
    address = f"/th/interest/?course={course.code}"
    assert address in client.get(f"/th/courses/{course.code}/").content.decode()
    make_open_run(course)
    assert address not in client.get(f"/th/courses/{course.code}/").content.decode()


@pytest.mark.parametrize("path", ["/th/courses/", "/th/search/"])
def test_list_that_found_nothing_leads_to_the_form(client, course, path):
    """With what was looked for, in the address."""
    page = client.get(path, {"q": "ปลูกกัญชงบนดวงจันทร์"}).content.decode()
    assert "/th/interest/?topic=" in page


def test_course_named_in_two_languages(client, tree, units):
    """The English form works as the Thai one does."""
    course = make_course(tree["d4704"], title="ทำขนมไข่", title_en="Egg cakes")
    page = client.get("/en/interest/", {"course": course.code})
    assert "Egg cakes" in page.content.decode()
    assert client.post("/en/interest/", answers(course=course.code)).status_code == 303
    assert Interest.objects.get().language == "en"
