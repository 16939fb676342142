"""The tree of centres and the site's frame for the tests of this room."""

from tests.factories.catalogue import tree  # noqa: F401 - a fixture
from tests.factories.home import site_tree  # noqa: F401 - a fixture
