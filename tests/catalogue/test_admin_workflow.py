"""A course and its run on their way to the public: handed in, sent back with a reason, approved."""

import pytest
from django.core import mail
from django.urls import reverse

from catalogue.models import CoursePage, RunReturn
from tests.catalogue.conftest import NOW
from tests.catalogue.test_admin_courses import COMPLETE, add_url, form_data
from tests.factories.catalogue import bangkok, make_course, make_run
from tests.factories.users import RoleAssignmentFactory, as_role, sign_in, today

pytestmark = pytest.mark.usefixtures("saturday")


def hand_in(client, tree, teacher):
    """A teacher writes a course and hands it in; returns it."""
    sign_in(client, teacher)
    data = form_data(**COMPLETE) | {"action-submit": "1"}
    answer = client.post(add_url(tree["d4704"]), data)
    assert answer.status_code == 302, answer.context["form"].errors
    return CoursePage.objects.get()


def decide(client, page, action, **words):
    state = page.current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, state.pk])
    return client.post(address, words)


def public(client, page):
    client.logout()
    return client.get(reverse("catalogue:course-detail", args=[page.code])).status_code


def test_course_is_published_by_the_director(client, tree, teacher, director):
    """Handed in by the teacher, approved by the director: then, not before, everybody reads it."""
    page = hand_in(client, tree, teacher)
    assert [one.to for one in mail.outbox] == [[director.email]]
    assert "รอคุณตรวจ" in mail.outbox[0].subject
    assert public(client, page) == 404
    sign_in(client, director)
    decide(client, page, "approve")
    page.refresh_from_db()
    assert page.live
    assert mail.outbox[-1].to == [teacher.email]
    assert "เผยแพร่แล้ว" in mail.outbox[-1].subject
    assert public(client, page) == 200


def test_course_is_sent_back_with_a_reason(client, tree, teacher, director):
    """Without a reason nothing is sent back; with one, the author reads it in three places."""
    page = hand_in(client, tree, teacher)
    sign_in(client, director)
    decide(client, page, "reject", comment="  ")
    page.refresh_from_db()
    assert page.current_workflow_state.status == "in_progress"
    decide(client, page, "reject", comment="ขอเพิ่มเรื่องการตากผ้า")
    assert mail.outbox[-1].to == [teacher.email]
    assert "ขอเพิ่มเรื่องการตากผ้า" in mail.outbox[-1].body
    sign_in(client, teacher)
    for address in (
        reverse("wagtailadmin_home"),
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
    ):
        assert "ขอเพิ่มเรื่องการตากผ้า" in client.get(address).content.decode()
    answer = client.post(
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        form_data(**COMPLETE) | {"action-restart-workflow": "1"},
    )
    assert answer.status_code == 302
    page.refresh_from_db()
    assert page.current_workflow_state.status == "in_progress"


@pytest.mark.parametrize(("role", "unit"), [("district_director", "d4702"), ("teacher", "d4704")])
def test_course_is_decided_by_nobody_else(client, tree, units, teacher, role, unit):
    """Another district's director and another teacher neither publish nor send back."""
    page = hand_in(client, tree, teacher)
    sign_in(client, as_role(role, units[unit]))
    for action in ("approve", "reject"):
        decide(client, page, action, comment="x")
    page.refresh_from_db()
    assert not page.live
    assert page.current_workflow_state.status == "in_progress"


def test_acting_director_decides_while_acting(client, tree, units, teacher):
    """Whoever acts for the director decides, on the days of acting only."""
    page = hand_in(client, tree, teacher)
    acting = as_role("district_director", units["d2101"])
    held = RoleAssignmentFactory(
        user=acting,
        role="district_director",
        unit=units["d4704"],
        is_acting=True,
        ends_on=today(-1),
    )
    sign_in(client, acting)
    decide(client, page, "approve")
    page.refresh_from_db()
    assert not page.live
    held.ends_on = None
    held.save()
    decide(client, page, "approve")
    page.refresh_from_db()
    assert page.live


def test_director_does_not_publish_the_own_course(client, tree, director, units):
    """A director's own course waits for the province."""
    page = hand_in(client, tree, director)
    data = form_data(**COMPLETE) | {"action-publish": "1"}
    client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)
    decide(client, page, "approve")
    page.refresh_from_db()
    assert not page.live
    sign_in(client, as_role("provincial_officer", units["p47"]))
    decide(client, page, "approve")
    page.refresh_from_db()
    assert page.live


