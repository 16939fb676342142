"""What a course and its runs may be: competency courses, special units, holidays, leap days."""

import datetime
import re

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, streamfield

from catalogue.models import CoursePage, CourseRun
from portal.places.enums import UnitKind
from portal.places.models import OrgUnit
from tests.factories.catalogue import make_course, make_run
from tests.factories.users import as_role, sign_in

#: Rows are only stored for what is judged: one database is enough.
pytestmark = [pytest.mark.one_database, pytest.mark.usefixtures("saturday")]


@pytest.fixture
def officer(client, units):
    """A superuser who is signed in."""
    user = as_role("superuser")
    sign_in(client, user)
    return user


APPROVAL = {
    "competency_approved_by": "ผู้อำนวยการวิทยาลัยเทคนิค",
    "competency_approved_on": "12 พ.ย. 2569",
    "competency_board_meeting": "ครั้งที่ 2/2569",
}


def publish(client, centre, **fields):
    url = reverse("wagtailadmin_pages:add", args=["catalogue", "coursepage", centre.pk])
    topics = fields.pop("topic_hours", (10, 20))
    data = {
        "title": "ช่างซ่อมหุ่นยนต์",
        "summary": "ซ่อมแขนกลในโรงงานได้",
        "occupational_group": "industry",
        "hours": "30",
        "body": streamfield([]),
        "outcomes": streamfield([("outcome", f"ทำได้ {number}") for number in (1, 2, 3)]),
        "topics": streamfield(
            [("topic", {"title": "หัวข้อ", "hours": str(hours), "text": ""}) for hours in topics]
        ),
        "action-publish": "1",
        **fields,
    }
    return client.post(url, nested_form_data(data))


def errors_of(response):
    assert response.status_code == 200
    return response.context["form"].errors


@pytest.mark.row("S3-21")
@pytest.mark.parametrize("missing", sorted(APPROVAL))
def test_competency_course_needs_its_approval(client, tree, officer, missing):
    """Who approved it, when, and the board's consent: without one of them it is not published."""
    given = {"kind": "competency_short", **APPROVAL, missing: ""}
    errors = errors_of(publish(client, tree["d4704"], **given))
    assert set(errors) == {missing}
    assert not CoursePage.objects.filter(live=True).exists()


@pytest.mark.row("S3-21")
def test_approved_competency_course_is_published(client, tree, officer):
    """With the record it goes public, and the page says who approved it."""
    response = publish(client, tree["d4704"], kind="competency_short", **APPROVAL)
    assert response.status_code == 302, response.context["form"].errors
    course = CoursePage.objects.get()
    assert course.competency_approved_on == datetime.date(2026, 11, 12)
    page = re.sub(
        "<[^>]+>", "", client.get(f"/th/courses/{course.code}/").content.decode()
    ).replace("\u00a0", " ")
    assert "หลักสูตรวิชาชีพระยะสั้นฐานสมรรถนะ" in page
    assert "ผู้อำนวยการวิทยาลัยเทคนิค อนุมัติเมื่อ 12 พ.ย. 2569" in page
    assert "ครั้งที่ 2/2569" in page


def test_kind_not_chosen_is_the_usual_one(client, tree, officer):
    """Who leaves kind and audience alone writes a centre's own course for citizens."""
    assert publish(client, tree["d4704"]).status_code == 302
    course = CoursePage.objects.get()
    assert (course.kind, course.intended_for) == ("regular", "citizens")


HOURS = [
    pytest.param("0", (10, 20), "hours", "กี่ชั่วโมง เช่น 30", id="no hours"),
    pytest.param("31", (10, 20), "topics", "รวมได้ 30 ชั่วโมง", id="topics do not sum"),
    pytest.param("หนึ่ง", (10, 20), "hours", "", id="a word"),
]


