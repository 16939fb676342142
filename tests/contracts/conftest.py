"""What the contracts share."""

from tests.factories.home import site_layer, site_tree  # noqa: F401 - fixtures
