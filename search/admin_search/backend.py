"""The backend that ``WAGTAILSEARCH_BACKENDS`` names: ours for SQLite, ours for PostgreSQL."""

from typing import Any

from django.db import connection
from modelsearch.backends.base import BaseSearchBackend


def SearchBackend(params: dict[str, Any]) -> BaseSearchBackend:
    """Return the backend for the database that is in use."""
    # Each of the two imports models that only its own database has.
    if connection.vendor == "postgresql":
        from search.admin_search.postgresql import Backend as PostgreSQLBackend  # noqa: PLC0415

        return PostgreSQLBackend({**params, "SEARCH_CONFIG": "simple"})
    from search.admin_search.sqlite import Backend as SQLiteBackend  # noqa: PLC0415

    return SQLiteBackend(params)
