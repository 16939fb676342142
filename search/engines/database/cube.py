"""What a question makes of entries that are put together by what its filters see of them.

A cell of the cube is what filters see of some entries themselves, and which of the things asked of
one run any run of theirs fulfils. Both are looked at once each, however many cells there are: a cell
then costs a few comparisons of whole numbers.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from search.conditions import FACETS, All, Condition, Terms
from search.engines.base import Tally
from search.filters import Asked, Demand, demand
from search.query import Query
from search.told import as_number

#: Of each thing asked of one run: whether any run of the entry fulfils it.
Bits = tuple[int, ...]
#: Gives what was seen of entries the looks of an entry, so that conditions can be asked of it.
Row = Callable[[Hashable], object]
#: For each demand: the ways to fulfil it that are open, one bit each.
_Open = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the filters make of the entry's side of a cell."""

    #: The one filter that keeps it out; with two it counts for nothing.
    failing: str
    #: The values that it counts for.
    values: tuple[tuple[str, str], ...]
    open: _Open


class Cube:
    """All that is counted of a question without its areas and words."""

    def __init__(self, query: Query) -> None:
        self.query = query
        filters = [one for one in query.kind.filters if not one.counts_apart]
        #: Filters that look at the entry alone, and those that look at its runs as well.
        self.plain = [one for one in filters if not one.asks_runs]
        self.joint = [one for one in filters if one.asks_runs]

    @cached_property
    def wanted(self) -> Demand:
        """What is asked by the filters that look at runs."""
        return self._joint_demand(self.query)

    @cached_property
    def tiers(self) -> list[Demand]:
        """For each tier: the question, and that a run which fits belongs to it."""
        asked = [one.asked(self.query.of(one), self.query.at) for one in self.joint]
        return [demand([*asked, Asked(run=(tier,))]) for tier in self.query.tiers]

    @cached_property
    def values(self) -> dict[tuple[str, str], Demand]:
        """For each filter that looks at runs, and each of its values: the question."""
        return {
            (one.key, code): self._joint_demand(self.query.with_chosen(one.key, variant))
            for one in self.joint
            for code, variant in one.variants(self.query.of(one)).items()
        }

    def _joint_demand(self, query: Query) -> Demand:
        return demand(one.asked(query.of(one), query.at) for one in self.joint)

    @cached_property
    def options(self) -> dict[str, dict[str, Condition]]:
        """For each filter that looks at the entry alone, and each of its values: the condition."""
        return {
            one.key: {
                code: All(*one.asked(variant, self.query.at).entry)
                for code, variant in one.variants(self.query.of(one)).items()
            }
            for one in self.plain
        }

    @cached_property
    def ticked(self) -> dict[str, Condition]:
        """What is ticked of the filters that look at the entry alone."""
        return {
            one.key: demand([one.asked(self.query.of(one), self.query.at)]).entry
            for one in self.plain
            if self.query.of(one)
        }

    @cached_property
    def demands(self) -> list[Demand]:
        """All that is asked of an entry and one of its runs together; what is wanted first."""
        return [self.wanted, *self.tiers, *self.values.values()]

    @cached_property
    def of_runs(self) -> dict[Condition, int]:
        """Each thing asked of one run, with its place among the bits."""
        wishes = (wish.run for one in self.demands for wish in one.wishes)
        asked = dict.fromkeys(run for run in wishes if run is not None)
        return {run: place for place, run in enumerate(asked)}

    # --- what is seen of an entry -----------------------------------------------------------

    @cached_property
    def columns(self) -> list[str]:
        """The columns of the entry that are asked about."""
        fields = {name for one in self.of_entries() for name in one.fields()}
        return sorted(name for name in fields if not name.startswith(FACETS))

    @cached_property
    def facets(self) -> list[tuple[str, str]]:
        """The facets that are asked about, each with a value."""
        pairs = {
            (terms.field.removeprefix(FACETS), str(value))
            for condition in self.of_entries()
            for terms in _terms(condition)
            if terms.field.startswith(FACETS)
            for value in terms.values
        }
        return sorted(pairs)

    def of_entries(self) -> Iterator[Condition]:
        """Yield all that is asked of entries alone."""
        for options in self.options.values():
            yield from options.values()
        yield from self.ticked.values()
        for one in self.demands:
            yield one.entry
            for wish in one.wishes:
                yield wish.entry

    # --- the sums -----------------------------------------------------------------------------

    def add_up(self, found: Tally, cells: Mapping[tuple[Hashable, Bits], int], row: Row) -> None:
        """Add the cells up: one counts for a value when nothing but its filter keeps it out."""
        seen = {key: self._seen(row(key)) for key in {key for key, _bits in cells}}
        runs = {bits: self._open_to(bits) for bits in {bits for _key, bits in cells}}
        joint = list(enumerate(self.values, start=1 + len(self.tiers)))
        tiers = range(1, 1 + len(self.tiers))
        wanted: Counter[Hashable] = Counter()
        of_values = [0] * len(self.demands)
        for (key, bits), number in cells.items():
            own, of_runs = seen[key], runs[bits]
            if own is None:
                continue
            ways = own.open
            is_wanted = ways[0] & of_runs[0]
            if is_wanted:
                wanted[key] += number
            if own.failing:
                continue
            for place, _value in joint:
                if ways[place] & of_runs[place]:
                    of_values[place] += number
            if is_wanted:
                found.total += number
                for place in tiers:
                    if ways[place] & of_runs[place]:
                        found.tiers[place - 1] += number
                        break
        for place, (name, code) in joint:
            found.counts[name][code] += of_values[place]
        for key, number in wanted.items():
            own = seen[key]
            for name, code in own.values if own is not None else ():
                found.counts[name][code] += number

    def _seen(self, row: object) -> _Seen | None:
        failing = [key for key, ticked in self.ticked.items() if not ticked.holds(row)]
        if len(failing) > 1:
            return None
        values = tuple(
            (key, code)
            for key in failing or self.options
            for code, condition in self.options[key].items()
            if condition.holds(row)
        )
        return _Seen("".join(failing), values, tuple(_open(one, row) for one in self.demands))

    def _open_to(self, bits: Bits) -> _Open:
        return tuple(
            as_number(wish.run is None or bits[self.of_runs[wish.run]] for wish in one.wishes)
            for one in self.demands
        )


def _open(one: Demand, row: object) -> int:
    if not one.entry.holds(row):
        return 0
    return as_number(wish.entry.holds(row) for wish in one.wishes)


def _terms(condition: Condition) -> Iterator[Terms]:
    if isinstance(condition, Terms):
        yield condition
    parts: Iterable[Condition] = getattr(condition, "parts", ())
    for part in (*parts, *([condition.part] if hasattr(condition, "part") else [])):
        yield from _terms(part)
