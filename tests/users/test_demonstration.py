"""Demonstration accounts: one for each role, with a fresh password each time."""

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command

from portal.places.models import OrgUnit
from portal.users.enums import Role
from portal.users.roles import held_today
from portal.users.services import demonstration
from tests.factories.places import OrgUnitFactory
from tests.factories.users import UserFactory, again


@pytest.fixture
def wanted(units, settings):
    """The districts of the demonstration (the test's few areas lack two of them)."""
    settings.PORTAL_DEMO_LOGINS = True
    for code in (demonstration.OWN, demonstration.ACTING_IN):
        if not OrgUnit.objects.filter(code=code).exists():
            OrgUnitFactory(code=code, parent=units["p47"], kind="district")


def test_one_account_for_each_role(wanted):
    """Every role can be shown, and a superuser; one director acts for a second district."""
    demonstration.refresh()
    accounts = get_user_model().objects.filter(is_demonstration=True)
    roles = {held.role for user in accounts for held in held_today(user)}
    assert roles == set(Role)
    assert accounts.filter(is_superuser=True).count() == 1
    acting = accounts.get(username="acting")
    assert sorted(held.is_acting for held in held_today(acting)) == [False, True]


def test_passwords_are_fresh_and_work(wanted):
    """Each time other passwords; the printed one is right; nothing else changes."""
    first = {login.username: login.password for login in demonstration.refresh()}
    second = {login.username: login.password for login in demonstration.refresh()}
    assert not set(first.values()) & set(second.values())
    assert len(set(second.values())) == len(second)
    user = get_user_model().objects.get(username="teacher")
    assert user.check_password(second["teacher"])
    assert len(held_today(user)) == 1


def test_real_accounts_are_left_alone(wanted):
    """A real account that happens to have the name is not taken over."""
    real = UserFactory(username="teacher", email="kru@example.com")
    with pytest.raises(demonstration.NotHereError):
        demonstration.refresh()
    assert again(real).check_password("correct horse battery staple")


def test_nothing_is_made_where_it_is_not_wanted(wanted, settings):
    """Without the flag there are no demonstration accounts."""
    settings.PORTAL_DEMO_LOGINS = False
    with pytest.raises(CommandError):
        call_command("demo_logins")
    assert not get_user_model().objects.exists()


def test_missing_units_are_named(db, settings):
    """Before the areas are loaded, the command says what is missing."""
    settings.PORTAL_DEMO_LOGINS = True
    with pytest.raises(CommandError, match="d4704"):
        call_command("demo_logins")


def test_command_prints_and_removes(wanted, capsys):
    """Names and passwords are printed; removal closes the accounts for good."""
    call_command("demo_logins")
    assert "director" in capsys.readouterr().out
    call_command("demo_logins", remove=True)
    assert not get_user_model().objects.filter(is_active=True).exists()
    call_command("demo_logins")
    assert get_user_model().objects.get(username="director").is_active
