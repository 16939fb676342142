"""A story on its way: draft with gaps, checked in the district, sent back, mended, published."""

import json

import pytest
import time_machine
from django.contrib.messages import get_messages
from django.core import mail
from django.urls import reverse
from wagtail.models import Page, Workflow
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from portal.users.models import UnitApprovalTask
from search.models import Entry
from showcase.models import BestPracticePage
from showcase.practice.workflow import CHECK_NAME, EDIT_NAME, NAME
from tests.factories.catalogue import bangkok
from tests.factories.practice import ensure_practice_workflow, make_practice
from tests.factories.users import RoleAssignmentFactory, again, as_role, sign_in, today

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("workflows")]
NOW = bangkok(2026, 11, 21, 10, 0)
REASON = "ขอเพิ่มว่าขายได้เท่าไร"


@pytest.fixture(autouse=True)
def _now():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def teacher(units):
    return as_role("teacher", units["d4704"])


@pytest.fixture
def officer(units):
    return as_role("district_officer", units["d4704"])


@pytest.fixture
def director(units):
    return as_role("district_director", units["d4704"])


@pytest.fixture
def editor(units):
    return as_role("editor", units["d4704"])


def form_data(*, has_gaps=False, **fields):
    """What a teacher types."""
    values = {
        "title": "ทำหม้อครามให้อยู่ได้ทั้งปี",
        "summary": "หม้อเล็ก 20 ลิตร วางในบ้าน รอดทั้งปี",
        "occupational_group": "creative",
        "template_form": "nine",
        "evaluation_year": "2569",
        "background": streamfield([("paragraph", rich_text("<p>หม้อครามตายในหน้าหนาว</p>"))]),
        "steps": streamfield([]),
        "successes": streamfield([("success", "หม้อรอดทั้งปี 17 จาก 20 บ้าน")]),
        "awards": streamfield([]),
        "cautions": streamfield([("caution", "น้ำต้องไม่มีคลอรีน")]),
        "references": streamfield([]),
        "pictures": streamfield([]),
        "policies": inline_formset([]),
        "made": inline_formset([]),
        "credits": streamfield(
            [
                ("credit", {"part": "author", "position": "ครู สกร.ระดับตำบล"}),
                ("credit", {"part": "verifier", "position": "ครู สกร.ระดับตำบล"}),
            ]
        ),
    }
    steps = {
        "steps-count": "1",
        "steps-0-deleted": "",
        "steps-0-order": "0",
        "steps-0-type": "step",
        "steps-0-value-title": "เปลี่ยนเป็นหม้อเล็ก",
        "steps-0-value-text": "ใช้หม้อดิน 20 ลิตร ยกได้คนเดียว",
        "steps-0-value-points-count": "0",
    }
    if has_gaps:
        values |= {"summary": "", "successes": streamfield([]), "cautions": streamfield([])}
    return {**nested_form_data({**values, **fields}), **({} if has_gaps else steps)}


def add_url(centre):
    return reverse("wagtailadmin_pages:add", args=["showcase", "bestpracticepage", centre.pk])


def edit_url(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def decide(client, page, action, **words):
    page = Page.objects.get(pk=page.pk).specific
    state = page.current_workflow_task_state
    if state is None:
        return None
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, state.pk])
    return client.post(address, words)


def step_of(page):
    task = Page.objects.get(pk=page.pk).specific.current_workflow_task
    return task.name if task is not None else None


def is_public(page):
    return BestPracticePage.objects.get(pk=page.pk).live


def hand_in(client, tree, author):
    """Somebody writes a complete story and hands it in; returns it."""
    sign_in(client, author)
    answer = client.post(add_url(tree["d4704"]), form_data() | {"action-submit": "1"})
    assert answer.status_code == 302, answer.context["form"].errors
    return BestPracticePage.objects.get()


def handed_in(tree, units, code, author=None):
    """A teacher of a district, or somebody named, handed in a complete story; return it."""
    author = author or as_role("teacher", units[code])
    page = make_practice(tree[code], live=False, owner=author, title=f"เรื่องของ {code}")
    page.save_revision(user=author, clean=False)
    page.get_workflow().start(page, author)
    return Page.objects.get(pk=page.pk).specific


def decided_by(user, pages):
    """Return the codes of the districts whose story somebody may decide now."""
    return {
        code
        for code, page in pages.items()
        if page.current_workflow_task.specific.get_actions(page, again(user))
    }