def test_incomplete_course_is_not_handed_in(client, tree, teacher):
    """Handing in asks for what learners need, as publishing does; the typed words stay."""
    sign_in(client, teacher)
    data = form_data(**{**COMPLETE, "topics": (("ก่อหม้อ", 10),)}) | {"action-submit": "1"}
    answer = client.post(add_url(tree["d4704"]), data)
    assert answer.status_code == 200
    assert "รวมได้ 10 ชั่วโมง" in str(answer.context["form"].errors)
    assert COMPLETE["summary"] in answer.content.decode()


def test_run_is_sent_back_and_comes_again(
    client, tree, teacher, director, django_capture_on_commit_callbacks
):
    """A director says what to change; the author is told, changes it, and it waits again."""
    course = make_course(tree["d4704"], owner=teacher)
    run = make_run(course, "unapproved", created_by=teacher)
    address = reverse("course_runs:return", args=[run.pk])
    sign_in(client, director)
    assert "รอคุณอนุมัติ" in client.get(reverse("wagtailadmin_home")).content.decode()
    assert client.post(address, {"reason": " "}).status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(address, {"reason": "ปิดรับเร็วไป"}).status_code == 302
    assert mail.outbox[-1].to == [teacher.email]
    assert "ปิดรับเร็วไป" in mail.outbox[-1].body
    assert "รอคุณอนุมัติ" not in client.get(reverse("wagtailadmin_home")).content.decode()
    sign_in(client, teacher)
    page = client.get(reverse("wagtailadmin_pages:edit", args=[course.pk])).content.decode()
    assert "ปิดรับเร็วไป" in page
    form = client.get(reverse("course_runs:edit", args=[run.pk])).context["form"]
    answer = client.post(
        reverse("course_runs:edit", args=[run.pk]), {**typed(form), "capacity": "21"}
    )
    assert answer.status_code == 302, answer.context["form"].errors
    assert RunReturn.objects.get().answered_at == NOW
    sign_in(client, director)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("course_runs:approve", args=[run.pk]))
    run.refresh_from_db()
    assert run.is_public
    assert mail.outbox[-1].to == [teacher.email]
    assert "เผยแพร่แล้ว" in mail.outbox[-1].subject


def typed(form):
    """Return what a browser would send of a form as it was shown."""
    values = {}
    for name in form.fields:
        value = form[name].value()
        if value is not None and value != "":
            values[name] = value
    return values


@pytest.mark.parametrize("role", ["teacher", "district_officer"])
def test_run_is_sent_back_by_directors_only(client, tree, units, teacher, role):
    """Who may not approve may not send back."""
    run = make_run(make_course(tree["d4704"]), "unapproved", created_by=teacher)
    sign_in(client, as_role(role, units["d4704"]))
    client.post(reverse("course_runs:return", args=[run.pk]), {"reason": "x"})
    assert not RunReturn.objects.exists()


def test_two_people_changing_one_run_lose_nothing(client, tree, teacher, units):
    """The second one is told what it says now, keeps the typed words, and decides."""
    run = make_run(make_course(tree["d4704"]), "unapproved")
    address = reverse("course_runs:edit", args=[run.pk])
    sign_in(client, teacher)
    mine = typed(client.get(address).context["form"])
    sign_in(client, as_role("teacher", units["d4704"]))
    theirs = typed(client.get(address).context["form"])
    assert client.post(address, {**theirs, "venue": "วัดบ้านนา"}).status_code == 302
    sign_in(client, teacher)
    mine["venue"] = "โรงเรียนบ้านนา"
    answer = client.post(address, mine)
    assert answer.status_code == 200
    page = answer.content.decode()
    assert "มีคนอื่นแก้รอบนี้" in page
    assert "วัดบ้านนา" in page
    assert "โรงเรียนบ้านนา" in page
    run.detail.refresh_from_db()
    assert run.detail.venue == "วัดบ้านนา"
    assert client.post(address, typed(answer.context["form"])).status_code == 302
    run.detail.refresh_from_db()
    assert run.detail.venue == "โรงเรียนบ้านนา"


