"""Fixtures of the catalogue's tests: units always with their pages."""

import pytest
import time_machine
from django.utils.translation import override

from catalogue.models import ProvincePage
from portal.places.models import OrgUnit
from tests.factories.catalogue import bangkok, tree  # noqa: F401 - a fixture
from tests.factories.users import as_role

#: A Saturday.
NOW = bangkok(2026, 11, 21, 10, 0)


@pytest.fixture
def saturday():
    """It is ten in the morning of a Saturday, and stays so."""
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def friday():
    """It is ten in the morning of the day before, when centres are open; pages are in Thai."""
    # The language too: the test before may have read an English page.
    with time_machine.travel(bangkok(2026, 11, 20, 10, 0), tick=False), override("th"):
        yield


@pytest.fixture
def province(tree):  # noqa: F811 - the fixture
    """The page of Sakon Nakhon."""
    return ProvincePage.objects.get(province="47")


@pytest.fixture
def units(areas, tree_layer):
    """Return the test units, fresh for each test: code → OrgUnit ("dole", "p47", "d4704" …)."""
    return {unit.code: unit for unit in OrgUnit.objects.all()}


@pytest.fixture
def teacher(units):
    """A teacher of the centre of Phanna Nikhom."""
    return as_role("teacher", units["d4704"])


@pytest.fixture
def director(units):
    """Who publishes there."""
    return as_role("district_director", units["d4704"])
