"""A database for threads and processes, handlers that leave no trace, a clock set by hand."""

from datetime import timedelta

import pytest
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor

from portal.outbox import handlers, periodic
from tests.factories.outbox import NOON


class Clock:
    """Time that passes only when a test says so."""

    def __init__(self):
        self.now = NOON

    def __call__(self):
        return self.now

    def forward(self, **delta):
        """Let time pass."""
        self.now += timedelta(**delta)
        return self.now


@pytest.fixture
def clock():
    """Noon in Bangkok, 20 November 2026."""
    return Clock()


@pytest.fixture
def register_handler():
    """Register handlers for the length of a test."""
    names = []

    def register(name, handler):
        names.append(name)
        handlers.register(name, handler)

    yield register
    for name in names:
        handlers.unregister(name)


@pytest.fixture
def no_periodic_jobs(monkeypatch):
    """Only the jobs that the test registers."""
    monkeypatch.setattr(periodic, "_jobs", {})


@pytest.fixture
def shared_database(transactional_db, tmp_path):
    """The outbox in a database that threads and processes reach.

    PostgreSQL's test database, or a SQLite file with the settings of production: tests otherwise
    use one in memory.
    """
    if connection.vendor == "postgresql":
        yield
        return
    kept, settings_dict = connections["default"], connections.databases["default"]
    name = settings_dict["NAME"]
    settings_dict["NAME"] = str(tmp_path / "shared.sqlite3")
    del connections["default"]
    executor = MigrationExecutor(connections["default"])
    executor.migrate([key for key in executor.loader.graph.leaf_nodes() if key[0] == "outbox"])
    yield
    connections["default"].close()
    settings_dict["NAME"] = name
    connections["default"] = kept
