"""What every engine can do. One question in, the same sets and the same counts out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from search.matching import Matching
from search.models import Entry
from search.query import Query


@dataclass
class Tally:
    """How many were found, how many of them in each tier of runs, and the counts of the filters."""

    total: int = 0
    #: How many were looked at.
    base: int = 0
    tiers: list[int] = field(default_factory=list)
    counts: dict[str, dict[str, int]] = field(default_factory=dict)
    #: How many of an extra condition, in the order they were asked.
    extra: list[int] = field(default_factory=list)
    #: Whether anything of the kind has the words, whatever is ticked; None where it was not looked.
    fits_anywhere: bool | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """An engine's answer: primary keys of entries, in order, and the counts."""

    ids: Sequence[int]
    tally: Tally
    #: Entries that were read on the way, by key.
    at_hand: Mapping[int, Entry] = field(default_factory=dict)


class Unavailable(Exception):
    """The engine cannot answer now; the database can."""


class Engine(Protocol):
    """Something that finds entries. It sees tokens and codes, never what a visitor typed."""

    @property
    def name(self) -> str:
        """Who answers: "sqlite", "postgresql", "elasticsearch"."""

    def find(self, query: Query, start: int, stop: int) -> Found:
        """Answer a question with what stands from one place of its order to another, and counts.

        With ``query.matching`` only what it asks for; in the order of relevance the engine's own
        (``search.ranking`` orders the best of them again). With ``query.per_kind`` the places do not
        matter. Raises Unavailable.
        """

    def exists(self, query: Query, matchings: Sequence[Matching]) -> list[bool]:
        """Say for each whether anything of the query's kind fulfils it, whatever is ticked."""
