"""Fixtures of the catalogue's tests: the tree of centres is made once for each module."""

import pytest

from portal.places.models import OrgUnit
from tests.factories.catalogue import few_centres, pages_by_code  # noqa: F401 - a fixture for all


@pytest.fixture
def units(few_centres, db):  # noqa: F811 - the fixture, not the import
    """Return the test units, fresh for each test: code → OrgUnit ("dole", "p47", "d4704" …)."""
    return {unit.code: unit for unit in OrgUnit.objects.all()}


@pytest.fixture
def tree(few_centres, db):  # noqa: F811 - the fixture, not the import
    """Return the pages of the test units, fresh for each test: unit code → CentrePage."""
    return pages_by_code()
