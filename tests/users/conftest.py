"""What the tests of this room share."""

from tests.factories.users import page_below, plain_tree  # noqa: F401 - fixtures
