"""Conditions as Django's ``Q``, from the side of the entry or from that of the run."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from search import conditions as c
from search import kinds
from search.engines.database.matching import matched
from search.filters import Demand
from search.models import Entry, EntryFacet, EntryRun
from search.query import Query

ALWAYS = ~Q(pk__in=[])
NEVER = Q(pk__in=[])


@dataclass(frozen=True, slots=True)
class Side:
    """Where a query stands: how it writes the fields asked about, and the entry's key."""

    prefix: str = ""
    entry_pk: str = "pk"


ENTRY = Side()
RUN = Side(entry_pk="entry_id")
ENTRY_OF_RUN = Side("entry__", "entry_id")
#: A run joined to its entry under the name ``run``.
JOINED_RUN = Side("run__")


def predicate(condition: c.Condition, side: Side) -> Q:
    """Translate a condition."""
    match condition:
        case c.Terms(field, values) if field.startswith(c.FACETS):
            rows = EntryFacet.objects.filter(
                entry=OuterRef(side.entry_pk), name=field.removeprefix(c.FACETS), value__in=values
            )
            return Q(Exists(rows))
        case c.Terms(field, (value,)):
            return Q((side.prefix + field, value))
        case c.Terms(field, values):
            return Q((f"{side.prefix}{field}__in", values)) if values else NEVER
        case c.Range():
            return _every(
                Q((f"{side.prefix}{condition.field}__{name}", bound))
                for name, bound in condition.bounds()
            )
        case c.Missing(field):
            return Q((f"{side.prefix}{field}__isnull", True))
        case c.All(parts):
            return _every(predicate(part, side) for part in parts)
        case c.Any(parts):
            return _some(predicate(part, side) for part in parts)
        case c.Not(c.Missing(field)):
            # In the words of the partial indexes: SQLite compares them as they stand.
            return Q((f"{side.prefix}{field}__isnull", False))
        case c.Not(part):
            return ~predicate(part, side)
        case c.OnRun(inner):
            runs = EntryRun.objects.filter(predicate(inner, RUN), entry=OuterRef(side.entry_pk))
            return Q(Exists(runs))
    raise TypeError(f"no SQL for {type(condition).__name__}")


def of_entries(query: Query, demand: Demand, *, with_words: bool = True) -> Q:
    """Translate the whole question for a query over entries of its kind."""
    parts = [of_kind(query), predicate(demand.entry, ENTRY)]
    if with_words:
        parts.append(_words(query))
    wishes = []
    for wish in demand.wishes:
        asked = predicate(wish.entry, ENTRY)
        if wish.run is not None:
            asked &= predicate(c.OnRun(c.All(query.considered, wish.run)), ENTRY)
        wishes.append(asked)
    return _every([*parts, _some(wishes)])


def of_runs(query: Query, demand: Demand) -> Q:
    """Translate what is asked of runs of entries that fit anyway, for a query over runs."""
    wishes = (
        predicate(wish.entry, ENTRY_OF_RUN) & predicate(wish.run or c.All(), RUN)
        for wish in demand.wishes
    )
    return predicate(query.considered, RUN) & _some(wishes)


def of_entries_of_runs(query: Query, demand: Demand) -> Q:
    """Translate what is asked of entries alone, for a query that walks runs.

    As EXISTS and not by a join: a planner without statistics would begin a join at the entries
    and sort all of them.
    """
    entries = Entry.objects.filter(
        predicate(demand.entry, ENTRY),
        of_kind(query),
        _words(query),
        pk=OuterRef("entry_id"),
    )
    return Q(Exists(entries))


def of_kind(query: Query) -> Q:
    """Keep the entries of the question's kind."""
    return Q() if query.kind.code == kinds.ANY else Q(kind=query.kind.code)


def _words(query: Query) -> Q:
    return matched(query.matching) if query.matching is not None else Q()


def _every(parts: Iterable[Q]) -> Q:
    joined = Q()
    for part in parts:
        if part != ALWAYS:
            joined &= part
    return joined or ALWAYS


def _some(parts: Iterable[Q]) -> Q:
    joined: Q | None = None
    for part in parts:
        if part == ALWAYS:
            return ALWAYS
        joined = part if joined is None else joined | part
    return NEVER if joined is None else joined
