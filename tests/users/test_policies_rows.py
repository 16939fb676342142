"""Rows that belong to a unit: policy, and viewsets that ask for the row."""

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.test import RequestFactory
from django.urls import reverse
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permissions import policy_registry

from portal.core.scoping import ScopedViewSetMixin, visible
from portal.places.models import ContactReport, OrgUnit
from portal.users.models import RoleAssignment
from portal.users.policies import RowPolicy
from tests.factories.places import ContactReportFactory
from tests.factories.users import RoleAssignmentFactory, as_role, sign_in


@pytest.fixture
def rows(units):
    return {code: ContactReportFactory(unit=units[code]) for code in ("d4704", "d4702", "d2101")}


@pytest.mark.parametrize(
    ("role", "unit", "action", "reaches"),
    [
        ("teacher", "d4704", "view", {"d4704"}),
        ("teacher", "d4704", "change", set()),
        ("district_director", "d4704", "change", {"d4704"}),
        ("provincial_officer", "p47", "change", {"d4704", "d4702"}),
        ("provincial_supervisor", "p47", "view", {"d4704", "d4702"}),
        ("provincial_supervisor", "p47", "change", set()),
        ("department_officer", "dole", "delete", {"d4704", "d4702", "d2101"}),
        ("dpo", "dole", "view", set()),
        ("superuser", "dole", "delete", {"d4704", "d4702", "d2101"}),
    ],
)
def test_rows_of_a_role_are_those_of_its_units(units, rows, role, unit, action, reaches):
    """The table's row rights hold in the unit and below; for lists and for single rows alike."""
    user = as_role(role, units[unit])
    policy = policy_registry.get_by_type(ContactReport)
    assert set(visible(ContactReport, user, {action})) == {rows[code] for code in reaches}
    for code, row in rows.items():
        allowed = policy.user_has_permission_for_instance(user, action, row)
        assert allowed is (code in reaches)
    assert policy.user_has_permission(user, action) is bool(reaches)


def test_rights_of_one_unit_do_not_spill_into_another(units, rows):
    """A director here who is a teacher there may delete here only."""
    user = as_role("district_director", units["d4704"])
    RoleAssignmentFactory(user=user, role="teacher", unit=units["d2101"])
    assert set(visible(ContactReport, user, {"delete"})) == {rows["d4704"]}
    assert set(visible(ContactReport, user, {"view"})) == {rows["d4704"], rows["d2101"]}


def test_units_themselves_are_never_made_or_deleted_by_officers(units):
    """Units are loaded; only their numbers are looked after from inside."""
    user = as_role("department_officer", units["dole"])
    policy = policy_registry.get_by_type(OrgUnit)
    assert policy.user_has_permission_for_instance(user, "change", units["d4704"])
    assert not policy.user_has_permission(user, "add")
    assert not policy.user_has_permission_for_instance(user, "delete", units["d4704"])


def test_people_with_a_right_are_found_from_the_row(units, rows):
    """Who may change a row: those with such a role over its unit, and superusers."""
    director = as_role("district_director", units["d4704"])
    boss = as_role("superuser")
    as_role("district_director", units["d2101"])
    as_role("teacher", units["d4704"])
    policy = policy_registry.get_by_type(ContactReport)
    found = policy.users_with_permission_for_instance("change", rows["d4704"])
    assert set(found) == {director, boss}


class StockViewSet(ModelViewSet):
    """What Wagtail does by itself."""

    model = ContactReport
    form_fields = ["number"]
    add_to_reference_index = False
    copy_view_enabled = False


class OurViewSet(ScopedViewSetMixin, StockViewSet):
    """The same with the mixin."""


def ask(viewset, view, user, method="get", **url):
    request = getattr(RequestFactory(), method)(
        "/admin/", {"number": "x"} if method == "post" else {}
    )
    request.user = user
    return getattr(viewset("contact_reports"), view)(request, **url)


@pytest.mark.parametrize("view", ["edit_view", "delete_view", "history_view", "usage_view"])
def test_stock_viewset_leaks_the_row_of_another_unit(units, rows, view):
    """Negative control: with the policy alone, Wagtail's views open another unit's row."""
    user = as_role("district_director", units["d4704"])
    assert ask(StockViewSet, view, user, pk=rows["d2101"].pk).status_code == 200


@pytest.mark.parametrize("view", ["edit_view", "delete_view", "history_view", "usage_view"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_scoped_viewset_refuses_the_row_of_another_unit(units, rows, view, method):
    """With the mixin, every address with a key asks for the row."""
    user = as_role("district_director", units["d4704"])
    with pytest.raises(PermissionDenied):
        ask(OurViewSet, view, user, method, pk=rows["d2101"].pk)
    assert ask(OurViewSet, view, user, pk=rows["d4704"].pk).status_code == 200


def test_right_is_asked_for_the_row_and_not_for_the_model(units, rows):
    """Who may delete here and only see there is refused there."""
    user = as_role("district_director", units["d4704"])
    RoleAssignmentFactory(user=user, role="teacher", unit=units["d2101"])
    with pytest.raises(PermissionDenied):
        ask(OurViewSet, "delete_view", user, pk=rows["d2101"].pk)


def test_missing_row_is_404(units):
    """A key that is nobody's is not found; a broken one as well."""
    user = as_role("district_director", units["d4704"])
    for pk in (10**9, "x"):
        with pytest.raises(Http404):
            ask(OurViewSet, "edit_view", user, pk=pk)


def test_listing_holds_own_rows(client, units, rows):
    """The listing of the admin shows the rows of one's own units."""
    sign_in(client, as_role("district_director", units["d4704"]))
    ContactReport.objects.filter(pk=rows["d2101"].pk).update(number="029999999")
    ContactReport.objects.filter(pk=rows["d4704"].pk).update(number="021111111")
    html = client.get(reverse("contact_reports:index")).content.decode()
    assert "02 111 1111" in html
    assert "02 999 9999" not in html


def test_form_offers_units_of_ones_own(client, units):
    """A foreign unit given by key in an invitation is refused by the form."""
    director = as_role("district_director", units["d4704"])
    sign_in(client, director)
    form = {
        "email": "new@example.com", "first_name": "ครู", "last_name": "ใหม่", "role": "teacher",
        "unit": units["d2101"].pk, "starts_on": "2026-10-01",
    }  # fmt: skip
    response = client.post(reverse("invitations:add"), form)
    assert response.status_code == 200
    assert not director.role_assignments.model.objects.filter(user__email="new@example.com")
    assert "unit" in response.context["form"].errors


def test_policy_follows_a_longer_way_to_the_unit(units):
    """``course__unit`` and the like: lists and single rows find the same unit."""
    policy = RowPolicy(
        RoleAssignment, policy_registry.get_by_type(ContactReport).kind, "unit__parent"
    )
    user = as_role("provincial_officer", units["p47"])
    held = RoleAssignment.objects.get(user=as_role("teacher", units["d4704"]))
    assert policy.user_has_permission_for_instance(user, "change", held)
    assert held in policy.instances_user_has_any_permission_for(user, {"change"})
