"""The tree of centres and the site's frame for the tests of this room."""

import pytest

from portal.users.services import ensure_workflows
from tests.factories.catalogue import tree  # noqa: F401 - a fixture
from tests.factories.home import site_tree  # noqa: F401 - a fixture
from tests.factories.practice import ensure_practice_workflow


@pytest.fixture
def workflows(tree):  # noqa: F811 - the fixture
    """The way of all pages, and that of stories."""
    ensure_workflows()
    ensure_practice_workflow()
