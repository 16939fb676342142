"""What tests of the registry share."""

import pytest

from tests.factories.catalogue import make_course, tree, tree_layer  # noqa: F401 - fixtures


@pytest.fixture
def course(tree):  # noqa: F811 - the fixture
    """A course of the district centre of Phanna Nikhom."""
    return make_course(tree["d4704"])
