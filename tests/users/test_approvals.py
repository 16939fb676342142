"""Approval inside the unit that owns the page, never by its author."""

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.urls import reverse
from wagtail.models import GroupApprovalTask, Page, TaskState, WorkflowPage

from portal.users import approvals
from portal.users.models import UnitApprovalTask
from portal.users.services import ensure_workflows
from portal.users.services.workflows import NAME
from tests.factories.users import RoleAssignmentFactory, again, as_role, sign_in, today


@pytest.fixture
def teacher(plain_tree):
    return as_role("teacher", plain_tree["d4704"])


@pytest.fixture
def submitted(plain_tree, page_below, teacher):
    """A teacher's draft that waits for approval."""
    page = page_below(plain_tree["d4704"], "ร่างของครู", live=False, owner=teacher)
    page.save_revision(user=teacher, clean=False)
    page.get_workflow().start(page, teacher)
    return Page.objects.get(pk=page.pk)


def task_of(page):
    return page.current_workflow_task.specific


def test_one_workflow_is_attached_to_the_root(plain_tree):
    """Every page has the workflow; calling again changes nothing."""
    ensure_workflows()
    ensure_workflows()
    root = Page.get_first_root_node()
    assert WorkflowPage.objects.get(page=root).workflow.name == NAME
    assert UnitApprovalTask.objects.filter(name=NAME).count() == 1
    for unit in ("p47", "d4704"):
        assert Page.objects.get(pk=plain_tree[unit].page_id).get_workflow().name == NAME


@pytest.mark.parametrize(
    ("role", "unit", "decides"),
    [
        ("district_director", "d4704", True),
        ("district_director", "d4702", False),
        ("district_director", "d2101", False),
        ("teacher", "d4704", False),
        ("district_officer", "d4704", False),
        ("editor", "d4704", False),
        ("provincial_officer", "p47", False),
        ("department_officer", "dole", False),
        ("dpo", "dole", False),
        ("superuser", "dole", True),
    ],
)
def test_teachers_page_is_decided_by_the_districts_director(
    plain_tree, submitted, role, unit, decides
):
    """The district's own director decides (and superusers); no other role or district does."""
    user = as_role(role, plain_tree[unit])
    task = task_of(submitted)
    assert bool(task.get_actions(submitted, user)) is decides
    assert task.user_can_access_editor(submitted, user) is decides
    assert task.locked_for_user(submitted, user) is not decides
    assert bool(task.get_task_states_user_can_moderate(again(user))) is decides


def test_acting_director_decides_in_both_districts(plain_tree, submitted, page_below, teacher):
    """Acting counts like the post itself, on the days it is held."""
    acting = as_role("district_director", plain_tree["d2101"])
    held = RoleAssignmentFactory(
        user=acting, role="district_director", unit=plain_tree["d4704"], is_acting=True
    )
    assert task_of(submitted).get_actions(submitted, again(acting))
    held.ends_on = today(-1)
    held.save()
    assert not task_of(submitted).get_actions(submitted, again(acting))


def test_nobody_approves_their_own(plain_tree, page_below):
    """A director's own page waits for the province; not for the director, however it is tried."""
    director = as_role("district_director", plain_tree["d4704"])
    officer = as_role("provincial_officer", plain_tree["p47"])
    stranger = as_role("provincial_officer", plain_tree["p21"])
    page = page_below(plain_tree["d4704"], "own", live=False, owner=director)
    page.save_revision(user=director, clean=False)
    page.get_workflow().start(page, director)
    page = Page.objects.get(pk=page.pk)
    assert not task_of(page).get_actions(page, director)
    assert task_of(page).get_actions(page, officer)
    assert not task_of(page).get_actions(page, stranger)
    assert list(task_of(page).get_task_states_user_can_moderate(officer))
    assert not list(task_of(page).get_task_states_user_can_moderate(director))


