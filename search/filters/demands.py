"""All filters of a listing joined into one question."""

from collections.abc import Iterable
from dataclasses import dataclass

from search.conditions import All, Any, Condition
from search.filters.base import Asked


@dataclass(frozen=True, slots=True)
class Wish:
    """One way to fulfil a question: this of the entry and, where it is set, that of a run."""

    entry: Condition
    run: Condition | None


@dataclass(frozen=True, slots=True)
class Demand:
    """All filters together: ``entry`` always, and one of the wishes."""

    entry: Condition
    wishes: tuple[Wish, ...]

    def run_fits(self, entry: object, run: object) -> bool:
        """Whether a run of an entry that was found is one of those that were asked for."""
        return any(
            (wish.run is None or wish.run.holds(run)) and wish.entry.holds(entry)
            for wish in self.wishes
        )


def demand(asked: Iterable[Asked]) -> Demand:
    """Join what filters ask: AND across them, one run for all that is asked of runs.

    A filter that mixes both ("a class, or a run with the flag") is fulfilled either way, so each
    combination is a wish of its own.
    """
    entry: list[Condition] = []
    runs: list[Condition] = []
    mixed: list[Asked] = []
    for one in asked:
        if one.entry and one.run:
            mixed.append(one)
        elif one.entry:
            entry.append(Any(*one.entry))
        elif one.run:
            runs.append(Any(*one.run))
    ways: list[tuple[tuple[Condition, ...], tuple[Condition, ...]]] = [((), tuple(runs))]
    for one in mixed:
        ways = [
            *(((*e, Any(*one.entry)), r) for e, r in ways),
            *((e, (*r, Any(*one.run))) for e, r in ways),
        ]
    return Demand(All(*entry), tuple(Wish(All(*e), All(*r) if r else None) for e, r in ways))
