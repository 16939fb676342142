"""All counts of a listing in one statement.

Entries are put together by what their filters see of them: columns, facet values, and one bit for
each thing asked of runs. What comes back is a small cube of such rows with how many entries each
stands for; the counts are sums over it. Filters with too many values (areas) are counted by
statements of their own, joined by UNION ALL.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from types import SimpleNamespace
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import (
    Case,
    F,
    FilteredRelation,
    IntegerField,
    Max,
    Q,
    QuerySet,
    Value,
    When,
)

from search import facet_sets
from search.conditions import All, Condition, Terms
from search.engines.base import Tally
from search.engines.database import predicates
from search.engines.database.matching import keeping, kept, matched
from search.engines.database.statements import Part, Unordered
from search.filters import Asked, Demand, Filter, demand
from search.models import Entry, EntryRun
from search.query import Query

#: For each way to fulfil a question: what must hold for the entry, and the bit that must be set.
_Ways = list[tuple[Callable[[object], bool] | None, str]]

_PLAIN, _WITH_RUNS, _APART, _ANYWHERE = "plain", "with runs", "apart", "anywhere"


def tally(query: Query, extra: Sequence[Condition] = ()) -> Tally:
    """Count all that a listing shows, in one statement."""
    if query.matching is None:
        return _Counting(query, tuple(extra)).result()
    fitting = replace(query, matching=kept(query.matching))
    return _Counting(fitting, tuple(extra), *keeping(query.matching)).result()


class _Counting:
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
        #: Filters that look at the entry alone, and those that look at its runs as well.
        self.plain = [
            one for one in query.kind.filters if not one.counts_apart and not one.asks_runs
        ]
        self.joint = [one for one in query.kind.filters if one.asks_runs]
        #: Each thing asked of one run, with its place among the bits.
        self.bits: dict[Condition, str] = {}
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
        plain: Counter[tuple[Any, ...]] = Counter()
        with_runs: Counter[tuple[Any, ...]] = Counter()
        for part, key, code, cells, number in self._rows():
            if part == _PLAIN:
                plain[self._told(cells)] += number
            elif part == _WITH_RUNS:
                with_runs[self._told(cells)] += number
            elif part == _ANYWHERE:
                found.fits_anywhere = bool(number)
            elif key.startswith("+"):
                found.extra[int(key[1:])] += number
            elif code:
                found.counts[key][code] = number
        found.base = plain.total()
        # Whoever has runs was counted among the plain ones, too.
        no_bits = (0,) * len(self.bits)
        for cells, number in with_runs.items():
            plain[cells[: len(cells) - len(no_bits)] + no_bits] -= number
        cube = [*plain.items(), *with_runs.items()]
        self._sum(found, ((self._row(cells), number) for cells, number in cube if number))
        return found

    # --- the cube -------------------------------------------------------------------------

    @cached_property
    def _wanted(self) -> Demand:
        return self._joint_demand(self.query)

    @cached_property
    def _tiers(self) -> list[Demand]:
        """For each tier: the question, and that a run which fits belongs to it."""
        asked = [one.asked(self.query.of(one), self.query.at) for one in self.joint]
        return [demand([*asked, Asked(run=(tier,))]) for tier in self.query.tiers]

    @cached_property
    def _values(self) -> dict[tuple[str, str], Demand]:
        """For each filter that looks at runs, and each of its values: the question."""
        return {
            (one.key, code): self._joint_demand(self.query.with_chosen(one.key, variant))
            for one in self.joint
            for code, variant in one.variants(self.query.of(one)).items()
        }

    def _joint_demand(self, query: Query) -> Demand:
        return demand(one.asked(query.of(one), query.at) for one in self.joint)

    @cached_property
    def _options(self) -> dict[str, dict[str, Condition]]:
        """For each filter that looks at the entry alone, and each of its values: the condition."""
        return {
            one.key: {
                code: All(*one.asked(variant, self.query.at).entry)
                for code, variant in one.variants(self.query.of(one)).items()
            }
            for one in self.plain
        }

    @cached_property
    def _ticked(self) -> dict[str, Condition]:
        return {
            one.key: demand([one.asked(self.query.of(one), self.query.at)]).entry
            for one in self.plain
            if self.query.of(one)
        }

    def _sum(self, found: Tally, cube: Iterable[tuple[Any, int]]) -> None:
        """Add the cube up: a row counts for a value when nothing but its filter keeps it out."""
        wanted = self._ways(self._wanted)
        tiers = [self._ways(tier) for tier in self._tiers]
        values = [(key, code, self._ways(one)) for (key, code), one in self._values.items()]
        for row, number in cube:
            failing = [key for key, ticked in self._ticked.items() if not ticked.holds(row)]
            if len(failing) > 1:
                continue
            is_wanted = _fits(wanted, row)
            if is_wanted:
                for key in failing or self._options:
                    for code, condition in self._options[key].items():
                        if condition.holds(row):
                            found.counts[key][code] += number
            if failing:
                continue
            for key, code, ways in values:
                if _fits(ways, row):
                    found.counts[key][code] += number
            if is_wanted:
                found.total += number
                for place, ways in enumerate(tiers):
                    if _fits(ways, row):
                        found.tiers[place] += number
                        break

    def _ways(self, wanted: Demand) -> _Ways:
        ways: _Ways = []
        for wish in wanted.wishes:
            entry = All(wanted.entry, wish.entry)
            holds = entry.holds if any(entry.fields()) else None
            ways.append((holds, "" if wish.run is None else self.bits[wish.run]))
        return ways

    # --- the statement --------------------------------------------------------------------

    @cached_property
    def _columns(self) -> list[str]:
        fields = {
            name
            for condition in self._entry_conditions()
            for name in condition.fields()
            if not name.startswith("facets.")
        }
        return sorted(fields)

    @cached_property
    def _facets(self) -> list[tuple[str, str]]:
        pairs = {
            (terms.field, str(value))
            for condition in self._entry_conditions()
            for terms in _terms(condition)
            if terms.field.startswith("facets.")
            for value in terms.values
        }
        return sorted(pairs)

    def _entry_conditions(self) -> Iterator[Condition]:
        for options in self._options.values():
            yield from options.values()
        for one in self._demands():
            yield one.entry
            for wish in one.wishes:
                yield wish.entry

    def _demands(self) -> Iterator[Demand]:
        yield self._wanted
        yield from self._tiers
        yield from self._values.values()

    def _row(self, cells: Sequence[Any]) -> SimpleNamespace:
        """Give a row of the cube the looks of an entry, so that conditions can be asked of it."""
        names = iter(cells)
        values = {name: next(names) for name in self._columns}
        facets: dict[str, set[str]] = defaultdict(set)
        for name, value in self._facets:
            facets[name].update([value] if next(names) else [])
        bits = {name: next(names) for name in self.bits.values()}
        return SimpleNamespace(**values, **facets, **bits)

    def _told(self, cells: tuple[Any, ...]) -> tuple[Any, ...]:
        """Say of each facet that is asked about whether it holds, in place of all facets."""
        if not self._facets:
            return cells
        place = len(self._columns)
        text = cells[place]
        if text not in self._known:
            self._known[text] = facet_sets.held(text, self._asked_facets)
        return (*cells[:place], *self._known[text], *cells[place + 1 :])

    @cached_property
    def _asked_facets(self) -> list[tuple[str, str]]:
        """The facets that are asked about, as the text of an entry names them."""
        return [(name.removeprefix("facets."), value) for name, value in self._facets]

    @cached_property
    def _is_part(self) -> bool:
        """Whether only a part of the kind is looked at: an area, or what has some words."""
        query = self.query
        return query.matching is not None or any(
            one.asked(query.of(one), query.at) != Asked() for one in self.apart
        )

    def _plain(self) -> QuerySet[Any, Any]:
        """All entries, by what filters see of them alone."""
        query = self.query
        base = predicates.of_entries(query, query.demand(*self.apart) if self.apart else demand([]))
        cells: dict[str, Any] = {f"c{n}": F(name) for n, name in enumerate(self._columns)}
        if self._facets:
            cells["facets_held"] = F("facet_set")
        if self._is_part:
            cells = {name: Unordered(cell) for name, cell in cells.items()}
        rows: QuerySet[Any, Any] = Entry.objects.order_by().filter(base).annotate(**cells)
        return rows.values("pk", *cells)

    def _with_runs(self) -> QuerySet[Any, Any]:
        """Those with runs to look at, with one bit for each thing asked of a run."""
        considered = predicates.predicate(self.query.considered, predicates.Side("runs__"))
        rows: QuerySet[Any, Any] = self._plain().annotate(
            run=FilteredRelation("runs", condition=considered)
        )
        bits = {name: _bit(condition) for condition, name in self.bits.items()}
        found: QuerySet[Any, Any] = rows.filter(run__isnull=False).annotate(**bits)
        return found

    def _all_runs(self) -> QuerySet[Any, Any]:
        """The same bits for each entry of the store that has runs: one look at all runs."""
        bits = {name: _bit(condition, predicates.RUN) for condition, name in self.bits.items()}
        runs: QuerySet[Any, Any] = EntryRun.objects.order_by()
        considered = predicates.predicate(self.query.considered, predicates.RUN)
        return runs.filter(considered).values(of_entry=F("entry_id")).annotate(**bits)

    def _rows(self) -> Iterator[tuple[str, str, str, tuple[Any, ...], int]]:
        wishes = (wish.run for one in self._demands() for wish in one.wishes)
        for place, run in enumerate(dict.fromkeys(run for run in wishes if run is not None)):
            self.bits[run] = f"b{place}"
        cells = [
            *(f"c{n}" for n in range(len(self._columns))),
            *(["facets_held"] if self._facets else []),
        ]
        bits = list(self.bits.values())
        parts = [Part(_PLAIN, self._plain(), [*cells, *("0" for _bit in bits)], group=cells)]
        if bits:
            told = [*cells, *bits]
            if self._is_part:
                parts.append(Part(_WITH_RUNS, self._with_runs(), told, told))
            else:
                parts.append(Part(_WITH_RUNS, self._plain(), told, told, runs=self._all_runs()))
        nothing = ["NULL" for _cell in (*cells, *bits)]
        for key, rows in self._parts_apart():
            is_single = key.startswith("+")
            code = [] if is_single else ["value"]
            parts.append(Part(_APART, rows, nothing, code, key, "''" if is_single else "value"))
        if self.query.matching is not None and any(self.query.chosen.values()):
            parts.append(Part(_ANYWHERE, self._anywhere(), nothing, []))
        statements: list[str] = []
        parameters = [*self.parameters]
        for part in parts:
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


def _fits(ways: _Ways, row: Any) -> bool:
    return any(
        (holds is None or holds(row)) and (not bit or getattr(row, bit) == 1) for holds, bit in ways
    )


def _bit(condition: Condition, side: predicates.Side = predicates.JOINED_RUN) -> Max:
    fits = predicates.predicate(condition, side)
    # A condition that always holds is none, and WHEN needs one.
    there = Q(run__isnull=False) if side is predicates.JOINED_RUN else Q(pk__isnull=False)
    return Max(Case(When(fits & there, then=1), default=0, output_field=IntegerField()))


def _terms(condition: Condition) -> Iterator[Terms]:
    if isinstance(condition, Terms):
        yield condition
    parts: Iterable[Condition] = getattr(condition, "parts", ())
    for part in (*parts, *([condition.part] if hasattr(condition, "part") else [])):
        yield from _terms(part)
