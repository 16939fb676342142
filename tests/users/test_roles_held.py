"""Roles: held in a unit, for a period, acting or not, many at once."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError

from portal.users.enums import Role
from portal.users.models import RoleAssignment
from portal.users.rights import ROLE_ACTIONS
from portal.users.roles import covers, held_today, sees_people
from tests.factories.users import RoleAssignmentFactory, UserFactory, again, as_role, today


def roles_in(user, unit):
    """The roles that somebody holds in the unit itself or in a unit above it."""
    return {Role(held.role) for held in held_today(user) if covers(held.unit.path, unit)}


@pytest.mark.parametrize(
    ("starts", "ends", "holds"),
    [
        (-10, None, True),
        (0, None, True),
        (-10, 0, True),
        (0, 0, True),
        (1, None, False),
        (-10, -1, False),
    ],
)
def test_role_holds_from_its_first_day_to_its_last(units, starts, ends, holds):
    """A role counts from its first day to its last; before and after it is nothing."""
    user = UserFactory()
    RoleAssignmentFactory(
        user=user,
        role="teacher",
        unit=units["d4704"],
        starts_on=today(starts),
        ends_on=None if ends is None else today(ends),
    )
    assert bool(held_today(user)) is holds
    assert user.has_perm("wagtailadmin.access_admin") is holds


def test_many_roles_are_held_at_once(units):
    """One person may be a teacher here, director there, and act somewhere else."""
    user = as_role("teacher", units["d4704"])
    RoleAssignmentFactory(user=user, role="district_director", unit=units["d4702"])
    RoleAssignmentFactory(user=user, role="district_director", unit=units["d2101"], is_acting=True)
    assert roles_in(user, units["d4704"]) == {Role.TEACHER}
    assert roles_in(user, units["d4702"]) == {Role.DISTRICT_DIRECTOR}
    assert roles_in(user, units["d2101"]) == {Role.DISTRICT_DIRECTOR}
    assert roles_in(user, units["p47"]) == set()


def test_role_reaches_the_units_below(units):
    """A role in a province holds in its districts and sub-districts, and in no other province."""
    user = as_role("provincial_officer", units["p47"])
    below = next(unit for code, unit in units.items() if code.startswith("s4704"))
    assert roles_in(user, units["d4704"]) == {Role.PROVINCIAL_OFFICER}
    assert roles_in(user, below) == {Role.PROVINCIAL_OFFICER}
    assert roles_in(user, units["d2101"]) == set()


def test_another_day_can_be_asked_for(units):
    """What somebody may do follows from the roles of that day."""
    user = UserFactory()
    RoleAssignmentFactory(user=user, unit=units["d4704"], starts_on=today(10), ends_on=today(20))
    assert held_today(user) == []
    assert len(held_today(user, on=today(15))) == 1


def test_inactive_and_unknown_people_hold_nothing(units):
    """A closed account's roles give nothing; nor do visitors hold any."""
    user = as_role("district_director", units["d4704"], is_active=False)
    assert held_today(user) == []
    assert held_today(AnonymousUser()) == []
    assert not user.has_perm("wagtailadmin.access_admin")


def test_roles_are_asked_for_once_a_request(units, django_assert_num_queries):
    """The roles are kept on the account, which lives as long as the request."""
    user = again(as_role("district_director", units["d4704"]))
    with django_assert_num_queries(1):
        for _time in range(3):
            held_today(user)
            roles_in(user, units["d4704"])


@pytest.mark.parametrize("role", list(Role))
def test_every_role_is_in_the_table(role):
    """The one table names every role, and says where it can be held."""
    assert ROLE_ACTIONS[role].held_in


def test_ranks_differ():
    """No two roles have the same rank: who grants whom is never a matter of taste."""
    ranks = [rights.rank for rights in ROLE_ACTIONS.values()]
    assert len(set(ranks)) == len(ranks)


@pytest.mark.parametrize(
    ("role", "unit"),
    [("district_director", "p47"), ("provincial_officer", "d4704"), ("department_officer", "p47")],
)
def test_role_in_a_unit_of_the_wrong_kind_is_refused(units, role, unit):
    """A district's director is not held in a province, and so on."""
    held = RoleAssignment(user=UserFactory(), role=role, unit=units[unit], starts_on=today())
    with pytest.raises(ValidationError):
        held.full_clean()


@pytest.mark.parametrize(
    ("role", "unit", "expected"),
    [
        ("teacher", "d4704", True),
        ("editor", "d4704", False),
        ("district_officer", "d4704", True),
        ("district_director", "d4704", True),
        ("provincial_officer", "p47", True),
        ("provincial_supervisor", "p47", True),
        ("department_officer", "dole", True),
        ("dpo", "dole", True),
        ("superuser", "dole", True),
    ],
)
def test_roles_that_see_personal_data_are_known(units, role, unit, expected):
    """The second factor hangs on this list."""
    assert sees_people(as_role(role, units[unit])) is expected