def test_whoever_hands_in_does_not_decide(plain_tree, page_below, teacher):
    """A director who hands in a teacher's page leaves the decision to somebody else."""
    director = as_role("district_director", plain_tree["d4704"])
    page = page_below(plain_tree["d4704"], "page", live=False, owner=teacher)
    page.save_revision(user=director, clean=False)
    page.get_workflow().start(page, director)
    page = Page.objects.get(pk=page.pk)
    assert not task_of(page).get_actions(page, director)


def test_superuser_does_not_approve_their_own(plain_tree, page_below):
    """Not even a superuser signs off at this step what they wrote."""
    boss = as_role("superuser")
    page = page_below(plain_tree["d4704"], "page", live=False, owner=boss)
    page.save_revision(clean=False)
    page.get_workflow().start(page, boss)
    page = Page.objects.get(pk=page.pk)
    assert not task_of(page).get_actions(page, boss)


def test_waiting_list_costs_a_fixed_number_of_queries(
    plain_tree, page_below, teacher, django_assert_max_num_queries
):
    """Two or twelve waiting pages cost the same."""
    task = UnitApprovalTask.objects.get(name=NAME)
    for number in range(12):
        page = page_below(plain_tree["d4704"], f"page {number}", live=False, owner=teacher)
        page.save_revision(clean=False)
        page.get_workflow().start(page, teacher)
    director = again(as_role("district_director", plain_tree["d4704"]))
    with django_assert_max_num_queries(9):
        assert len(list(task.get_task_states_user_can_moderate(director))) == 12


def test_director_is_told_by_mail(plain_tree, submitted):
    """Whoever may decide gets a mail when a page is handed in; others do not."""
    director = as_role("district_director", plain_tree["d4704"])
    as_role("district_director", plain_tree["d4702"])
    assert list(approvals.deciders(submitted.current_workflow_task_state)) == [director]
    mail.outbox.clear()
    submitted.current_workflow_state.cancel()
    submitted = Page.objects.get(pk=submitted.pk)
    submitted.get_workflow().start(submitted, submitted.owner)
    assert {to for message in mail.outbox for to in message.to} == {director.email}


def decide(client, page, action="approve"):
    state = page.current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, state.pk])
    return client.post(address, {"comment": "ดี"})


def test_approval_by_the_director_publishes(client, plain_tree, submitted):
    """The last step publishes: who decides also holds the right to publish."""
    sign_in(client, as_role("district_director", plain_tree["d4704"]))
    decide(client, submitted)
    submitted.refresh_from_db()
    assert submitted.live


@pytest.mark.parametrize(
    ("role", "unit"),
    [("district_director", "d2101"), ("teacher", "d4704"), ("provincial_officer", "p47")],
)
def test_nobody_else_gets_it_through(client, plain_tree, submitted, role, unit):
    """The address of the decision refuses whoever the step does not name."""
    sign_in(client, as_role(role, plain_tree[unit]))
    decide(client, submitted)
    submitted.refresh_from_db()
    assert not submitted.live
    assert submitted.current_workflow_task_state.status == TaskState.STATUS_IN_PROGRESS


def test_sending_back_keeps_it_a_draft(client, plain_tree, submitted):
    """A director may ask for changes; nothing is published."""
    sign_in(client, as_role("district_director", plain_tree["d4704"]))
    decide(client, submitted, "reject")
    submitted.refresh_from_db()
    assert not submitted.live
    assert submitted.current_workflow_state.status == "needs_changes"


def test_stock_group_task_lets_another_unit_in(plain_tree, submitted):
    """Negative control: Wagtail's task asks for a group, so any unit's member may approve."""
    group = Group.objects.create(name="approvers")
    stranger = as_role("district_director", plain_tree["d2101"])
    stranger.groups.add(group)
    stock = GroupApprovalTask.objects.create(name="stock")
    stock.groups.add(group)
    assert stock.get_actions(submitted, stranger)
    assert not task_of(submitted).get_actions(submitted, stranger)
