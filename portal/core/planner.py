"""Tells the database how large tables have become after a bulk load."""

from django.db import connection
from django.db.models import Model


def refresh_statistics(*models: type[Model]) -> None:
    """Let PostgreSQL count the rows of these tables now, also within a transaction.

    Its planner knows nothing of what the same transaction has just loaded: it takes a table of
    thousands of rows for an empty one and joins it row by row. SQLite plans without counting.
    """
    if connection.vendor != "postgresql":
        return
    quote = connection.ops.quote_name
    tables = ", ".join(quote(model._meta.db_table) for model in models)
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {tables}")
