"""Filters of a few tick boxes: over columns, facet rows or runs of an entry."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ImproperlyConfigured

from search.conditions import FACETS, Condition, Terms
from search.filters.base import Asked, Chosen, Filter, Parameters, Text


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a filter: a condition on the entry, or one on a run (perhaps of the moment)."""

    code: str
    label: Text
    hint: Text = ""
    entry: Condition | None = None
    run: Condition | Callable[[datetime], Condition] | None = None

    def run_at(self, at: datetime) -> Condition | None:
        """Return the condition on a run at a moment."""
        return self.run(at) if callable(self.run) else self.run


class ChoiceFilter(Filter):
    """A filter of a few tick boxes; its options may mix conditions on the entry and on a run."""

    #: Values are added while the site runs: only the database knows them.
    may_grow: bool = False

    #: Whether each value shows how many it would find; else only ticked ones are counted.
    counts_all = True

    def __init__(
        self, key: str, heading: Text, options: Sequence[Option], *, is_open: bool = True
    ) -> None:
        self.key = key
        self.keys = (key,)
        self.heading = heading
        self._options = tuple(options)
        self.is_open = is_open
        if self.asks_runs and any(
            field.startswith(FACETS)
            for option in self.options
            if option.entry is not None
            for field in option.entry.fields()
        ):
            raise ImproperlyConfigured(f"filter {key!r} mixes facet rows and runs")

    @property
    def options(self) -> tuple[Option, ...]:
        """Its values in their order."""
        return self._options

    @property
    def _by_code(self) -> dict[str, Option]:
        return {option.code: option for option in self.options}

    @property
    def asks_runs(self) -> bool:
        return any(option.run is not None for option in self.options)

    def option(self, code: str) -> Option:
        """Return the option with a code."""
        return self._by_code[code]

    def read(self, given: Parameters) -> Chosen:
        ticked = set(given.getlist(self.key))
        return tuple(option.code for option in self.options if option.code in ticked)

    def parameters(self, chosen: Chosen) -> list[tuple[str, str]]:
        return [(self.key, code) for code in chosen]

    def asked(self, chosen: Chosen, at: datetime) -> Asked:
        if not chosen:
            return Asked()
        by_code = self._by_code
        options = [by_code[code] for code in chosen]
        return Asked(
            tuple(option.entry for option in options if option.entry is not None),
            tuple(run for option in options if (run := option.run_at(at)) is not None),
        )

    def variants(self, chosen: Chosen) -> dict[str, Chosen]:
        return {option.code: (option.code,) for option in self.options}

    def labels(self, chosen: Chosen) -> list[tuple[str, Chosen]]:
        by_code = self._by_code if chosen else {}
        return [
            (str(by_code[code].label), tuple(other for other in chosen if other != code))
            for code in chosen
        ]


Choices = Iterable[tuple[str, Text]]


class ColumnFilter(ChoiceFilter):
    """A filter over a column of the entry."""

    def __init__(
        self, key: str, heading: Text, choices: Choices, *, column: str = "", is_open: bool = True
    ) -> None:
        field = column or key
        super().__init__(
            key,
            heading,
            [Option(code, label, entry=Terms(field, (code,))) for code, label in choices],
            is_open=is_open,
        )


class FacetFilter(ChoiceFilter):
    """A filter over facet rows of the entry."""

    def __init__(
        self, key: str, heading: Text, choices: Choices, *, facet: str = "", is_open: bool = True
    ) -> None:
        field = f"{FACETS}{facet or key}"
        super().__init__(
            key,
            heading,
            [Option(code, label, entry=Terms(field, (code,))) for code, label in choices],
            is_open=is_open,
        )


class RunFilter(ChoiceFilter):
    """A filter over runs: what it asks, and what other run filters ask, one run must fulfil."""

    def __init__(
        self, key: str, heading: Text, options: Sequence[Option], *, is_open: bool = True
    ) -> None:
        if any(option.run is None or option.entry is not None for option in options):
            raise ImproperlyConfigured(f"filter {key!r} asks about runs only")
        super().__init__(key, heading, options, is_open=is_open)
