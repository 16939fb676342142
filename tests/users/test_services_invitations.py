"""Inviting by a link: signed, once, for seven days."""

import datetime

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from portal.users.models import Invitation, RoleAssignment
from portal.users.roles import held_today
from portal.users.services import invite, revoke, withdraw
from portal.users.services.invitations import LIFE, accept, find, link
from tests.factories.users import UserFactory, again, as_role, sign_in, today

CHOSEN = {
    "first_name": "ครูสาธิต", "last_name": "ใหม่", "username": "new.teacher",
    "password": "ข้าวเหนียว มะม่วง ส้มตำ ไก่ย่าง", "password_again": "ข้าวเหนียว มะม่วง ส้มตำ ไก่ย่าง",
}  # fmt: skip


@pytest.fixture
def director(units):
    return as_role("district_director", units["d4704"])


@pytest.fixture
def invitation(units, director):
    return invite(director, "New@Example.com", "teacher", units["d4704"], first_name="ครูสาธิต")


def path(invitation):
    return link(invitation).removeprefix("http://testserver")


def test_link_makes_an_account_with_the_role(client, units, invitation):
    """Whoever has the link chooses a password and holds the role; nothing more."""
    assert client.get(path(invitation)).status_code == 200
    response = client.post(path(invitation), CHOSEN)
    assert response.url == reverse("wagtailadmin_login")
    user = get_user_model().objects.get(username="new.teacher")
    assert user.email == "new@example.com"
    assert user.check_password(CHOSEN["password"])
    assert not user.is_superuser
    assert not user.is_staff
    assert [(one.role, one.unit) for one in held_today(user)] == [("teacher", units["d4704"])]


def test_link_works_once(client, invitation):
    """The second time, the link says that it no longer works."""
    client.post(path(invitation), CHOSEN)
    response = client.post(path(invitation), {**CHOSEN, "username": "another"})
    assert response.status_code == 404
    assert get_user_model().objects.filter(username="another").count() == 0


def test_two_at_once_get_one_account(invitation):
    """The row is taken by a conditional update: whoever comes second gets nothing."""
    rest = {"password": "x" * 12, "first_name": "a", "last_name": "b"}
    accept(Invitation.objects.get(pk=invitation.pk), username="first", **rest)
    with pytest.raises(ValidationError):
        accept(invitation, username="second", **rest)
    assert not get_user_model().objects.filter(username="second").exists()


def test_link_is_over_after_seven_days(time_machine, invitation):
    """One second before it works, one second after it does not."""
    token = path(invitation).split("/")[-2]
    end = invitation.invited_at + LIFE
    time_machine.move_to(end - datetime.timedelta(seconds=1), tick=False)
    assert find(token) == invitation
    time_machine.move_to(end + datetime.timedelta(seconds=1), tick=False)
    assert find(token) is None


@pytest.mark.parametrize("change", ["x", "", "AAAA"])
def test_changed_link_is_nothing(client, invitation, change):
    """A link that was not signed here leads nowhere, and says no more than an old one."""
    good = path(invitation).split("/")[-2]
    response = client.get(reverse("users:invitation", args=[f"{change}{good[1:]}" or "x"]))
    assert response.status_code == 404


def test_new_link_replaces_the_old(units, director, invitation):
    """Inviting again renews one row; the older link is worthless."""
    old = path(invitation).split("/")[-2]
    again_invited = invite(director, "new@example.com", "teacher", units["d4704"])
    assert again_invited.pk == invitation.pk
    assert find(old) is None


def test_withdrawn_link_is_nothing(client, director, invitation):
    """What was withdrawn cannot be taken up."""
    withdraw(director, invitation)
    assert client.get(path(invitation)).status_code == 404


def test_invitation_dies_with_the_right_to_give_it(units, client, director, invitation):
    """If whoever invited has lost the post meanwhile, the link makes no account."""
    revoke(as_role("superuser"), RoleAssignment.objects.get(user=director))
    response = client.post(path(invitation), CHOSEN)
    assert response.status_code == 200
    assert not get_user_model().objects.filter(username="new.teacher").exists()


def test_weak_password_and_taken_name_are_refused(client, units, invitation):
    """The form comes back with words at the fields."""
    UserFactory(username="taken")
    weak = {**CHOSEN, "username": "Taken", "password": "12345678", "password_again": "1234567"}
    form = client.post(path(invitation), weak).context["form"]
    assert {"username", "password", "password_again"} <= set(form.errors)


def test_known_address_takes_the_role_with_its_own_account(client, units, invitation):
    """An address that has an account: its owner, signed in, takes up the role; nobody else."""
    owner = UserFactory(email="new@example.com")
    assert client.get(path(invitation)).status_code == 302
    sign_in(client, as_role("teacher", units["d2101"]))
    client.post(path(invitation))
    assert held_today(again(owner)) == []
    sign_in(client, owner)
    client.post(path(invitation))
    assert [one.unit for one in held_today(again(owner))] == [units["d4704"]]


@pytest.mark.parametrize(
    ("role", "unit"), [("district_director", "d4704"), ("teacher", "d4702"), ("dpo", "dole")]
)
def test_inviting_above_or_beside_oneself_is_refused(units, director, role, unit):
    """Invitations follow the same rule as grants."""
    with pytest.raises(PermissionDenied):
        invite(director, "x@example.com", role, units[unit])


def test_link_is_made_from_the_sites_own_address(client, invitation):
    """A forged Host does not get into a link."""
    assert link(invitation).startswith("http://testserver/admin/invitation/")


def test_director_invites_in_the_admin_and_sees_the_link(client, units, director):
    """One form: the mail goes out, and the link is shown for LINE."""
    sign_in(client, director)
    form = {
        "email": "kru@example.com", "first_name": "ครู", "last_name": "ใหม่", "role": "teacher",
        "unit": units["d4704"].pk, "starts_on": today().isoformat(),
    }  # fmt: skip
    page = client.post(reverse("invitations:add"), form, follow=True)
    invitation = Invitation.objects.get(email="kru@example.com")
    assert link(invitation) in page.content.decode()
    assert link(invitation) in mail.outbox[0].body
    assert mail.outbox[0].to == ["kru@example.com"]


def test_form_offers_lower_roles_only(client, units, director):
    """The roles to choose from are those that a director may give."""
    sign_in(client, director)
    form = client.get(reverse("invitations:add")).context["form"]
    assert {value for value, _label in form.fields["role"].choices} == {
        "teacher", "editor", "district_officer",
    }  # fmt: skip


def test_expiry_is_kept_with_the_row(invitation):
    """The row says until when its link works."""
    assert invitation.expires_at - timezone.now() <= LIFE
