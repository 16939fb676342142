"""What the tests of this room share."""

import pytest

from tests.factories.catalogue import pages_by_code, tree, tree_layer  # noqa: F401 - fixtures
from tests.factories.places import areas_layer
from tests.factories.search import AT, scatter
from tests.layers import layer
from tests.search.course_admin import CourseAdmin
from tests.search.operations import World


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


@layer(upon=tree_layer)
def world_layer():
    """Two centres with a live course and a draft, before anything is done to them."""
    return World(pages_by_code())


@pytest.fixture
def world(world_layer, tree, client):  # noqa: F811 - the fixture
    """Those, with an editor at work."""
    world_layer.admin = CourseAdmin(client)
    return world_layer
