"""Tells the database how large tables have become after a bulk load."""

from django.db import connection
from django.db.models import Model

#: SQLite looks at so many rows of each index: enough to tell a long list from a short one.
_LOOKED_AT = 1_000


def refresh_statistics(*models: type[Model]) -> None:
    """Let the database count the rows of these tables now, also within a transaction.

    PostgreSQL's planner knows nothing of what the same transaction has just loaded: it takes a table
    of thousands of rows for an empty one and joins it row by row. SQLite never counts by itself, and
    reads all of a kind by its longest index where a province of it was asked for.
    """
    quote = connection.ops.quote_name
    tables = [quote(model._meta.db_table) for model in models]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"ANALYZE {', '.join(tables)}")
            return
        cursor.execute(f"PRAGMA analysis_limit = {_LOOKED_AT}")
        for table in tables:
            cursor.execute(f"ANALYZE {table}")
