"""The second factor covers every address of the admin, for every role that sees personal data."""

import time
from uuid import uuid4

import pytest
from django.urls import reverse
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from portal.users.services import second_factor
from tests.contracts.test_permission_matrix import addresses
from tests.factories.users import as_role, sign_in

NEEDS = {
    "teacher": ("d4704", True),
    "editor": ("d4704", False),
    "district_officer": ("d4704", True),
    "district_director": ("d4704", True),
    "provincial_officer": ("p47", True),
    "provincial_supervisor": ("p47", True),
    "department_officer": ("dole", True),
    "dpo": ("dole", True),
    "superuser": ("dole", True),
}
#: Addresses that lead to the second factor or out; the rest of what is open needs no account.
WAY_OUT = {
    "users:second-factor-verify", "users:second-factor-set-up", "wagtailadmin_login",
    "wagtailadmin_logout",
}  # fmt: skip


def code_of(device, step=0):
    totp = TOTP(device.bin_key, device.step, device.t0, device.digits, device.drift)
    totp.time = time.time() + step * device.step
    return f"{totp.token():06d}"


@pytest.mark.parametrize("role", NEEDS)
def test_roles_that_see_personal_data_need_it(client, units, role):
    """A password alone opens the admin only for roles that see no personal data."""
    unit, needs = NEEDS[role]
    sign_in(client, as_role(role, units[unit]), is_verified=False)
    response = client.get(reverse("wagtailadmin_home"))
    assert (response.status_code == 302) is needs
    if needs:
        assert response.url.startswith(reverse("users:second-factor-set-up"))


def test_every_admin_address_is_covered(client, units):
    """Pages, API, choosers, previews: unverified, everything leads to the second factor."""
    sign_in(client, as_role("superuser"), is_verified=False)
    open_ones = []
    for name, _route, keys in addresses():
        if name in WAY_OUT or not name:
            continue
        values = {key: "1..2" if key.startswith("revision_id_") else 1 for key in keys}
        if "uid" in keys:
            values["uid"] = uuid4()
        if "revision_id_a" in keys:
            values |= {"revision_id_a": "live", "revision_id_b": "latest"}
        response = client.get(reverse(name, kwargs=values))
        if response.status_code != 302 or "/second-factor/" not in response.url:
            open_ones.append(f"{name} {response.status_code}")
    assert not open_ones


def test_posts_are_covered_too(client, units):
    """Not even an unsafe request reaches a view."""
    sign_in(client, as_role("superuser"), is_verified=False)
    assert client.post(reverse("wagtailadmin_dismissibles")).status_code == 302
    header = {"HTTP_X_REQUESTED_WITH": "XMLHttpRequest"}
    assert client.post(reverse("wagtailadmin_dismissibles"), **header).status_code == 403


def test_setting_up_and_using_it(client, units):
    """QR code, first code, recovery codes once; afterwards the admin is open."""
    director = as_role("district_director", units["d4704"])
    sign_in(client, director, is_verified=False)
    page = client.get(reverse("users:second-factor-set-up"))
    assert "<svg" in page.content.decode()
    device = TOTPDevice.objects.get(user=director)
    assert not device.confirmed
    page = client.post(reverse("users:second-factor-set-up"), {"code": code_of(device)})
    codes = page.context["codes"]
    assert len(codes) == second_factor.RECOVERY_CODES
    assert client.get(reverse("wagtailadmin_home")).status_code == 200
    again = client.get(reverse("users:second-factor-set-up"))
    assert again.status_code == 302


def test_wrong_code_sets_nothing_up(client, units):
    """A device that has not proved itself is not taken into use."""
    director = as_role("district_director", units["d4704"])
    sign_in(client, director, is_verified=False)
    client.get(reverse("users:second-factor-set-up"))
    client.post(reverse("users:second-factor-set-up"), {"code": "000000"})
    assert not TOTPDevice.objects.get(user=director).confirmed
    assert client.get(reverse("wagtailadmin_home")).status_code == 302


