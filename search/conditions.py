"""What can be asked of entries and runs, in words that every engine can translate.

A condition names fields and values and nothing of SQL or of an engine's query language. Fields of
an entry are its columns and ``facets.<name>``; fields of a run are the columns of ``EntryRun``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

#: How a field that is a facet begins; its name follows.
FACETS = "facets."

Value = str | int | bool | date | datetime
Bound = int | date | datetime


class Condition(Protocol):
    """Something that holds for a row or does not."""

    def holds(self, row: object) -> bool:
        """Say whether it holds for a row in hand (columns only)."""
        ...

    def fields(self) -> Iterator[str]:
        """Name the fields that it asks about."""
        ...


@dataclass(frozen=True, slots=True)
class Terms:
    """The field has one of these values; without values it never holds."""

    field: str
    values: tuple[Value, ...]

    def holds(self, row: object) -> bool:
        value = getattr(row, self.field)
        # Facets have several values at once.
        return (
            any(one in self.values for one in value)
            if isinstance(value, set)
            else (value in self.values)
        )

    def fields(self) -> Iterator[str]:
        yield self.field


@dataclass(frozen=True, slots=True)
class Range:
    """The field lies between bounds; a field that is empty never does."""

    field: str
    gte: Bound | None = None
    gt: Bound | None = None
    lte: Bound | None = None
    lt: Bound | None = None

    def bounds(self) -> Iterator[tuple[str, Bound]]:
        """Give the bounds that are set, by name."""
        for name in ("gte", "gt", "lte", "lt"):
            bound = getattr(self, name)
            if bound is not None:
                yield name, bound

    def holds(self, row: object) -> bool:
        value = getattr(row, self.field)
        return value is not None and (
            (self.gte is None or value >= self.gte)
            and (self.gt is None or value > self.gt)
            and (self.lte is None or value <= self.lte)
            and (self.lt is None or value < self.lt)
        )

    def fields(self) -> Iterator[str]:
        yield self.field


@dataclass(frozen=True, slots=True)
class Missing:
    """The field has no value at all (null)."""

    field: str

    def holds(self, row: object) -> bool:
        return getattr(row, self.field) is None

    def fields(self) -> Iterator[str]:
        yield self.field


@dataclass(frozen=True, slots=True, init=False)
class All:
    """Every part holds; without parts it always does."""

    parts: tuple[Condition, ...]

    def __init__(self, *parts: Condition) -> None:
        object.__setattr__(self, "parts", parts)

    def holds(self, row: object) -> bool:
        return all(part.holds(row) for part in self.parts)

    def fields(self) -> Iterator[str]:
        for part in self.parts:
            yield from part.fields()


@dataclass(frozen=True, slots=True, init=False)
class Any:
    """At least one part holds; without parts it never does."""

    parts: tuple[Condition, ...]

    def __init__(self, *parts: Condition) -> None:
        object.__setattr__(self, "parts", parts)

    def holds(self, row: object) -> bool:
        return any(part.holds(row) for part in self.parts)

    def fields(self) -> Iterator[str]:
        for part in self.parts:
            yield from part.fields()


@dataclass(frozen=True, slots=True)
class Not:
    """The condition does not hold."""

    part: Condition

    def holds(self, row: object) -> bool:
        return not self.part.holds(row)

    def fields(self) -> Iterator[str]:
        yield from self.part.fields()


@dataclass(frozen=True, slots=True)
class OnRun:
    """One and the same run of the entry fulfils the whole condition."""

    condition: Condition

    def holds(self, row: object) -> bool:
        runs = row.runs.all()  # type: ignore[attr-defined]  # an entry, its runs prefetched
        return any(self.condition.holds(run) for run in runs)

    def fields(self) -> Iterator[str]:
        yield from ()