def test_two_teachers_editing_one_course_lose_nothing(client, tree, teacher, units):
    """The second one is told who saved and when, keeps the typed words, and decides."""
    course = make_course(tree["d4704"], live=False, owner=teacher)
    course.save_revision(user=teacher)
    address = reverse("wagtailadmin_pages:edit", args=[course.pk])
    sign_in(client, teacher)
    opened = course.latest_revision
    shown = {
        "loaded_revision_id": str(opened.pk),
        "loaded_revision_created_at": opened.created_at.isoformat(),
    }
    other = as_role("teacher", units["d4704"], first_name="ครูสมมุติ", last_name="อีกคน")
    sign_in(client, other)
    assert client.post(address, form_data("ชื่อของอีกคน") | shown).status_code == 302
    sign_in(client, teacher)
    answer = client.post(address, form_data("ชื่อของฉัน") | shown)
    assert answer.status_code == 200
    page = answer.content.decode()
    assert "หลังจากที่คุณเปิดหน้านี้" in page
    assert "ชื่อของฉัน" in page
    course.refresh_from_db()
    assert course.get_latest_revision_as_object().title == "ชื่อของอีกคน"
    newest = course.latest_revision
    again = {
        "loaded_revision_id": str(newest.pk),
        "loaded_revision_created_at": newest.created_at.isoformat(),
    }
    assert str(newest.pk) in page
    assert client.post(address, form_data("ชื่อของฉัน") | again).status_code == 302
    course.refresh_from_db()
    assert course.get_latest_revision_as_object().title == "ชื่อของฉัน"
    assert "ชื่อของอีกคน" in str([one.content["title"] for one in course.revisions.all()])


def test_copy_of_a_run_has_no_dates(client, tree, teacher):
    """“ทำสำเนารอบนี้” begins with everything of a run but its days."""
    run = make_run(make_course(tree["d4704"]), "finished", capacity=17, seats_taken=17)
    sign_in(client, teacher)
    form = client.get(f"{reverse('course_runs:add')}?copy={run.pk}").context["form"]
    assert form["capacity"].value() == 17
    assert form["venue"].value() == "ศูนย์เรียนรู้บ้านถ้ำเต่า"
    for name in ("starts_on", "ends_on", "opens_at", "closes_at"):
        assert not form[name].value()


def test_form_helps_while_writing(client, tree, teacher):
    """Counters, the live sum and the format are there; so are guide and phone preview."""
    course = make_course(tree["d4704"], live=False, owner=teacher)
    sign_in(client, teacher)
    page = client.get(reverse("wagtailadmin_pages:edit", args=[course.pk])).content.decode()
    assert 'data-letters="40"' in page
    assert 'data-letters="90"' in page
    assert "data-sum-less" in page
    assert "catalogue/topic_sum.js" in page
    assert reverse("course_guide") in page
    assert 'data-device-width="360"' in page
    assert client.get(reverse("course_guide")).status_code == 200


def test_preview_shows_the_card_of_line(tree):
    """The card is read from the page's own head: title, sentence, and its cloth."""
    course = make_course(tree["d4704"], live=False)
    answer = course.make_preview_request(preview_mode="line")
    page = answer.render().content.decode()
    assert course.title in page
    assert course.summary in page
    assert f"/patterns/share-{course.occupational_group}-" in page


def test_saving_says_what_would_read_better(client, tree, teacher):
    """Milder findings are said after saving and block nothing."""
    sign_in(client, teacher)
    data = form_data("ก" * 41, audience="ผู้เข้ารับการฝึกอบรมจ่าย ๑๐๐ บาท")
    answer = client.post(add_url(tree["d4704"]), data, follow=True)
    said = " ".join(str(message) for message in answer.context["messages"])
    assert "41" in said
    assert "ผู้เข้ารับการฝึกอบรม → ผู้เรียน" in said
    assert "๑๐๐ บาท → 100 บาท" in said


def test_teacher_sees_the_work_first(client, tree, teacher, units):
    """Runs of this month with seats, drafts, pages to confirm; nothing of other units."""
    course = make_course(tree["d4704"], owner=teacher, title="หลักสูตรของฉัน")
    CoursePage.objects.filter(pk=course.pk).update(last_published_at=bangkok(2025, 11, 1))
    make_run(course, "running")
    draft = make_course(tree["d4704"], owner=teacher, live=False, title="ร่างของฉันเอง")
    other = make_course(tree["d4702"], title="หลักสูตรอำเภออื่น")
    make_run(other, "running")
    sign_in(client, teacher)
    page = client.get(reverse("wagtailadmin_home")).content.decode()
    for words in ("งานของฉัน", "รอบเรียนเดือนนี้", "19/20", draft.title, "ไม่ได้แก้มาเกินหนึ่งปี"):
        assert words in page
    assert "หลักสูตรอำเภออื่น" not in page


def test_new_course_goes_to_the_own_centre(client, tree, teacher, units):
    """Who works for one centre is not asked below which page; who works for two is."""
    sign_in(client, teacher)
    answer = client.get(reverse("courses:choose_parent"))
    assert answer.url == add_url(tree["d4704"])
    RoleAssignmentFactory(user=teacher, role="teacher", unit=units["d4702"])
    assert client.get(reverse("courses:choose_parent")).status_code == 200