@pytest.fixture
def with_device(units):
    director = as_role("district_director", units["d4704"])
    device = TOTPDevice.objects.create(user=director, confirmed=True)
    return director, device


def test_code_lets_in_and_leads_on(client, with_device):
    """The right code opens the page that was asked for; the session gets a new key."""
    director, device = with_device
    sign_in(client, director, is_verified=False)
    asked = client.get(reverse("wagtailimages:index"))
    key = client.session.session_key
    done = client.post(asked.url, {"code": code_of(device), "next": "/admin/images/"})
    assert done.url == "/admin/images/"
    assert client.session.session_key != key
    assert client.get("/admin/images/").status_code == 200


@pytest.mark.parametrize(
    "target", ["https://evil.example/", "//evil.example", "javascript:alert(1)"]
)
def test_code_leads_nowhere_else(client, with_device, target):
    """The way on stays on this site."""
    director, device = with_device
    sign_in(client, director, is_verified=False)
    address = reverse("users:second-factor-verify")
    done = client.post(address, {"code": code_of(device), "next": target})
    assert done.url == reverse("wagtailadmin_home")


def test_same_code_does_not_work_twice(client, with_device):
    """A code that was looked over somebody's shoulder is worthless."""
    director, device = with_device
    code = code_of(device)
    address = reverse("users:second-factor-verify")
    sign_in(client, director, is_verified=False)
    assert client.post(address, {"code": code}).status_code == 302
    client.logout()
    sign_in(client, director, is_verified=False)
    assert client.post(address, {"code": code}).status_code == 200


def test_recovery_code_works_once(client, with_device):
    """Phone lost: a code from paper lets in, once."""
    director, _device = with_device
    code = second_factor.new_recovery_codes(director)[0]
    address = reverse("users:second-factor-verify")
    sign_in(client, director, is_verified=False)
    assert client.post(address, {"code": code.upper()}).status_code == 302
    assert not StaticToken.objects.filter(token=code).exists()
    client.logout()
    sign_in(client, director, is_verified=False)
    assert client.post(address, {"code": code}).status_code == 200


def test_guessing_is_slowed_down(client, with_device):
    """After wrong codes even the right one has to wait."""
    director, device = with_device
    address = reverse("users:second-factor-verify")
    sign_in(client, director, is_verified=False)
    for _try in range(4):
        client.post(address, {"code": "000000"})
    assert client.post(address, {"code": code_of(device)}).status_code == 200


def test_device_cannot_be_replaced_without_it(client, with_device):
    """A stolen password does not set up another phone."""
    director, _device = with_device
    sign_in(client, director, is_verified=False)
    response = client.post(reverse("users:second-factor-set-up"), {"code": "123456"})
    assert response.url == reverse("users:second-factor-verify")


@pytest.mark.parametrize(("flag", "is_demonstration", "let_off"), [
    (True, True, True), (False, True, False), (True, False, False), (False, False, False),
])  # fmt: skip
def test_only_demonstration_accounts_are_let_off(
    client, units, settings, flag, is_demonstration, let_off
):
    """Both are needed: an account made for showing, and a site that allows it."""
    settings.PORTAL_DEMO_LOGINS = flag
    user = as_role("district_director", units["d4704"], is_demonstration=is_demonstration)
    sign_in(client, user, is_verified=False)
    assert (client.get(reverse("wagtailadmin_home")).status_code == 200) is let_off


def test_removal_leads_to_setting_up_again(client, with_device):
    """Phone and paper lost: the factor is taken off, all sessions end, it is set up anew."""
    director, _device = with_device
    sign_in(client, director)
    second_factor.remove(as_role("superuser"), director)
    assert client.get(reverse("wagtailadmin_home")).status_code == 302
    sign_in(client, director, is_verified=False)
    assert client.get(reverse("wagtailadmin_home")).url.startswith(
        reverse("users:second-factor-set-up")
    )
