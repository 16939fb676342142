"""Page rights follow from the roles held today."""

import pytest
from wagtail.models import GroupPagePermission, Page
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.permissions import policy_registry

from portal.users.policies import UnitPagePolicy
from tests.factories.users import RoleAssignmentFactory, again, as_role, today

ROLES = {
    "teacher": ("d4704", {"add", "change"}),
    "district_officer": ("d4704", {"add", "change", "unlock"}),
    "district_director": ("d4704", {"add", "change", "publish", "lock", "unlock"}),
    "editor": ("d4704", {"add", "change", "publish", "lock", "unlock"}),
    "provincial_officer": ("p47", {"add", "change", "publish", "lock", "unlock"}),
    "department_officer": ("dole", {"add", "change", "publish", "lock", "unlock"}),
    "provincial_supervisor": ("p47", set()),
    "dpo": ("dole", set()),
    "group_rep": ("d4704", set()),
}
ACTIONS = ["add", "change", "publish", "lock", "unlock", "bulk_delete"]


@pytest.fixture
def policy():
    return policy_registry.get_by_type(Page)


def test_policy_is_registered_for_every_page(policy):
    """Wagtail asks our policy, and only it, about pages."""
    assert isinstance(policy, UnitPagePolicy)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("action", ACTIONS)
def test_role_gives_its_actions_in_its_unit_and_nowhere_else(
    plain_tree, page_below, policy, role, action
):
    """A role gives exactly the table's actions, on the unit's pages, and nothing elsewhere."""
    unit, allowed = ROLES[role]
    user = as_role(role, plain_tree[unit])
    inside = page_below(plain_tree["d4704"], "inside", live=False)
    outside = page_below(plain_tree["d2101"], "outside", live=False)
    assert policy.user_has_permission_for_instance(user, action, inside) is (action in allowed)
    everywhere = unit == "dole" and action in allowed
    assert policy.user_has_permission_for_instance(user, action, outside) is everywhere


def test_pages_of_a_role_are_those_of_its_units(plain_tree, page_below, policy):
    """Listings hold the pages of all units in which a role is held today, and no others."""
    user = as_role("district_director", plain_tree["d4704"])
    RoleAssignmentFactory(
        user=user, role="district_director", unit=plain_tree["d2101"], is_acting=True
    )
    mine = page_below(plain_tree["d4704"], "mine")
    acting = page_below(plain_tree["d2101"], "acting")
    foreign = page_below(plain_tree["d4702"], "foreign")
    found = set(policy.instances_user_has_permission_for(user, "publish"))
    assert {mine, acting} <= found
    assert foreign not in found


def test_a_role_that_is_over_gives_no_page(plain_tree, policy):
    """The day after the last day, nothing is left."""
    user = as_role("district_director")
    RoleAssignmentFactory(
        user=user, role="district_director", unit=plain_tree["d4704"], ends_on=today(-1)
    )
    assert not policy.instances_user_has_any_permission_for(user, set(ACTIONS)).exists()
    assert not policy.explorable_instances(user).exists()


def test_explorer_shows_own_units_and_the_way_to_them(plain_tree, page_below, policy):
    """Two units of one province: both, with the province above them, and no neighbour's page."""
    user = as_role("district_director", plain_tree["d4704"], plain_tree["d4702"])
    own = page_below(plain_tree["d4704"], "own")
    foreign = page_below(plain_tree["d2101"], "foreign")
    found = set(policy.explorable_instances(user))
    assert {own, Page.objects.get(pk=plain_tree["p47"].page_id)} <= found
    assert foreign not in found
    assert Page.objects.get(pk=plain_tree["p21"].page_id) not in found
    assert policy.explorable_root_instance(user).pk == plain_tree["p47"].page_id


def test_rights_cost_a_fixed_number_of_queries(
    plain_tree, page_below, policy, django_assert_max_num_queries
):
    """Roles, permissions, pages: three queries, for one unit and for many pages."""
    user = again(as_role("district_director", plain_tree["d4704"], plain_tree["d4702"]))
    for number in range(20):
        page_below(plain_tree["d4704"], f"page {number}")
    with django_assert_max_num_queries(3):
        pages = list(policy.instances_user_has_permission_for(user, "change"))
        assert all(policy.user_has_permission_for_instance(user, "change", one) for one in pages)


def test_group_representative_is_tied_to_one_page(plain_tree, page_below, policy):
    """A representative changes the group's own page and what lies below it, nothing else there."""
    group = page_below(plain_tree["d4704"], "group")
    beside = page_below(plain_tree["d4704"], "beside")
    user = as_role("group_rep")
    RoleAssignmentFactory(user=user, role="group_rep", unit=plain_tree["d4704"], page=group)
    assert policy.user_has_permission_for_instance(user, "change", group)
    assert not policy.user_has_permission_for_instance(user, "change", beside)


def test_nobody_publishes_what_they_made(plain_tree, page_below, policy):
    """A director publishes a teacher's page and not their own; a superuser is not held up."""
    director = as_role("district_director", plain_tree["d4704"])
    teacher = as_role("teacher", plain_tree["d4704"])
    theirs = page_below(plain_tree["d4704"], "theirs", live=False, owner=teacher)
    own = page_below(plain_tree["d4704"], "own", live=False, owner=director)
    assert policy.tester(director, theirs).can_publish()
    assert not policy.tester(director, own).can_publish()
    assert not policy.tester(teacher, theirs).can_publish()
    assert not policy.tester(director, theirs.get_parent()).can_publish_subpage()
    assert policy.tester(as_role("superuser"), own).can_publish()


@pytest.mark.parametrize("deed", ["can_delete", "can_move", "can_copy", "can_unpublish"])
def test_unit_nodes_are_nobodys_to_take_away(plain_tree, policy, deed):
    """A unit's own page is deleted, moved, copied or taken down by superusers only."""
    node = Page.objects.get(pk=plain_tree["d4702"].page_id)
    director = as_role("district_director", plain_tree["d4702"])
    assert not getattr(policy.tester(director, node), deed)()
    assert getattr(policy.tester(as_role("superuser"), node), deed)()


def test_people_with_a_right_are_found_from_the_page(plain_tree, page_below, policy):
    """Who may publish a page: those who hold such a role over it today, and superusers if asked."""
    page = page_below(plain_tree["d4704"], "page")
    director = as_role("district_director", plain_tree["d4704"])
    officer = as_role("provincial_officer", plain_tree["p47"])
    as_role("district_director", plain_tree["d2101"])
    as_role("teacher", plain_tree["d4704"])
    found = policy.users_with_permission_for_instance("publish", page, include_superusers=False)
    assert set(found) == {director, officer}


def test_no_row_of_rights_is_ever_stored(plain_tree, page_below, policy):
    """Rights are computed, not kept: 928 units need no row of GroupPagePermission."""
    before = GroupPagePermission.objects.count()
    user = as_role("district_director", plain_tree["d4704"])
    policy.instances_user_has_permission_for(user, "publish").count()
    assert GroupPagePermission.objects.count() == before


def test_stock_policy_would_know_nothing_of_roles(plain_tree, page_below):
    """Negative control: Wagtail's own policy sees groups only, so it gives a director nothing."""
    director = as_role("district_director", plain_tree["d4704"])
    page = page_below(plain_tree["d4704"], "page")
    assert not PagePermissionPolicy().user_has_permission_for_instance(director, "change", page)
