"""Fixtures of the catalogue's tests: units always with their pages."""

import pytest

from portal.places.models import OrgUnit
from tests.factories.catalogue import tree  # noqa: F401 - a fixture
from tests.factories.users import as_role


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
