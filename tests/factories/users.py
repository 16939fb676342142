"""Accounts and roles for tests: ``as_role("teacher", unit)`` is all that most tests need."""

import datetime

import factory
import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone
from factory.django import DjangoModelFactory
from wagtail.models import Page, Site

from portal.places.models import OrgUnit
from portal.users.models import RoleAssignment
from portal.users.services import ensure_workflows
from tests.factories.places import units_layer
from tests.layers import layer

LONG_AGO = datetime.date(2020, 1, 1)


class UserFactory(DjangoModelFactory):
    """An account without any role: it may do nothing."""

    class Meta:
        model = get_user_model()
        skip_postgeneration_save = True

    class Params:
        number = factory.Sequence(lambda n: n)

    username = factory.LazyAttribute(lambda user: f"somebody{user.number}")
    email = factory.LazyAttribute(lambda user: f"somebody{user.number}@example.com")
    first_name = "ครูสาธิต"
    last_name = factory.LazyAttribute(lambda user: f"ตัวอย่าง {user.number}")
    password = factory.django.Password("correct horse battery staple")


class RoleAssignmentFactory(DjangoModelFactory):
    """A role held since long ago and without an end; ``unit`` must be given."""

    class Meta:
        model = RoleAssignment

    user = factory.SubFactory(UserFactory)
    role = "teacher"
    starts_on = LONG_AGO


def as_role(role, *units, is_acting=False, **account):
    """Return a fresh account that holds the role in the units today; "superuser" needs no unit."""
    if role == "superuser":
        return UserFactory(is_superuser=True, **account)
    user = UserFactory(**account)
    for unit in units:
        RoleAssignmentFactory(user=user, role=role, unit=unit, is_acting=is_acting)
    return user


def again(user):
    """Return the account as the next request would see it, with nothing kept on it."""
    return type(user)._default_manager.get(pk=user.pk)


def sign_in(client, user, is_verified=True):
    """Sign in, with the second factor passed where the role needs one (unless told otherwise)."""
    from django_otp import DEVICE_ID_SESSION_KEY
    from django_otp.plugins.otp_totp.models import TOTPDevice

    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    if is_verified:
        device, _made = TOTPDevice.objects.get_or_create(
            user=user, defaults={"confirmed": True, "name": "test"}
        )
        session = client.session
        session[DEVICE_ID_SESSION_KEY] = device.persistent_id
        session.save()
    return client


def _page_below(parent, title, **fields):
    return parent.add_child(instance=Page(title=title, slug=f"p{Page.objects.count()}", **fields))


@layer(upon=units_layer)
def plain_pages_layer():
    """Give the test units plain pages: front page / country / province / district / sub-district."""
    units = {unit.code: unit for unit in OrgUnit.objects.all()}
    root = Page.get_first_root_node()
    for child in root.get_children():
        child.delete()
    root = Page.get_first_root_node()
    front = _page_below(root, "front")
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "testserver", "root_page": front}
    )
    Site.clear_site_root_paths_cache()
    country = _page_below(front, "country")
    units["dole"].page = country
    units["dole"].save()
    for code in ("p47", "p21"):
        units[code].page = _page_below(country, code)
        units[code].save()
    for code, parent in (("d4704", "p47"), ("d4702", "p47"), ("d2101", "p21")):
        units[code].page = _page_below(Page.objects.get(pk=units[parent].page_id), code)
        units[code].save()
    for unit in sorted(units.values(), key=lambda unit: unit.code):
        if unit.code.startswith("s4704"):
            unit.page = _page_below(Page.objects.get(pk=units["d4704"].page_id), unit.code)
            unit.save()
            break
    ensure_workflows()


@pytest.fixture
def plain_tree(plain_pages_layer, units):
    """The test units with plain pages; returns code → unit.

    Enough for rights, which follow from places in the tree; tests of real page types build on the
    rooms above.
    """
    return units


@pytest.fixture
def page_below(db):
    """Return a maker of plain pages below a unit's page."""

    def make(unit, title, **fields):
        return _page_below(Page.objects.get(pk=unit.page_id), title, **fields)

    return make


def today(days=0):
    """Return today, or so many days from it, in the portal's own time zone."""
    return timezone.localdate() + datetime.timedelta(days=days)
