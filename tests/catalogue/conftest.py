"""Fixtures of the catalogue's tests."""

from tests.factories.catalogue import tree  # noqa: F401 - a fixture for all
