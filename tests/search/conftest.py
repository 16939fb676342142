"""What the tests of this room share."""

import pytest

from tests.factories.catalogue import tree  # noqa: F401 - a fixture
from tests.factories.places import areas_layer
from tests.factories.search import AT, scatter
from tests.layers import layer


@pytest.fixture
def at():
    """The moment at which these tests ask."""
    return AT


@layer(upon=areas_layer)
def scattered_layer():
    """Two hundred courses with runs of all sorts."""
    return scatter(200)


@pytest.fixture
def scattered(scattered_layer, areas):
    """Two hundred courses with runs of all sorts; returns the plain facts that were stored."""
    return scattered_layer
