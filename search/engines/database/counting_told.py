"""Counting all of a kind by what is told of its entries (``search.told``): one short index is read.

Entries whose text is not true at the moment are taken away again and counted from their rows: those
that turned by the clock, and those whose runs have changed since. A job keeps them few, so that a
count costs the same however many runs there are; without the job it is as right, and costs more.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import F, Q, QuerySet
from django.db.models.expressions import RawSQL

from search import told
from search.conditions import Condition
from search.engines.base import Tally
from search.engines.database.counting import Cells, Counting, tally_rows
from search.engines.database.cube import Bits
from search.engines.database.statements import Part
from search.models import Entry, EntryRun
from search.query import Query

_TOLD, _NOT_TRUE = "told", "not true"
#: The name under which the statement keeps the entries whose text is not true.
_UNTRUE = "untrue"


def tally(query: Query, extra: Sequence[Condition] = ()) -> Tally:
    """Count all that a listing shows, in one statement."""
    if query.matching is None:
        try:
            return CountingTold(query, tuple(extra)).result()
        except told.NotTold:
            pass
    return tally_rows(query, extra)


class CountingTold(Counting):
    """One question about all of a kind; raises NotTold where texts do not tell what is asked."""

    def __init__(self, query: Query, extra: tuple[Condition, ...]) -> None:
        super().__init__(query, extra, *_keeping_untrue(query.at))
        if self.is_in_area or not self.bits:
            raise told.NotTold
        asked = told.Asked(query.kind, query.at)
        self._reader = asked.reader(self.cube.of_runs, self.cube.of_entries())
        #: How many entries there are of each text, without those that are not true.
        self._texts: Counter[str] = Counter()

    @property
    def is_part(self) -> bool:
        return True

    def plain(self) -> QuerySet[Any, Any]:
        return super().plain().filter(_is_untrue())

    def parts(self) -> Iterator[Part]:
        yield from super().parts()
        of_kind: QuerySet[Any, Any] = Entry.objects.order_by().of_kind(self.query.kind.code)
        rows = of_kind.annotate(value=F("told")).values("pk", "value")
        for part, some in ((_TOLD, rows), (_NOT_TRUE, rows.filter(_is_untrue()))):
            yield Part(part, some, self.nothing, ["value"], code="value")

    def collect(
        self, cells: Cells, part: str, code: str, row: tuple[Any, ...], number: int
    ) -> None:
        if part in {_TOLD, _NOT_TRUE}:
            self._texts[code] += number if part == _TOLD else -number
        else:
            super().collect(cells, part, code, row, number)

    def complete(self, cells: Cells) -> None:
        bits: dict[str, Bits] = {}
        for text, number in self._texts.items():
            if number:
                own, runs = self._reader.parts(text)
                if runs not in bits:
                    bits[runs] = self._reader.bits(runs)
                cells[own, bits[runs]] += number

    def entry(self, key: Any) -> object:
        if isinstance(key, str):
            return self._reader.row(key, self.cube.columns)
        return super().entry(key)


def _keeping_untrue(at: datetime) -> tuple[str, Sequence[Any]]:
    """Return the WITH of a statement that asks several times for entries whose text is not true."""
    turned = Entry.objects.filter(told_until__lte=at).values_list("pk")
    ahead = Entry.objects.filter(told_since__gt=at).values_list("pk")
    changed = EntryRun.objects.order_by().filter(is_told=False).values_list("entry_id")
    found = turned.order_by().union(ahead.order_by(), changed)
    sql, values = found.query.get_compiler(connection=connection).as_sql()
    return f"WITH {_UNTRUE} (entry_id) AS MATERIALIZED ({sql}) ", values


def _is_untrue() -> Q:
    return Q(pk__in=RawSQL(f"SELECT entry_id FROM {_UNTRUE}", []))  # noqa: S608, S611 - our own name
