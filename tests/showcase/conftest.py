"""Fixtures of the showcase's tests: units always with their pages."""

import pytest

from portal.places.models import OrgUnit
from tests.factories.catalogue import tree  # noqa: F401 - a fixture


@pytest.fixture
def units(areas, tree_layer):
    """Return the test units, fresh for each test: code → OrgUnit ("dole", "p47", "d4704" …)."""
    return {unit.code: unit for unit in OrgUnit.objects.all()}
