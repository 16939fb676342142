"""Granting roles: below one's own, inside one's own unit, nothing one lacks."""

import itertools

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from wagtail.models import ModelLogEntry

from portal.users.enums import Role
from portal.users.models import RoleAssignment
from portal.users.rights import ROLE_ACTIONS, RowKind
from portal.users.roles import held_today
from portal.users.services import change_period, grant, may_grant, revoke
from portal.users.services.grants import grantable_roles, sign_out_everywhere
from tests.factories.users import UserFactory, again, as_role, sign_in, today

#: (who, held in) → roles they may give in the district d4704.
GIVES = {
    ("teacher", "d4704"): set(),
    ("editor", "d4704"): set(),
    ("group_rep", "d4704"): set(),
    ("district_officer", "d4704"): set(),
    ("district_director", "d4704"): {"group_rep", "teacher", "editor", "district_officer"},
    ("district_director", "d4702"): set(),
    ("district_director", "d2101"): set(),
    ("provincial_supervisor", "p47"): set(),
    ("provincial_officer", "p47"): {
        "group_rep", "teacher", "editor", "district_officer", "district_director",
        "provincial_supervisor",
    },
    ("provincial_officer", "p21"): set(),
    ("department_officer", "dole"): {
        "group_rep", "teacher", "editor", "district_officer", "district_director",
        "provincial_supervisor", "provincial_officer",
    },
    ("dpo", "dole"): set(),
    ("superuser", "dole"): {role.value for role in Role},
}  # fmt: skip


@pytest.mark.parametrize(("role", "unit"), GIVES)
def test_who_may_give_which_role(units, role, unit):
    """Lower roles only, in own units only; superusers give all."""
    by = as_role(role, units[unit])
    given = {one.value for one in Role if may_grant(by, one, units["d4704"])}
    assert given == GIVES[role, unit]


def test_nobody_grants_what_they_lack():
    """Whoever may give a role holds every right that it gives: proved over the whole table."""
    for giver, given in itertools.permutations(ROLE_ACTIONS, 2):
        mine, theirs = ROLE_ACTIONS[giver], ROLE_ACTIONS[given]
        if "add" in mine.rows.get(RowKind.PEOPLE, ()) and theirs.rank < mine.rank:
            assert mine.covers(theirs), f"{giver} would give {given} more than they have"


def test_acting_director_grants_like_the_director(units):
    """Acting gives the whole post."""
    by = as_role("district_director", units["d4704"], is_acting=True)
    assert may_grant(by, "teacher", units["d4704"])
    assert set(grantable_roles(by)) == {
        Role.GROUP_REP, Role.TEACHER, Role.EDITOR, Role.DISTRICT_OFFICER,
    }  # fmt: skip


def test_grant_is_written_with_giver_and_log(units):
    """A grant names who gave it, and stands in the log."""
    by, user = as_role("district_director", units["d4704"]), UserFactory()
    held = grant(by, user, "teacher", units["d4704"], ends_on=today(30))
    assert held.granted_by == by
    assert held_today(user) == [held]
    assert ModelLogEntry.objects.filter(action="portal.role.grant", user=by).exists()


def test_same_role_again_lengthens_it(units):
    """Giving a role that is held makes one row longer, not two rows."""
    by, user = as_role("superuser"), UserFactory()
    first = grant(by, user, "teacher", units["d4704"], ends_on=today(10))
    second = grant(by, user, "teacher", units["d4704"], ends_on=today(20))
    assert first == second
    assert second.ends_on == today(20)
    assert grant(by, user, "teacher", units["d4704"]).ends_on is None
    assert RoleAssignment.objects.filter(user=user).count() == 1


@pytest.mark.parametrize("role", ["district_director", "provincial_officer", "dpo"])
def test_grant_above_oneself_is_refused(units, role):
    """No promotion of oneself or others to one's own rank or above."""
    by = as_role("district_director", units["d4704"])
    with pytest.raises(PermissionDenied):
        grant(by, by, role, units["d4704"])


def test_grant_where_the_role_cannot_be_held_is_refused(units):
    """A director belongs to a district, whoever gives the role."""
    with pytest.raises(ValidationError):
        grant(as_role("superuser"), UserFactory(), "district_director", units["p47"])


def test_revoked_role_gives_nothing_from_now_on(units):
    """A role that was held stays on record and ends yesterday; one given today is gone."""
    by = as_role("district_director", units["d4704"])
    teacher = as_role("teacher", units["d4704"])
    held = RoleAssignment.objects.get(user=teacher)
    revoke(by, held)
    held.refresh_from_db()
    assert held.ends_on == today(-1)
    assert held_today(again(teacher)) == []
    fresh = grant(by, teacher, "teacher", units["d4704"])
    revoke(by, fresh)
    assert not RoleAssignment.objects.filter(pk=fresh.pk).exists()


def test_revoking_and_moving_need_the_right_to_give(units):
    """Nobody takes away, shortens or lengthens a role they could not give."""
    by = as_role("district_director", units["d4704"])
    own = RoleAssignment.objects.get(user=by)
    with pytest.raises(PermissionDenied):
        revoke(by, own)
    with pytest.raises(PermissionDenied):
        change_period(by, own, starts_on=today(), ends_on=None, is_acting=False)


def test_director_cannot_change_their_own_row_in_the_admin(client, units):
    """The screens refuse what the services refuse."""
    by = as_role("district_director", units["d4704"])
    own = RoleAssignment.objects.get(user=by)
    sign_in(client, by)
    for name in ("roles_held:edit", "roles_held:delete"):
        response = client.post(reverse(name, args=[own.pk]), {"starts_on": "2020-01-01"})
        assert response.status_code in {302, 403}
    own.refresh_from_db()
    assert own.ends_on is None


def test_director_ends_a_teachers_role_in_the_admin(client, units):
    """One page, one button."""
    by = as_role("district_director", units["d4704"])
    teacher = as_role("teacher", units["d4704"])
    held = RoleAssignment.objects.get(user=teacher)
    sign_in(client, by)
    client.post(reverse("roles_held:delete", args=[held.pk]))
    assert held_today(again(teacher)) == []


def test_superuser_tick_and_groups_are_out_of_reach(client, units):
    """Wagtail's own screens of accounts and groups stay closed to officers."""
    by = as_role("district_director", units["d4704"])
    sign_in(client, by)
    client.post(reverse("wagtailusers_users:edit", args=[by.pk]), {"is_superuser": "on"})
    by.refresh_from_db()
    assert not by.is_superuser


def test_signing_out_everywhere_ends_every_session(client, units):
    """Every session of the account is over, on every machine."""
    user = as_role("teacher", units["d4704"])
    sign_in(client, user)
    assert client.get(reverse("wagtailadmin_home")).status_code == 200
    sign_out_everywhere(user)
    assert client.get(reverse("wagtailadmin_home")).status_code == 302