@pytest.mark.row("S2-15")
def test_story_walks_from_draft_to_the_public(client, tree, teacher, officer, editor):
    """Draft with gaps → verifier returns it → author mends → verifier approves → editor publishes."""
    sign_in(client, teacher)
    answer = client.post(add_url(tree["d4704"]), form_data(has_gaps=True))
    assert answer.status_code == 302, answer.context["form"].errors
    page = BestPracticePage.objects.get()
    assert not page.live
    refused = client.post(edit_url(page), form_data(has_gaps=True) | {"action-submit": "1"})
    assert refused.status_code == 200
    assert "หัวข้อ 5" in str(refused.context["form"].errors)
    assert "หม้อครามตายในหน้าหนาว" in refused.content.decode()
    answer = client.post(edit_url(page), form_data() | {"action-submit": "1"})
    assert answer.status_code == 302, answer.context["form"].errors
    assert step_of(page) == CHECK_NAME
    assert [to for message in mail.outbox for to in message.to] == [officer.email]

    sign_in(client, officer)
    decide(client, page, "reject", comment="  ")
    assert step_of(page) == CHECK_NAME
    assert BestPracticePage.objects.get().current_workflow_state.status == "in_progress"
    decide(client, page, "reject", comment=REASON)
    assert BestPracticePage.objects.get().current_workflow_state.status == "needs_changes"

    sign_in(client, teacher)
    assert REASON in client.get(edit_url(page)).content.decode()
    mended = form_data(outcome="ขายได้เดือนละ 2,400 บาท") | {"action-restart-workflow": "1"}
    assert client.post(edit_url(page), mended).status_code == 302

    sign_in(client, officer)
    decide(client, page, "approve", comment="ดี")
    assert step_of(page) == EDIT_NAME
    assert not is_public(page)
    assert not Entry.objects.filter(kind="practice").exists()

    sign_in(client, editor)
    decide(client, page, "approve")
    assert is_public(page)
    entry = Entry.objects.get(kind="practice")
    assert "2,400" in entry.body
    history = client.get(reverse("wagtailadmin_pages:history", args=[page.pk])).content.decode()
    assert REASON in history
    client.logout()
    assert "2,400" in client.get(f"/th/practice/{entry.code}/").content.decode()
    assert client.get(f"/th/practice/{entry.code}.pdf").status_code == 200


def test_teacher_reads_thai_where_the_editor_has_none_of_its_own(client, tree, teacher, officer):
    """What a teacher meets on the way: gaps, handing in, what was returned."""
    sign_in(client, teacher)
    refused = client.post(
        add_url(tree["d4704"]), form_data(has_gaps=True) | {"action-submit": "1"}
    ).content.decode()
    assert "ยังบันทึกไม่ได้" in refused and "ไปที่ช่องแรกที่ต้องแก้" in refused
    page = hand_in(client, tree, teacher)
    sign_in(client, officer)
    decide(client, page, "reject", comment=REASON)
    sign_in(client, teacher)
    home = client.get(reverse("wagtailadmin_home")).content.decode()
    assert "เรื่องของคุณที่ส่งตรวจ" in home and "ขอให้แก้ไข โดย" in home
    assert "in a workflow" not in home


def decide_in_the_form(client, page, action, **words):
    """Decide at the foot of the editor; return what the admin says next."""
    more = {
        "action-workflow-action": "1",
        "workflow-action-name": action,
        "workflow-action-extra-data": json.dumps(words),
    }
    answer = client.post(edit_url(page), form_data() | more)
    assert answer.status_code == 302
    return " ".join(str(one) for one in get_messages(answer.wsgi_request))


def test_whoever_decides_is_told_where_the_story_is_now(client, tree, teacher, officer, editor):
    """Sent back to its author, on to the next step by name, or open to all; a save says nothing."""
    page = hand_in(client, tree, teacher)
    sign_in(client, officer)
    assert "กลับให้ผู้เขียนแก้แล้ว" in decide_in_the_form(client, page, "reject", comment=REASON)
    sign_in(client, teacher)
    answer = client.post(edit_url(page), form_data() | {"action-submit": "1"})
    assert not any("อนุมัติ" in str(one) for one in get_messages(answer.wsgi_request))
    sign_in(client, officer)
    assert f"ขั้นต่อไปอยู่ที่{EDIT_NAME}" in decide_in_the_form(client, page, "approve")
    sign_in(client, editor)
    assert "ทุกคนอ่านได้แล้ว" in decide_in_the_form(client, page, "approve")


