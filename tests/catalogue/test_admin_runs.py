"""Runs in the admin: written by a teacher, made public by a director, never one's own."""

import datetime

import pytest
from django.urls import reverse

from catalogue.models import CourseRun
from tests.catalogue.conftest import NOW
from tests.factories.catalogue import bangkok, make_course, make_run
from tests.factories.users import as_role, sign_in

pytestmark = pytest.mark.usefixtures("saturday")


FACTS = {
    "starts_on": "12 ธ.ค. 2569",
    "ends_on": "27/12/2569",
    "weekdays": ["5", "6"],
    "hours_from": "09.00",
    "hours_until": "15.00",
    "venue": "ศูนย์เรียนรู้บ้านถ้ำเต่า",
    "capacity": "20",
    "waiting_limit": "5",
    "opens_at": "1 ธ.ค. 2569",
    "closes_at": "8 ธ.ค. 2569 16.30 น.",
}


@pytest.fixture
def course(tree):
    return make_course(tree["d4704"])


def course_url(course):
    return reverse("catalogue:course-detail", args=[course.code])


def add(client, course, **facts):
    url = reverse("course_runs:add")
    return client.post(f"{url}?course={course.pk}", {"course": course.pk, **FACTS, **facts})


def test_teacher_adds_a_run_in_words_people_use(client, course, teacher):
    """Buddhist years, short months and days of the week become dates, times and meetings."""
    sign_in(client, teacher)
    response = add(client, course)
    assert response.status_code == 302, response.context["form"].errors
    run = CourseRun.objects.get()
    assert run.code == f"{course.code}-1"
    assert run.unit == course.centre.unit
    assert (run.starts_on, run.ends_on) == (
        datetime.date(2026, 12, 12),
        datetime.date(2026, 12, 27),
    )
    assert run.opens_at == bangkok(2026, 12, 1, 8, 30)
    assert run.closes_at == bangkok(2026, 12, 8, 16, 30)
    assert [one.held_on.day for one in run.sessions.all()] == [12, 13, 19, 20, 26, 27]
    assert run.detail.created_by == teacher
    assert not run.is_public


BAD = [
    ("starts_on", "32 ธ.ค. 2569", "เขียนวัน"),
    ("starts_on", "12 ธ.ค. 2568", "ตรวจปี"),
    ("ends_on", "11 ธ.ค. 2569", "ก่อนวันแรก"),
    ("closes_at", "13 ธ.ค. 2569", "ปิดรับสมัครหลังวันแรก"),
    ("closes_at", "30 พ.ย. 2569", "ก่อนเปิด"),
    ("capacity", "", "20"),
    ("capacity", "0", "1"),
    ("venue", "", "เรียนที่ไหน"),
    ("meetings", "วันเสาร์ทั้งวัน", "อ่านไม่ออก"),
    ("note", "โทรหาผู้เรียน 081 234 5678", ""),
]


@pytest.mark.parametrize(("field", "value", "words"), BAD, ids=[f"{a} {b}" for a, b, _ in BAD])
def test_mistakes_are_said_beside_their_field(client, course, teacher, field, value, words):
    """What cannot be held comes back with everything typed and words that say what to write."""
    sign_in(client, teacher)
    facts = {field: value} if field != "meetings" else {"meetings": value, "weekdays": []}
    response = add(client, course, **facts)
    assert response.status_code == 200
    errors = response.context["form"].errors
    assert words in " ".join(errors[field]), errors
    assert not CourseRun.objects.exists()


def test_days_outside_the_dates_are_refused(client, course, teacher):
    """A meeting lies between the first and the last day."""
    sign_in(client, teacher)
    response = add(client, course, weekdays=[], meetings="1 ม.ค. 2570 09.00-15.00")
    assert "meetings" in response.context["form"].errors


def test_copy_begins_with_everything_but_days(client, course, teacher):
    """A copied run keeps place and seats; days are written anew."""
    run = make_run(course, "open", capacity=17, seats_taken=3, venue="วัดบ้านถ้ำเต่า")
    sign_in(client, teacher)
    form = client.get(f"{reverse('course_runs:add')}?copy={run.pk}").context["form"]
    assert form["capacity"].value() == 17
    assert form["venue"].value() == "วัดบ้านถ้ำเต่า"
    assert form["starts_on"].value() is None
    assert form["course"].value() == course.pk


