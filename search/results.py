"""What an engine answers: the hits of a page, how many there are, and the counts of the filters."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from search.matching import Stage
from search.models import Entry, EntryRun
from search.thai.plan import Note, Plan

#: By filter and by value: how many entries would be found if it were the filter's only tick.
Counts = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that was found, with the run that its card shows."""

    entry: Entry
    run: EntryRun | None = None
    #: How many more runs of the same standing were asked for and are there.
    more_runs: int = 0
    #: About how far from the known district, None where that says nothing.
    kilometres: int | None = None

    @property
    def url(self) -> str:
        """The address of the entry."""
        return self.entry.url


@dataclass(frozen=True, slots=True)
class Results:
    """One page of what was found."""

    hits: Sequence[Hit]
    total: int
    counts: Counts
    #: Who answered: "sqlite", "postgresql" or "elasticsearch".
    engine: str
    page: int
    pages: int
    #: There is more than the numbered pages show.
    is_cut: bool
    #: By which step words were found, None when none were typed.
    stage: Stage | None = None
    #: What was typed, as it was understood in that step (with near words, if those were needed).
    plan: Plan | None = None
    #: What shares some of the words: fills the first page, and is not counted.
    related: Sequence[Hit] = ()
    #: The search engine that should have answered could not.
    is_fallback: bool = False

    @property
    def notes(self) -> tuple[Note, ...]:
        """What the visitor should be told about how the words were understood."""
        return self.plan.notes if self.plan is not None else ()
