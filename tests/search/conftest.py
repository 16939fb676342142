"""What the tests of this room share."""

import pytest

from tests.factories.catalogue import tree  # noqa: F401 - a fixture
from tests.factories.search import AT, scatter


@pytest.fixture
def at():
    """The moment at which these tests ask."""
    return AT


@pytest.fixture
def scattered(areas):
    """Two hundred courses with runs of all sorts; returns the plain facts that were stored."""
    return scatter(200)