@pytest.mark.row("S0-21")
@pytest.mark.row("S0-22")
@pytest.mark.parametrize(("hours", "topics", "field", "words"), HOURS)
def test_wrong_hours_are_said_beside_their_field(
    client, tree, officer, hours, topics, field, words
):
    """Hours that cannot be, or that topics do not sum up to, come back with what to write."""
    errors = errors_of(publish(client, tree["d4704"], hours=hours, topic_hours=topics))
    assert words in " ".join(errors[field])


@pytest.mark.row("S0-21")
@pytest.mark.row("S0-22")
@pytest.mark.parametrize(
    ("hours", "words"), [("1", "กลุ่มสนใจ"), ("30", "กลุ่มสนใจ"), ("31", "ชั้นเรียน")]
)
def test_page_shows_the_format_of_its_hours(client, tree, officer, hours, words):
    """1–30 hours are an interest group, 31 and more a class: the banner says which."""
    response = publish(client, tree["d4704"], hours=hours, topic_hours=(int(hours),))
    assert response.status_code == 302, response.context["form"].errors
    page = client.get(f"/th/courses/{CoursePage.objects.get().code}/").content.decode()
    assert words in re.search(r'class="banner__tags">(.*?)</p>', page, re.S)[1]


@pytest.mark.parametrize(("low", "high"), [("60", "15"), ("15", "-1")])
def test_ages_the_wrong_way_round_are_refused(client, tree, officer, low, high):
    """The highest age is not below the lowest."""
    assert "max_age" in errors_of(publish(client, tree["d4704"], min_age=low, max_age=high))


def test_unknown_codes_are_refused(client, tree, officer):
    """A tag that nobody knows is an error beside its field, never a 500."""
    assert "tags" in errors_of(publish(client, tree["d4704"], tags="x"))


# --- runs

FACTS = {
    "starts_on": "12 ธ.ค. 2569",
    "ends_on": "27 ธ.ค. 2569",
    "weekdays": ["5", "6"],
    "hours_from": "09.00",
    "hours_until": "15.00",
    "venue": "ศูนย์เรียนรู้บ้านถ้ำเต่า",
    "capacity": "20",
    "waiting_limit": "5",
    "opens_at": "1 ธ.ค. 2569",
    "closes_at": "8 ธ.ค. 2569 16.30 น.",
}


def add_run(client, course, **facts):
    url = f"{reverse('course_runs:add')}?course={course.pk}"
    return client.post(url, {"course": course.pk, **FACTS, **facts}, follow=True)


def said(response):
    return " ".join(str(message) for message in response.context["messages"])


@pytest.fixture
def short_course(tree):
    return make_course(
        tree["d4704"],
        kind="competency_short",
        competency_approved_by="ผู้อำนวยการวิทยาลัย",
        competency_approved_on=datetime.date(2026, 11, 1),
        competency_board_meeting="ครั้งที่ 1/2569",
    )


@pytest.mark.row("S3-21")
@pytest.mark.parametrize(("seats", "is_kept"), [("19", False), ("20", True)])
def test_competency_run_needs_twenty_seats(client, short_course, officer, seats, is_kept):
    """Nineteen are too few for a competency-based course, twenty are enough."""
    response = add_run(client, short_course, capacity=seats)
    assert CourseRun.objects.exists() == is_kept
    if not is_kept:
        assert "อย่างน้อย 20 ที่" in " ".join(errors_of(response)["capacity"])


@pytest.mark.row("S3-21")
def test_competency_run_waits_for_the_approval_of_its_course(client, short_course, officer):
    """A run of a course without its approval record cannot be written or made public."""
    CoursePage.objects.filter(pk=short_course.pk).update(competency_board_meeting="")
    response = add_run(client, short_course)
    assert "ความเห็นชอบของคณะกรรมการ" in " ".join(errors_of(response)["__all__"])
    run = make_run(short_course, "unapproved")
    sign_in(client, as_role("superuser"))
    client.post(reverse("course_runs:approve", args=[run.pk]))
    run.refresh_from_db()
    assert not run.is_public


