"""Telling a centre what one would like to learn, and hearing when it can be learned (S1-29)."""

import re
from datetime import timedelta
from urllib.parse import unquote

import pytest
from django.core import mail
from django.db import DatabaseError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from catalogue.services import runs
from portal.core.rate_limit import Rate
from portal.outbox import handlers
from portal.outbox.models import OutboxMessage
from portal.users.enums import Role
from registry import protection
from registry.enums import Purpose
from registry.links import interest_token
from registry.models import AccessLog, Interest, InterestSignal, Notice
from registry.services import interests
from registry.services.writing import Unavailable
from registry.views import interest as view
from tests.factories.catalogue import make_course
from tests.factories.registry import make_open_run
from tests.factories.users import as_role, sign_in

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


def ask(number=1, **fields):
    """One more person who asks, by the service."""
    facts = {"telephone": f"08100{number:05d}", "district": "4704", "topic": "ทำเล็บเจล"}
    return interests.ask(**{**facts, **fields})


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
    kept = ask()
    done = reverse("registry:interest-done")
    token = interest_token(kept.uid)
    for _ in range(2):
        assert client.post(done, {"w": token}).status_code == 200
        kept.refresh_from_db()
        assert (kept.telephone, kept.name) == ("", "")
        assert kept.withdrawn_at is not None
    other = ask(2)
    client.post(done, {"w": interest_token(other.uid)[:-2]})
    other.refresh_from_db()
    assert other.withdrawn_at is None


def test_wish_can_be_taken_back_another_day(client, tree):
    """The page gives its own address to keep; asking the same again leads to it; also once told."""
    kept = ask()
    assert ask().pk == kept.pk
    Interest.objects.filter(pk=kept.pk).update(told_at=timezone.now())
    done = f"{reverse('registry:interest-done')}?w={interest_token(kept.uid)}"
    page = client.get(done).content.decode()
    share = re.search(r'href="https://line.me/R/share\?text=([^"]+)"', page)[1]
    assert unquote(share).endswith(done)
    assert "ลบเบอร์" in re.sub("[\u200b\u2060]", "", page)
    client.post(reverse("registry:interest-done"), {"w": interest_token(kept.uid)})
    kept.refresh_from_db()
    assert (kept.telephone, kept.name) == ("", "")


def test_centre_is_told_once_when_enough_have_asked(tree, settings):
    """At the threshold one signal and one message; not before, and not again."""
    settings.PORTAL_INTEREST_THRESHOLD = 3
    for number in (1, 2, 2):
        ask(number)
    assert not InterestSignal.objects.exists()
    for number in (3, 4, 5):
        ask(number)
    signal = InterestSignal.objects.get()
    assert (signal.count, signal.topic, signal.district_id) == (3, "ทำเล็บเจล", "4704")
    assert OutboxMessage.objects.filter(kind=interests.DEMAND).count() == 1


def test_threshold_counts_a_subject_in_a_district(tree, settings):
    """Other words and other districts are counted by themselves."""
    settings.PORTAL_INTEREST_THRESHOLD = 2
    ask(1)
    ask(2, topic="ทำขนม")
    ask(3, district="4702")
    assert not InterestSignal.objects.exists()


def test_signal_reaches_the_staff_by_mail_without_names(tree, units, settings):
    """Whoever can open a run is told how many ask, and where to look; no number of a person."""
    settings.PORTAL_INTEREST_THRESHOLD = 1
    officer = as_role("district_officer", units["d4704"])
    officer.email = "officer@example.com"
    officer.save()
    ask()
    message = OutboxMessage.objects.get(kind=interests.DEMAND)
    handlers.find(message)(message)
    assert mail.outbox[0].to == ["officer@example.com"]
    assert "ทำเล็บเจล" in mail.outbox[0].body
    assert "081" not in mail.outbox[0].body
    InterestSignal.objects.update(answered_at=timezone.now())
    handlers.find(message)(message)
    assert len(mail.outbox) == 1


def approved(course, units, **fields):
    """A run that a director approves now."""
    run = make_open_run(course, **fields)
    type(run).objects.filter(pk=run.pk).update(approved_at=None)
    run.refresh_from_db()
    director = as_role("district_director", units["d4704"])
    return runs.approve(run, by=director, at=timezone.now())


