"""How new an entry is: a number that only grows, also when the entry goes and comes again."""

import time
from collections.abc import Collection

from django.db import connection
from django.db.models import BigIntegerField, F, Max, Value
from django.db.models.expressions import Combinable, RawSQL
from django.db.models.functions import Greatest

from search.models import Entry


def raise_versions(pages: Collection[int]) -> int:
    """Raise the versions of the entries of pages, and return the highest; 0 without entries.

    After the rows were written, in the same transaction: their locks make the order of versions
    that of the commits. An entry begins at the clock, so that it is newer than one that was
    deleted before.
    """
    entries = Entry.objects.of_pages(pages).order_by()
    entries.update(version=Greatest(F("version") + 1, _milliseconds()))
    highest: int | None = entries.aggregate(highest=Max("version"))["highest"]
    return highest or 0


def _milliseconds() -> Combinable:
    if connection.vendor == "postgresql":
        # The database's own clock, because several servers share it.
        now = "(extract(epoch FROM clock_timestamp()) * 1000)::bigint"
        return RawSQL(now, (), output_field=BigIntegerField())  # noqa: S611 - nothing from outside
    return Value(time.time_ns() // 1_000_000)
