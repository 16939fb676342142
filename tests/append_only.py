"""Lets the test runner empty append-only tables: SQLite's triggers refuse that to everybody."""

import pytest
from django.db.backends.sqlite3.base import DatabaseWrapper

from portal.core.append_only import TRIGGER_PREFIX


@pytest.fixture(autouse=True, scope="session")
def _append_only_tables_can_be_flushed():
    """While the runner flushes the triggers are away; PostgreSQL truncates, past triggers."""
    operations = DatabaseWrapper.ops_class
    original = operations.sql_flush

    def sql_flush(self, *args, **kwargs):
        statements = original(self, *args, **kwargs)
        with self.connection.cursor() as cursor:
            cursor.execute(
                "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE %s",
                [f"{TRIGGER_PREFIX}%"],
            )
            triggers = cursor.fetchall()
        drops = [f'DROP TRIGGER "{name}"' for name, _sql in triggers]
        return (
            [*drops, *statements, *(sql for _name, sql in triggers)] if statements else statements
        )

    operations.sql_flush = sql_flush
    yield
    operations.sql_flush = original
