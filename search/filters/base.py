"""What every filter can do."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from django.utils.functional import Promise

from search.conditions import Condition

Text = str | Promise
#: What is ticked of a filter, in the filter's own order; empty: the filter asks nothing.
Chosen = tuple[str, ...]


class Parameters(Protocol):
    """What filters read: a ``QueryDict``."""

    def getlist(self, key: str) -> list[str]: ...


@dataclass(frozen=True, slots=True)
class Asked:
    """What a filter asks for: one of these of the entry, or one of those of a run."""

    entry: tuple[Condition, ...] = ()
    run: tuple[Condition, ...] = ()


class Filter:
    """What all filters can do; ``key`` names it, ``keys`` are its parameters in their order."""

    key: str
    keys: tuple[str, ...]
    heading: Text
    #: Whether the facet stands open before anything is ticked.
    is_open: bool = True

    @property
    def asks_runs(self) -> bool:
        """Whether any of its values is a condition on a run."""
        return False

    @property
    def counts_apart(self) -> bool:
        """Whether its counts are a question of their own: too many values to tell apart in one."""
        return False

    def read(self, given: Parameters) -> Chosen:
        """Return what is ticked, of what is known."""
        raise NotImplementedError

    def parameters(self, chosen: Chosen) -> list[tuple[str, str]]:
        """Return the parameters that say what is ticked."""
        raise NotImplementedError

    def asked(self, chosen: Chosen, at: datetime) -> Asked:
        """Return the conditions of what is ticked."""
        raise NotImplementedError

    def variants(self, chosen: Chosen) -> dict[str, Chosen]:
        """For each value that is counted: what would be ticked if it were the only tick."""
        raise NotImplementedError

    def grouped(self, chosen: Chosen) -> tuple[str, Chosen] | None:
        """Where a column holds the codes that are counted: it, and what stays ticked meanwhile."""
        return None

    def labels(self, chosen: Chosen) -> list[tuple[str, Chosen]]:
        """For each chip: its words, and what stays ticked without it."""
        raise NotImplementedError