def test_those_who_asked_are_told_when_a_run_is_approved(course, units, settings):
    """One message each, and they are marked as told; who took it back hears nothing."""
    settings.PORTAL_INTEREST_THRESHOLD = 2
    mine, elsewhere, gone = ask(1, course=course), ask(2, course=course, district="4702"), ask(3)
    third = ask(4, course=course)
    interests.withdraw(str(third.uid))
    run = approved(course, units)
    told = OutboxMessage.objects.filter(aggregate__startswith="interest:")
    assert {one.payload["interest"] for one in told} == {mine.pk, elsewhere.pk}
    assert {one.payload["run"] for one in told} == {run.pk}
    for one in (mine, elsewhere):
        one.refresh_from_db()
        assert (one.told_of_id, one.told_at is not None) == (run.pk, True)
    gone.refresh_from_db()
    assert gone.told_at is None
    assert interests.tell_of(run) == 0


def test_run_of_a_group_is_told_to_who_named_the_group_only(course, units):
    """Without a course, the occupational group and the district decide."""
    group = course.occupational_group
    near = ask(1, occupational_group=group)
    far = ask(2, occupational_group=group, district="4702")
    run = approved(course, units)
    near.refresh_from_db()
    far.refresh_from_db()
    assert (near.told_of_id, far.told_of_id) == (run.pk, None)


def test_approved_run_answers_the_signal(course, units, settings):
    """The list no longer says that a run is worth opening; a new crossing may be told again."""
    settings.PORTAL_INTEREST_THRESHOLD = 2
    ask(1, course=course)
    ask(2, course=course)
    approved(course, units)
    assert InterestSignal.objects.get().answered_at is not None
    ask(1, course=course)
    ask(2, course=course)
    assert InterestSignal.objects.count() == 2


def test_numbers_are_forgotten(course, units):
    """A month after somebody was told, and a year after they asked at the latest."""
    told, old, fresh = ask(1, course=course), ask(2), ask(3)
    approved(course, units)
    now = timezone.now()
    Interest.objects.filter(pk=old.pk).update(created_at=now - timedelta(days=366))
    assert interests.forget(now) == 1
    assert interests.forget(now + timedelta(days=31)) == 1
    assert interests.forget(now + timedelta(days=31)) == 0
    kept = dict(Interest.objects.values_list("pk", "telephone"))
    assert (kept[told.pk], kept[old.pk], kept[fresh.pk] != "") == ("", "", True)


def test_course_that_goes_leaves_its_wishes(course):
    """The words stay when a course's page is deleted; nobody's wish is in the way."""
    first = ask(1, course=course)
    assert ask(1, topic=course.title).pk == first.pk
    course.delete()
    first.refresh_from_db()
    assert (first.course_id, first.topic) == (None, course.title)


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


# --- officers


def test_list_of_demand_shows_numbers_of_own_districts_only(client, course, units):
    """How many people, most first; no telephone, nothing of other districts."""
    ask(1, course=course)
    ask(2, course=course)
    ask(3, topic="ทำขนม", name="คนที่สาม")
    ask(4, topic="เรื่องของอำเภออื่น", district="2101")
    sign_in(client, as_role("district_officer", units["d4704"]))
    page = client.get(reverse("demand:index")).content.decode()
    assert page.index(course.title) < page.index("ทำขนม")
    assert f"{reverse('course_runs:add')}?course={course.pk}" in page
    assert "เรื่องของอำเภออื่น" not in page
    assert "0810000" not in page
    assert "081 000" not in page
    assert "คนที่สาม" not in page
    assert not AccessLog.objects.exists()


def test_numbers_stand_on_one_page_and_the_look_is_written_down(client, course, units):
    """The people who ask for one thing, with telephones; other districts' are not found."""
    own = ask(1, course=course, name=NAME)
    other = ask(2, district="2101")
    sign_in(client, as_role("district_officer", units["d4704"]))
    page = client.get(reverse("demand:one", args=[own.pk])).content.decode()
    assert NAME in page
    assert "+66810000001" in page
    log = AccessLog.objects.get()
    assert (log.object_type, log.object_ids) == ("interest", [own.pk])
    assert client.get(reverse("demand:one", args=[other.pk])).status_code == 404


def test_roles_without_learners_see_no_demand(client, units):
    """Who may not see learners may not see who would like to be one."""
    from portal.users.rights import ROLE_ACTIONS, RowKind

    blind = [role for role, rights in ROLE_ACTIONS.items() if RowKind.LEARNERS not in rights.rows]
    assert blind
    assert Role(blind[0])
    sign_in(client, as_role(str(blind[0]), units["d4704"]))
    assert client.get(reverse("demand:index")).status_code in {302, 403}


def test_course_named_in_two_languages(client, tree, units):
    """The English form works as the Thai one does."""
    course = make_course(tree["d4704"], title="ทำขนมไข่", title_en="Egg cakes")
    page = client.get("/en/interest/", {"course": course.code})
    assert "Egg cakes" in page.content.decode()
    assert client.post("/en/interest/", answers(course=course.code)).status_code == 303
    assert Interest.objects.get().language == "en"
