"""The portal on a disk that is full: SQLite may not grow past a number of pages."""

import os

from django.db.backends.signals import connection_created

from portal.wsgi import application

__all__ = ["application"]


def _limit(connection, **given):  # type: ignore[no-untyped-def] - a receiver
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA max_page_count={int(os.environ['MEASURE_MOST_PAGES'])}")


connection_created.connect(_limit)
