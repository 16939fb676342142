"""What the statement that counts a listing is put together of."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Func, QuerySet


@dataclass(frozen=True, slots=True)
class Part:
    """One of the statements that UNION ALL joins; all names in it are our own."""

    name: str
    rows: QuerySet[Any, Any]
    cells: Sequence[str]
    group: Sequence[str]
    key: str = ""
    code: str = "''"
    #: What is known of the runs of each entry, where that is put together for all of them at once.
    runs: QuerySet[Any, Any] | None = None

    def statement(self) -> tuple[str, Sequence[Any]]:
        """Compile it: which part, which filter, which value, the cells, how many."""
        sql, values = self.rows.query.get_compiler(connection=connection).as_sql()
        columns = ", ".join([f"'{self.name}'", f"'{self.key}'", self.code, *self.cells, "COUNT(*)"])
        group = f" GROUP BY {', '.join(self.group)}" if self.group else ""
        source = f"({sql}) AS found"
        if self.runs is not None:
            joined, more = self.runs.query.get_compiler(connection=connection).as_sql()
            source = f"({joined}) AS seen JOIN {source} ON found.pk = seen.of_entry"
            values = (*more, *values)
        return f"SELECT {columns} FROM {source}{group}", values  # noqa: S608 - our own names


class Unordered(Func):
    """A column that no index is in the order of.

    SQLite would take the index of all facets, because it is in the order of the groups, and read all
    of the kind where a few are asked for: those have an index of their own.
    """

    template = "%(expressions)s"

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> tuple[str, Any]:
        """Write the plus that says so."""
        sql, values = self.as_sql(compiler, connection, template="+%(expressions)s", **context)
        return sql, values