@pytest.mark.row("S0-18")
@pytest.mark.row("S0-19")
@pytest.mark.parametrize(
    ("kind", "may"),
    [
        (UnitKind.DISTRICT, True),
        (UnitKind.SUBDISTRICT, True),
        (UnitKind.BORDER_CENTRE, False),
        (UnitKind.SPECIAL_COLLEGE, False),
    ],
)
def test_special_units_hold_no_one_occupation(client, tree, officer, kind, may):
    """Districts and sub-districts may flag a run; special units read why they may not."""
    course = make_course(tree["d4704"])
    OrgUnit.objects.filter(code="d4704").update(kind=kind)
    response = add_run(client, course, is_one_district_one_occupation="on")
    assert CourseRun.objects.exists() == may
    if not may:
        words = " ".join(errors_of(response)["is_one_district_one_occupation"])
        assert "หน่วยงานประเภทนี้จัดกิจกรรม ๑ อำเภอ ๑ อาชีพ ไม่ได้" in words


@pytest.mark.row("S0-23")
def test_second_occupation_of_a_district_is_a_warning(client, tree, officer):
    """One flagged run a district and fiscal year is usual; a second one is kept with a warning."""
    course = make_course(tree["d4704"])
    first = add_run(client, course, is_one_district_one_occupation="on")
    assert "ปีงบประมาณ" not in said(first)
    second = add_run(client, course, is_one_district_one_occupation="on")
    assert CourseRun.objects.count() == 2
    assert "๑ อำเภอ ๑ อาชีพ อีก 1 รอบในปีงบประมาณ 2570" in said(second)
    run = CourseRun.objects.order_by("number").first()
    changed = client.post(
        reverse("course_runs:edit", args=[run.pk]),
        {"course": course.pk, **FACTS, "is_one_district_one_occupation": "on"},
        follow=True,
    )
    assert "อีก 1 รอบ" in said(changed)


@pytest.mark.row("S1-27")
def test_meeting_on_a_holiday_is_a_warning(client, tree, officer):
    """A run over New Year's Eve is kept, and its author reads which day is a holiday."""
    course = make_course(tree["d4704"])
    response = add_run(
        client, course, ends_on="2 ม.ค. 2570", weekdays=["3", "4"], starts_on="24 ธ.ค. 2569"
    )
    assert CourseRun.objects.exists()
    assert "31 ธ.ค. 2569 เป็นวันหยุด: วันสิ้นปี" in said(response)
    assert "1 ม.ค. 2570 เป็นวันหยุด: วันขึ้นปีใหม่" in said(response)
    assert "25 ธ.ค. 2569" not in said(response)


YEARS = [
    # typed, day, or None where there is no such day
    ("29 ก.พ. 2571", datetime.date(2028, 2, 29)),
    ("29/2/2028", datetime.date(2028, 2, 29)),
    ("๒๙ กุมภาพันธ์ ๒๕๗๑", datetime.date(2028, 2, 29)),
    ("29 ก.พ. 2570", None),
    ("29/2/2571", datetime.date(2028, 2, 29)),
    ("31/11/2571", None),
]


@pytest.mark.parametrize(("typed", "day"), YEARS, ids=[row[0] for row in YEARS])
def test_leap_days_are_those_of_the_common_era(client, tree, officer, typed, day):
    """29 February is in 2571 (2028) and not in 2570, in whatever digits and era it is typed."""
    response = add_run(
        client,
        make_course(tree["d4704"]),
        starts_on=typed,
        ends_on="5 มี.ค. 2571",
        opens_at="1 ก.พ. 2571",
        closes_at="20 ก.พ. 2571",
    )
    if day is None:
        assert "เขียนวัน" in " ".join(errors_of(response)["starts_on"])
    else:
        assert CourseRun.objects.get().starts_on == day
