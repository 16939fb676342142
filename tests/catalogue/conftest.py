"""Fixtures of the catalogue's tests."""

from tests.factories.catalogue import few_centres, tree, units  # noqa: F401 - fixtures for all
