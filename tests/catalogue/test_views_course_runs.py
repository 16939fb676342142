"""What a course's page tells of its runs: days, holidays, moves, extensions, what else there is."""

from datetime import date, time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from catalogue.models import TargetGroup
from catalogue.services import runs
from portal.places.enums import UnitKind
from tests.catalogue.course_pages import show, titles
from tests.factories.catalogue import make_course, make_run
from tests.factories.places import OrgUnitFactory
from tests.factories.users import as_role, sign_in

pytestmark = pytest.mark.usefixtures("saturday")


@pytest.mark.row("S1-27")
def test_days_and_times_are_listed_with_holidays(client, tree):
    """Every day of a run stands with its hours, and says when it is a holiday."""
    course = make_course(tree["d4704"])
    make_run(
        course,
        "open",
        meetings=[
            (date(2026, 12, 7), time(18), time(20)),
            (date(2026, 12, 12), time(9), time(15)),
        ],
    )
    page = show(client, course)
    assert 'datetime="2026-12-12"' in page
    assert "18.00–20.00 น." in page
    assert "วันหยุด: ชดเชยวันคล้ายวันเฉลิมพระชนมพรรษา" in page
    assert "2 วัน" in page


@pytest.mark.row("S1-22")
def test_extension_says_since_when_and_why(client, tree):
    """Sign-up that stays open longer shows the new day, the old one and the reason."""
    course = make_course(tree["d4704"])
    run = make_run(course, "open")
    before = run.closes_at
    later = before + timedelta(days=2)
    runs.extend(run, closes_at=later, reason="ยังมีที่ว่าง 6 ที่", by=None, at=timezone.now())
    page = show(client, course)
    assert "ขยายเวลาถึง 28 พ.ย. 2569" in page
    assert "เดิมปิดรับ 26 พ.ย. 2569 ขยายเวลา: ยังมีที่ว่าง 6 ที่" in page


@pytest.mark.row("S1-22")
def test_teachers_read_who_kept_sign_up_open(client, tree, units):
    """The screen that keeps sign-up open longer lists the times before: when, by whom, why."""
    run = make_run(make_course(tree["d4704"]), "open")
    director = as_role("district_director", units["d4704"])
    sign_in(client, director)
    address = reverse("course_runs:extend", args=[run.pk])
    assert "เคยขยายเวลา" not in client.get(address).content.decode()
    given = {"closes_at": "28 พ.ย. 2569 16.30", "reason": "ยังมีที่ว่าง 6 ที่"}
    assert client.post(address, given).status_code == 302
    page = client.get(address).content.decode()
    assert "26 พ.ย. 2569 → 28 พ.ย. 2569 เพราะ ยังมีที่ว่าง 6 ที่" in page
    assert str(director) in page


def test_moved_run_shows_old_and_new_days_and_place(client, tree, units):
    """Who planned to come reads what it was and what it is now."""
    course = make_course(tree["d4704"])
    moved_from = {"starts_on": "2026-11-20", "ends_on": "2026-11-21", "venue": "ศาลาวัด"}
    make_run(course, "moved", moved_from=moved_from, venue="โรงเรียนบ้านใหม่")
    page = show(client, course)
    assert "เลื่อนจาก 20–21 พ.ย. 2569 เป็น" in page
    assert "เปลี่ยนที่เรียนจาก ศาลาวัด เป็น โรงเรียนบ้านใหม่" in page


def test_cancelled_run_leads_to_similar_courses(client, tree):
    """Days, reason and a way on stand beside a run that will not be held."""
    course = make_course(tree["d4704"])
    make_run(course, "cancelled")
    page = show(client, course)
    assert "ผู้สมัครยังไม่ครบจำนวน" in page
    assert 'href="/th/courses/?group=creative"' in page


@pytest.mark.parametrize("state", ["closed", "running", "finished"])
def test_run_without_a_seat_leads_to_the_others(client, tree, state):
    """Too late for this run: the page leads to those that can be joined, if there are any."""
    course = make_course(tree["d4704"])
    make_run(course, state)
    assert "ดูรอบอื่น" not in show(client, course)
    make_run(course, "open")
    assert "ดูรอบอื่น" in show(client, course)


@pytest.mark.row("S4-05")
def test_local_administration_holds_a_run(client, tree, units):
    """A run by a sub-district administration, for women and people of working age, is found."""
    office = OrgUnitFactory(parent=units["p47"], kind=UnitKind.LAO, name_th="อบต.ทดสอบ")
    course = make_course(tree["d4704"], title="ทำขนม")
    course.target_groups.set(TargetGroup.objects.filter(code__in=["women", "working_age"]))
    course.save()
    make_run(course, "open", unit=office, venue="")
    page = show(client, course)
    assert "อบต.ทดสอบ" in page
    assert titles(client, "target=women&status=open") == {"ทำขนม"}
