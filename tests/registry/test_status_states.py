"""How a sign-up stands: every row of the table, by sign-up, run and clock."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from catalogue.models import CourseRun, RunDetail
from registry.enums import Actor, SignupStatus
from registry.links import receipt_token
from registry.models import Guardian, Signup
from registry.services import transitions
from registry.states import ACTS, Act, State, state_of
from registry.status_detail import StatusDetail, signup_for_status
from tests.factories.registry import make_open_run, sign_up_someone
from tests.registry.conftest import plain

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
MINOR = {"birth_year": 2012, "guardian_name": "ผู้ปกครอง สมมติ", "guardian_telephone": "0810000002"}


def page_of(client, signup, query=""):
    url = reverse("registry:status-one", args=[receipt_token(signup.uid)])
    answer = client.get(url + query)
    assert answer.status_code == 200
    return answer.content.decode()


def put(signup, run=None, words=None, **fields):
    """Write the state as if it had come about."""
    Signup.objects.filter(pk=signup.pk).update(**fields)
    CourseRun.objects.filter(pk=signup.run_id).update(**(run or {}))
    if words:
        RunDetail.objects.filter(run=signup.run_id).update(**words)


def days(first, last):
    today = timezone.localdate()
    return {"starts_on": today + first * DAY, "ends_on": today + last * DAY}


def ended(status, **fields):
    return {"status": status, **fields}


STARTED, OVER = days(-3, 4), days(-9, -1)
MOVED = {
    "moved_from": {
        "starts_on": "2026-01-03",
        "ends_on": "2026-01-04",
        "venue": "ที่เดิม",
        "moved_at": "2099-01-01T00:00:00+07:00",
    }
}
#: name → (what is written, the run, its words, minor, state, words on the page)
ROWS = {
    "held": ({}, {}, {}, False, State.HELD, ["เราจองที่นั่งให้คุณแล้ว", "ภายใน 2 วันทำการ", "แก้เบอร์โทร"]),
    "guardian": ({}, {}, {}, True, State.GUARDIAN, ["รอความยินยอมผู้ปกครอง", "ที่นั่งถูกเก็บไว้ถึง", "ส่งลิงก์อีกครั้ง"]),
    "confirmed": (
        ended("confirmed"), {}, {}, False, State.CONFIRMED,
        ["ได้เรียนแน่นอน", "เจอกันวัน", "เพิ่มในปฏิทิน", "ผ้ากันเปื้อน", "บัตรประชาชน"],
    ),
    "offered": (
        ended("offered", offer_expires_at="2099-12-10T09:00:00Z"), {}, {}, False, State.OFFERED,
        ["มีที่ว่างแล้ว", "ตอบรับภายใน 10 ธ.ค. 2642 เวลา 16.00 น.", "รับที่นั่ง", "ไม่รับ"],
    ),
    "offer over": (
        ended("offered", offer_expires_at="2020-12-10T09:00:00Z"), {}, {}, False, State.EXPIRED,
        ["ที่นั่งเป็นของคนถัดไปแล้ว", "สมัครใหม่"],
    ),
    "expired": (ended("expired"), {}, {}, False, State.EXPIRED, ["ที่นั่งเป็นของคนถัดไปแล้ว"]),
    "not accepted": (
        ended("not_accepted", reason="รอบนี้รับคนอายุ 15 ปีขึ้นไป"), {}, {}, False, State.NOT_ACCEPTED,
        ["รอบนี้ยังไม่ได้เรียน", "รอบนี้รับคนอายุ 15 ปีขึ้นไป", "หลักสูตรคล้ายกัน"],
    ),
    "cancelled": (
        ended("cancelled", ended_by=Actor.APPLICANT), {}, {}, False, State.CANCELLED,
        ["ยกเลิกแล้ว", "คุณยกเลิกเมื่อ", "สมัครใหม่"],
    ),
    "cancelled by the centre": (
        ended("cancelled", ended_by=Actor.OFFICER, reason="ผู้สอนป่วย"), {}, {}, False, State.CANCELLED,
        ["ศูนย์ยกเลิกเมื่อ", "ผู้สอนป่วย"],
    ),
    "guardian refused": (
        ended("cancelled", ended_by=Actor.GUARDIAN), {}, {}, True, State.CANCELLED, ["ผู้ปกครองไม่ยินยอม"],
    ),
    "withdrawn": (ended("withdrawn"), STARTED, {}, False, State.WITHDRAWN, ["คุณหยุดเรียนแล้ว", "ดูรอบหน้า"]),
    "learning": (ended("confirmed"), STARTED, {}, False, State.LEARNING, ["กำลังเรียน", "โทรหาครู"]),
    "learning, never called": ({}, STARTED, {}, False, State.LEARNING, ["กำลังเรียน"]),
    "minor, begun": ({}, STARTED, {}, True, State.GUARDIAN, ["รอความยินยอมผู้ปกครอง"]),
    "over": (ended("confirmed"), OVER, {}, False, State.ENDED, ["จบวันสุดท้ายแล้ว", "ครูกำลังสรุปผล"]),
    "completed": (
        ended("completed"), OVER, {}, False, State.COMPLETED,
        ["เรียนจบแล้ว", "วุฒิบัตร", "หาทุน", "เรียนต่อ", "จากเรียนจบสู่รายได้"],
    ),
    "not completed": (
        ended("not_completed"), OVER, {}, False, State.NOT_COMPLETED, ["ยังเรียนไม่ครบ", "ดูรอบหน้า"],
    ),
    "run cancelled": (
        {}, {"cancelled_at": "2026-01-01T00:00:00Z"}, {"cancelled_reason": "คนสมัครไม่ครบ 6 คน"}, False,
        State.RUN_CANCELLED, ["รอบนี้ยกเลิก", "คนสมัครไม่ครบ 6 คน", "ย้ายไปรอบใหม่", "หลักสูตรคล้ายกัน"],
    ),
    "moved": ({}, {}, MOVED, False, State.MOVED, ["รอบนี้เลื่อน", "3–4 ม.ค. 2569", "ที่ของคุณยังอยู่"]),
    "moved, guardian asked": ({}, {}, MOVED, True, State.GUARDIAN, ["รอความยินยอม", "3–4 ม.ค. 2569"]),
    "moved before the sign-up": (
        {}, {}, {"moved_from": {**MOVED["moved_from"], "moved_at": "2020-01-01T00:00:00+07:00"}}, False,
        State.HELD, ["เราจองที่นั่งให้คุณแล้ว"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ROWS)
def test_state_has_its_heading_words_and_actions(client, course, name):
    """Every state is computed in one place and said in its own words."""
    fields, run, words, is_minor, state, said = ROWS[name]
    signup = sign_up_someone(make_open_run(course), **(MINOR if is_minor else {})).signup
    put(signup, run, words, **fields)
    fresh = signup_for_status(signup.uid)
    assert state_of(fresh, timezone.now()) == state
    text = page_of(client, signup)
    assert [one for one in said if one not in plain(text)] == []
    if Act.CANCEL not in ACTS[state]:
        assert reverse("registry:cancel", args=["x"]).split("x")[1] not in text


@pytest.mark.parametrize("begins", ["ahead", "begun"])
def test_waiting_list_tells_the_place(client, course, begins):
    """The place is the place among those who wait now, not the number once drawn."""
    run = make_open_run(course, capacity=1, waiting_limit=5)
    _seat, first, second = (sign_up_someone(run).signup for _ in range(3))
    transitions.cancel(first, actor=Actor.APPLICANT)
    if begins == "begun":
        put(second, STARTED)
        assert "รอบนี้ไม่มีที่ว่าง" in page_of(client, second)
        return
    text = plain(page_of(client, second))
    assert "อยู่ในรายชื่อสำรอง ลำดับที่ 1" in text
    assert "ถ้ามีคนยกเลิก เราโทรหา" in text
    assert "ออกจากรายชื่อ" in text


@pytest.mark.one_database  # the words of a state; what rows make which state is judged above
@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("state", list(State))
def test_every_state_has_words_in_both_languages(client, course, state, language):
    """No state is without heading, badge and actions; Thai words and English ones differ."""
    from django.utils import translation

    from registry import status_words

    with translation.override(language):
        heading, badge = status_words.heading(state, 3), status_words.badge(state, 3)
        assert heading
        assert badge.text
        is_thai = any("\u0e01" <= sign <= "\u0e5b" for sign in heading + badge.text)
        assert is_thai == (language == "th")
    assert ACTS[state]


@pytest.mark.row("S1-28")
def test_end_of_the_course_leads_to_money_and_on(client, course):
    """Whoever finished is led to sources, the finder, the thread, the market and the next course."""
    from tests.factories.funding import make_source

    source = make_source(course.centre, title="ทุนตั้งต้นสาธิต", groups=["creative"])
    signup = sign_up_someone(make_open_run(course)).signup
    put(signup, OVER, {}, status=SignupStatus.COMPLETED)
    text = page_of(client, signup)
    assert source.title in text
    assert reverse("catalogue:funding-find") in text
    assert f'href="{reverse("registry:submission-new")}"' in text
    assert 'class="thread"' in text
    assert f"{reverse('catalogue:course-list')}?group=creative" in text


def test_steps_follow_the_state(course):
    """Sent, called, first day: one of them is now."""
    run = make_open_run(course)
    signup = sign_up_someone(run).signup
    minor = sign_up_someone(run, **MINOR).signup

    def now(one):
        stages = StatusDetail(signup_for_status(one.uid), "token", timezone.now()).stages
        return [stage.title for stage in stages if stage.state == "now"], len(stages)

    assert now(signup) == (["รอครูโทร"], 3)
    assert now(minor) == (["ผู้ปกครองยินยอม"], 4)
    put(signup, confirmed_at=timezone.now(), status=SignupStatus.CONFIRMED)
    assert now(signup) == (["วันแรก"], 3)
    put(signup, status=SignupStatus.CANCELLED)
    assert now(signup) == ([], 0)


@pytest.mark.parametrize("name", ["held", "guardian", "completed", "expired", "moved"])
def test_page_asks_little(client, course, name, django_assert_max_num_queries):
    """Eight questions to the database at most."""
    fields, run, words, is_minor, _state, _said = ROWS[name]
    signup = sign_up_someone(make_open_run(course), **(MINOR if is_minor else {})).signup
    put(signup, run, words, **fields)
    page_of(client, signup)
    with django_assert_max_num_queries(8):
        page_of(client, signup)


def test_english_page_is_english(client, course):
    """The same page in English, dates in the common era."""
    signup = sign_up_someone(make_open_run(course)).signup
    url = reverse("registry:status-one", args=[receipt_token(signup.uid)]).replace("/th/", "/en/")
    text = client.get(url).content.decode()
    assert "We are holding your seat" in text
    assert course.title_en in text


def test_page_shows_no_name(client, course):
    """Whoever gets hold of the link learns the number, not the name nor the guardian's."""
    signup = sign_up_someone(make_open_run(course), **MINOR).signup
    text = page_of(client, signup)
    assert signup.person.name not in text
    assert Guardian.objects.get(signup=signup).name not in text