@pytest.mark.row("S2-15")
@pytest.mark.parametrize("role", ["teacher", "district_officer", "district_director", "editor"])
def test_author_approves_at_no_step(client, tree, units, officer, director, role):
    """Whatever role the author holds, and though credited as a verifier as well."""
    author = as_role(role, units["d4704"])
    page = hand_in(client, tree, author)
    for step in (CHECK_NAME, EDIT_NAME):
        assert step_of(page) == step
        sign_in(client, author)
        decide(client, page, "approve", comment="x")
        assert step_of(page) == step and not is_public(page)
        client.post(edit_url(page), form_data() | {"action-publish": "1"})
        assert not is_public(page)
        sign_in(client, again(director))
        decide(client, page, "approve", comment="x")
    assert is_public(page)


@pytest.mark.row("S2-15")
def test_director_may_check_and_edit(client, tree, teacher, director):
    """In a district without officer and editor its director decides both steps, one by one."""
    page = hand_in(client, tree, teacher)
    sign_in(client, director)
    decide(client, page, "approve")
    assert step_of(page) == EDIT_NAME
    decide(client, page, "approve")
    assert is_public(page)


@pytest.mark.row("S2-15")
def test_officer_does_not_publish(client, tree, teacher, officer):
    """Who checked it does not publish it: that is the editor's step."""
    page = hand_in(client, tree, teacher)
    sign_in(client, officer)
    decide(client, page, "approve")
    decide(client, page, "approve")
    assert step_of(page) == EDIT_NAME
    assert not is_public(page)


@pytest.mark.row("S2-16")
def test_acting_director_decides_in_both_districts_and_nowhere_else(client, tree, units):
    """Director of one district, acting for another: both, on the days of acting; no third one."""
    acting = as_role("district_director", units["d4702"])
    RoleAssignmentFactory(
        user=acting, role="district_director", unit=units["d4704"], is_acting=True
    )
    pages = {code: handed_in(tree, units, code) for code in ("d4702", "d4704", "d2101")}
    assert decided_by(acting, pages) == {"d4702", "d4704"}
    waiting = UnitApprovalTask.objects.get(name=CHECK_NAME).get_task_states_user_can_moderate(
        again(acting)
    )
    assert {int(state.workflow_state.object_id) for state in waiting} == {
        pages["d4702"].pk,
        pages["d4704"].pk,
    }
    sign_in(client, again(acting))
    for page in pages.values():
        for _step in (CHECK_NAME, EDIT_NAME):
            decide(client, page, "approve", comment="ดี")
    assert [code for code, page in pages.items() if is_public(page)] == ["d4702", "d4704"]
    assert step_of(pages["d2101"]) == CHECK_NAME


@pytest.mark.row("S2-16")
def test_acting_ends_with_its_last_day(tree, units):
    """From the day after, the acting director decides in the own district only."""
    acting = as_role("district_director", units["d4702"])
    RoleAssignmentFactory(
        user=acting,
        role="district_director",
        unit=units["d4704"],
        is_acting=True,
        ends_on=today(-1),
    )
    pages = {code: handed_in(tree, units, code) for code in ("d4702", "d4704")}
    assert decided_by(acting, pages) == {"d4702"}


@pytest.mark.row("S2-15", "S2-16")
def test_acting_director_decides_no_own_story(client, tree, units):
    """Whoever wrote it decides nothing, in the district of the acting as little as in the own."""
    acting = as_role("district_director", units["d4702"])
    RoleAssignmentFactory(
        user=acting, role="district_director", unit=units["d4704"], is_acting=True
    )
    page = handed_in(tree, units, "d4704", author=acting)
    sign_in(client, again(acting))
    decide(client, page, "approve", comment="x")
    assert step_of(page) == CHECK_NAME and not is_public(page)


@pytest.mark.row("S2-15")
@pytest.mark.parametrize(
    ("role", "unit"),
    [
        ("teacher", "d4704"),
        ("district_officer", "d4702"),
        ("district_director", "d4702"),
        ("editor", "d2101"),
        ("provincial_officer", "p47"),
    ],
)
def test_nobody_else_decides(client, tree, units, teacher, role, unit):
    """Neither colleagues nor other districts nor the levels above."""
    page = hand_in(client, tree, teacher)
    sign_in(client, as_role(role, units[unit]))
    for action in ("approve", "reject"):
        decide(client, page, action, comment="x")
    assert step_of(page) == CHECK_NAME
    assert not is_public(page)


def test_only_stories_go_that_way(tree):
    """Other pages keep the workflow of all pages; making it again changes nothing."""
    ensure_practice_workflow()
    assert Workflow.objects.filter(name=NAME).count() == 1
    story = make_practice(tree["d4704"])
    assert story.get_workflow().name == NAME
    assert [task.name for task in story.get_workflow().tasks] == [CHECK_NAME, EDIT_NAME]
    assert tree["d4704"].get_workflow().name != NAME
