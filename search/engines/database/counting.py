"""All counts of a listing in one statement.

Entries are put together by what their filters see of them (``cube``): columns, facet values, and one
bit for each thing asked of runs. What comes back are a few such rows with how many entries each
stands for; the counts are sums over them. Filters with too many values (areas) are counted by
statements of their own, joined by UNION ALL.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Case, F, FilteredRelation, IntegerField, Max, Q, QuerySet, Value, When

from search import facet_sets
from search.conditions import FACETS, Condition
from search.engines.base import Tally
from search.engines.database import predicates
from search.engines.database.cube import Bits, Cube
from search.engines.database.matching import keeping, kept, matched
from search.engines.database.statements import Part, Unordered
from search.filters import Asked, Filter, demand
from search.models import Entry, EntryRun
from search.query import Query

_PLAIN, _WITH_RUNS, _APART, _ANYWHERE = "plain", "with runs", "apart", "anywhere"

Cells = Counter[tuple[Hashable, Bits]]


def tally_rows(query: Query, extra: Sequence[Condition] = ()) -> Tally:
    """Count all that a listing shows from the rows alone, in one statement."""
    if query.matching is None:
        return Counting(query, tuple(extra)).result()
    fitting = replace(query, matching=kept(query.matching))
    return Counting(fitting, tuple(extra), *keeping(query.matching)).result()


class Counting:
    """One question being counted."""

    def __init__(
        self,
        query: Query,
        extra: tuple[Condition, ...],
        beginning: str = "",
        parameters: Sequence[Any] = (),
    ) -> None:
        self.query = query
        #: What the statement begins with, and its parameters.
        self.beginning, self.parameters = beginning, parameters
        self.extra = extra
        self.apart = [one for one in query.kind.filters if one.counts_apart]
        self.cube = Cube(query)
        self.bits = [f"b{place}" for place in self.cube.of_runs.values()]
        #: For each text of facets that was met: which of those asked about it holds.
        self._known: dict[str, tuple[bool, ...]] = {}

    def result(self) -> Tally:
        found = Tally(
            tiers=[0] * len(self.query.tiers),
            counts={
                one.key: dict.fromkeys(one.variants(self.query.of(one)), 0)
                for one in self.query.kind.filters
            },
            extra=[0] * len(self.extra),
        )
        cells: Cells = Counter()
        for part, key, code, row, number in self._rows():
            if part == _ANYWHERE:
                found.fits_anywhere = bool(number)
            elif part != _APART:
                self.collect(cells, part, code, row, number)
            elif key.startswith("+"):
                found.extra[int(key[1:])] += number
            elif code:
                found.counts[key][code] = number
        self.complete(cells)
        found.base = cells.total()
        cells = Counter({cell: number for cell, number in cells.items() if number})
        self.cube.add_up(found, cells, self.entry)
        return found

    # --- the cells ------------------------------------------------------------------------

    def collect(
        self, cells: Cells, part: str, code: str, row: tuple[Any, ...], number: int
    ) -> None:
        """Add one row of the statement to the cells."""
        place = len(row) - len(self.bits)
        own, bits, no_bits = self._held(row[:place]), row[place:], (0,) * len(self.bits)
        if part == _WITH_RUNS:
            # Whoever has runs was counted among the plain ones, too.
            cells[own, no_bits] -= number
        cells[own, bits if part == _WITH_RUNS else no_bits] += number

    def complete(self, cells: Cells) -> None:
        """Add what is known when all rows are read."""

    def _held(self, cells: tuple[Any, ...]) -> tuple[Any, ...]:
        """Say of each facet that is asked about whether it holds, in place of all facets."""
        if not self.cube.facets:
            return cells
        *columns, text = cells
        if text not in self._known:
            self._known[text] = facet_sets.held(text, self.cube.facets)
        return (*columns, *self._known[text])

    def entry(self, key: Any) -> object:
        """Give what was seen of entries the looks of an entry, so that conditions can be asked of it."""
        cells = iter(key)
        values = {name: next(cells) for name in self.cube.columns}
        facets: dict[str, set[str]] = defaultdict(set)
        for name, value in self.cube.facets:
            facets[f"{FACETS}{name}"].update([value] if next(cells) else [])
        return SimpleNamespace(**values, **facets)

    # --- the statement --------------------------------------------------------------------

    @property
    def is_part(self) -> bool:
        """Whether only a part of the kind is looked at: an area, or what has some words."""
        return self.query.matching is not None or self.is_in_area

    @property
    def is_in_area(self) -> bool:
        """Whether anything is asked that is counted apart."""
        query = self.query
        return any(one.asked(query.of(one), query.at) != Asked() for one in self.apart)

    def plain(self) -> QuerySet[Any, Any]:
        """All entries, by what filters see of them alone."""
        query = self.query
        base = predicates.of_entries(query, query.demand(*self.apart) if self.apart else demand([]))
        cells: dict[str, Any] = {f"c{n}": F(name) for n, name in enumerate(self.cube.columns)}
        if self.cube.facets:
            cells["facets_held"] = F("facet_set")
        if self.is_part:
            cells = {name: Unordered(cell) for name, cell in cells.items()}
        rows: QuerySet[Any, Any] = Entry.objects.order_by().filter(base).annotate(**cells)
        return rows.values("pk", *cells)

    def _with_runs(self) -> QuerySet[Any, Any]:
        """Those with runs to look at, with one bit for each thing asked of a run."""
        considered = predicates.predicate(self.query.considered, predicates.Side("runs__"))
        rows: QuerySet[Any, Any] = self.plain().annotate(
            run=FilteredRelation("runs", condition=considered)
        )
        bits = {f"b{place}": _bit(one) for one, place in self.cube.of_runs.items()}
        found: QuerySet[Any, Any] = rows.filter(run__isnull=False).annotate(**bits)
        return found

    def _all_runs(self) -> QuerySet[Any, Any]:
        """The same bits for each entry of the store that has runs: one look at all runs."""
        bits = {f"b{place}": _bit(one, predicates.RUN) for one, place in self.cube.of_runs.items()}
        runs: QuerySet[Any, Any] = EntryRun.objects.order_by()
        considered = predicates.predicate(self.query.considered, predicates.RUN)
        return runs.filter(considered).values(of_entry=F("entry_id")).annotate(**bits)

    def _rows(self) -> Iterator[tuple[str, str, str, tuple[Any, ...], int]]:
        statements: list[str] = []
        parameters = [*self.parameters]
        for part in self.parts():
            try:
                sql, values = part.statement()
            except EmptyResultSet:
                continue
            statements.append(sql)
            parameters.extend(values)
        if not statements:
            return
        with connection.cursor() as cursor:
            cursor.execute(self.beginning + " UNION ALL ".join(statements), parameters)
            for row in cursor.fetchall():
                yield row[0], row[1], row[2], tuple(row[3:-1]), row[-1]

    def parts(self) -> Iterator[Part]:
        """Yield the statement's parts; the first says of which type each column is."""
        cells = self._cells
        yield Part(_PLAIN, self.plain(), [*cells, *("0" for _bit in self.bits)], group=cells)
        if self.bits:
            seen = [*cells, *self.bits]
            if self.is_part:
                yield Part(_WITH_RUNS, self._with_runs(), seen, seen)
            else:
                yield Part(_WITH_RUNS, self.plain(), seen, seen, runs=self._all_runs())
        for key, rows in self._parts_apart():
            is_single = key.startswith("+")
            code = [] if is_single else ["value"]
            yield Part(_APART, rows, self.nothing, code, key, "''" if is_single else "value")
        if self.query.matching is not None and any(self.query.chosen.values()):
            yield Part(_ANYWHERE, self._anywhere(), self.nothing, [])

    @property
    def _cells(self) -> list[str]:
        columns = [f"c{n}" for n in range(len(self.cube.columns))]
        return [*columns, *(["facets_held"] if self.cube.facets else [])]

    @property
    def nothing(self) -> list[str]:
        """The cells of a row that is counted apart."""
        return ["NULL" for _cell in (*self._cells, *self.bits)]

    def _anywhere(self) -> QuerySet[Any, Any]:
        """One entry of the kind that has the words, whatever is ticked."""
        assert self.query.matching is not None  # noqa: S101 - for the type checker
        entries = Entry.objects.order_by().filter(
            predicates.of_kind(self.query), matched(self.query.matching)
        )
        return entries.values("pk")[:1]

    def _parts_apart(self) -> Iterator[tuple[str, QuerySet[Any, Any]]]:
        for one in self.apart:
            chosen = self.query.of(one)
            if (grouped := one.grouped(chosen)) is not None:
                column, meanwhile = grouped
                rows = self._found(one, meanwhile).annotate(value=F(column))
                yield one.key, rows.values("pk", "value")
            for code, variant in one.variants(chosen).items():
                rows = self._found(one, variant).annotate(value=Value(code))
                yield one.key, rows.values("pk", "value")
        for place, condition in enumerate(self.extra):
            wanted = predicates.predicate(condition, predicates.ENTRY)
            entries = Entry.objects.order_by().filter(
                predicates.of_entries(self.query, self.query.demand()), wanted
            )
            yield f"+{place}", entries.values("pk")

    def _found(self, one: Filter, chosen: tuple[str, ...]) -> QuerySet[Any, Any]:
        query = self.query.with_chosen(one.key, chosen)
        return Entry.objects.order_by().filter(predicates.of_entries(query, query.demand()))


def _bit(condition: Condition, side: predicates.Side = predicates.JOINED_RUN) -> Max:
    fits = predicates.predicate(condition, side)
    # A condition that always holds is none, and WHEN needs one.
    there = Q(run__isnull=False) if side is predicates.JOINED_RUN else Q(pk__isnull=False)
    return Max(Case(When(fits & there, then=1), default=0, output_field=IntegerField()))