def test_director_makes_a_run_public(client, course, director):
    """A director of the unit approves what a teacher wrote."""
    run = make_run(course, "unapproved")
    sign_in(client, director)
    response = client.post(reverse("course_runs:approve", args=[run.pk]))
    assert response.status_code == 302
    run.refresh_from_db()
    assert run.approved_at == NOW
    assert run.detail.approved_by == director


def test_acting_director_makes_a_run_public(client, course, units):
    """Whoever acts as director today may do what a director may."""
    run = make_run(course, "unapproved")
    sign_in(client, as_role("district_director", units["d4704"], is_acting=True))
    assert client.post(reverse("course_runs:approve", args=[run.pk])).status_code == 302


def test_nobody_approves_their_own_run(client, course, director):
    """A director who wrote the run is refused."""
    run = make_run(course, "unapproved", created_by=director)
    sign_in(client, director)
    response = client.post(reverse("course_runs:approve", args=[run.pk]))
    assert response.status_code in (302, 403)
    run.refresh_from_db()
    assert run.approved_at is None


@pytest.mark.parametrize("action", ["edit", "approve", "cancel", "extend", "delete", "history"])
def test_other_units_runs_are_out_of_reach(client, course, units, action):
    """A director of another district reaches no screen of the run."""
    run = make_run(course, "unapproved")
    sign_in(client, as_role("district_director", units["d4702"]))
    url = reverse(f"course_runs:{action}", args=[run.pk])
    for response in (client.get(url), client.post(url, {"reason": "x"})):
        assert response.status_code in (302, 403, 405)
        if response.status_code == 302:
            assert response.url == reverse("wagtailadmin_home")
    run.refresh_from_db()
    assert run.approved_at is None
    assert run.cancelled_at is None


def test_run_cannot_be_added_to_another_units_course(client, course, units):
    """A teacher adds no run to a course of another district."""
    sign_in(client, as_role("teacher", units["d4702"]))
    response = add(client, course)
    assert response.status_code == 200
    assert not CourseRun.objects.exists()


def test_director_cancels_with_a_reason(client, course, director):
    """Cancelling asks why; the public page says it."""
    run = make_run(course, "open")
    sign_in(client, director)
    url = reverse("course_runs:cancel", args=[run.pk])
    assert client.post(url, {"reason": ""}).status_code == 200
    assert client.post(url, {"reason": "วิทยากรป่วย"}).status_code == 302
    client.logout()
    assert "วิทยากรป่วย" in client.get(course_url(course)).content.decode()


def test_sign_up_stays_open_longer_with_a_reason(client, course, director):
    """The log keeps until when it had been open; the page says until when it is now."""
    run = make_run(course, "open")
    sign_in(client, director)
    url = reverse("course_runs:extend", args=[run.pk])
    response = client.post(url, {"closes_at": "28 พ.ย. 2569 16.30", "reason": "ยังมีที่ว่าง"})
    assert response.status_code == 302, response.context["form"].errors
    extension = run.extensions.get()
    assert extension.closed_at_before == run.closes_at
    assert extension.closes_at_after == bangkok(2026, 11, 28, 16, 30)
    assert extension.extended_by == director
    client.logout()
    assert "ขยายเวลาถึง" in client.get(course_url(course)).content.decode()


def test_runs_screen_lists_own_runs_only(client, course, tree, units, teacher):
    """A teacher sees the runs of the own district with their state, no others."""
    make_run(course, "open")
    other = make_course(tree["d4702"], title="หลักสูตรอำเภออื่น")
    make_run(other, "open")
    sign_in(client, teacher)
    page = client.get(reverse("course_runs:index")).content.decode()
    assert f"{course.code}-1" in page
    assert "หลักสูตรอำเภออื่น" not in page


def test_course_form_lists_its_runs(client, course, teacher):
    """The course's form shows each run with its state and leads to its screens."""
    run = make_run(course, "few")
    sign_in(client, teacher)
    page = client.get(reverse("wagtailadmin_pages:edit", args=[course.pk])).content.decode()
    assert run.code in page
    assert "เหลือ 2 จาก 20 ที่" in page
    assert reverse("course_runs:edit", args=[run.pk]) in page
    assert f"{reverse('course_runs:add')}?course={course.pk}" in page


def test_republishing_a_course_keeps_its_seats(client, course, director):
    """Runs are rows of their own: publishing the page again touches no seat."""
    run = make_run(course, "few")
    course.save_revision().publish()
    run.refresh_from_db()
    assert run.seats_taken == 18
