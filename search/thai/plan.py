"""What an engine is given to find: clauses of tokens, never the visitor's text."""

from dataclasses import dataclass, field
from math import ceil
from typing import Literal

from search.thai.analysis import WordKind
from search.thai.trigrams import SHARE

#: An entry matches an alternative when it has all its tokens.
Alternative = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Clause:
    """A word that was looked for: an entry matches when one of the alternatives does."""

    typed: str
    kind: WordKind | Literal["province"]
    alternatives: tuple[Alternative, ...]
    is_required: bool
    #: Not in the index in any form: a misspelling, or something that nobody offers.
    is_unknown: bool = False
    #: Nothing stood between this word and the one before.
    is_glued: bool = False
    #: What else it may mean, looked at only when nothing is found.
    near: tuple[Alternative, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """What the visitor should be told above the results."""

    kind: Literal["layout", "spelling"]
    typed: str
    used: str


@dataclass(frozen=True, slots=True)
class Plan:
    """A question understood; the same for every engine.

    An engine answers with the AND of ``required``. Found nothing: the same of
    ``Planner.widen(plan)``. Then it fills the page with the OR of ``required``; and when nothing
    was exact, it fuses entries that have at least ``trigram_minimum`` of ``trigrams``. In each step
    all ``clauses`` count for the order of results, those not required too.
    """

    #: The question as it was understood, normalised.
    text: str
    clauses: tuple[Clause, ...] = ()
    notes: tuple[Note, ...] = ()
    trigrams: tuple[str, ...] = field(default=(), repr=False)
    is_widened: bool = False

    @property
    def is_empty(self) -> bool:
        """Say whether there is nothing to look for: blanks, signs, emoji."""
        return not self.clauses

    @property
    def required(self) -> tuple[Clause, ...]:
        """The clauses that an exact answer fulfils, every one."""
        return tuple(clause for clause in self.clauses if clause.is_required)

    @property
    def is_hopeless(self) -> bool:
        """Say whether the AND finds nothing for certain, by the vocabulary that was asked."""
        return any(clause.is_unknown for clause in self.required)

    @property
    def trigram_minimum(self) -> int:
        """How many of the trigrams an entry must have."""
        return ceil(len(self.trigrams) * SHARE)

    @property
    def tokens(self) -> tuple[str, ...]:
        """Every token that is looked for, once, in the order of the clauses."""
        return tuple(
            dict.fromkeys(
                token
                for clause in self.clauses
                for alternative in clause.alternatives
                for token in alternative
            )
        )
