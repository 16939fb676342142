"""What an engine is given to find: clauses of tokens, never the visitor's text."""

from dataclasses import dataclass
from typing import Literal

from search.thai.analysis import WordKind
from search.thai.quality import TYPED

#: An entry matches an alternative when it has all its tokens.
Alternative = tuple[str, ...]
ClauseKind = WordKind | Literal["province", "district"]


@dataclass(frozen=True, slots=True)
class Clause:
    """A word that was looked for: an entry matches when one of the alternatives does."""

    typed: str
    kind: ClauseKind
    alternatives: tuple[Alternative, ...]
    is_required: bool
    #: Not in the index in any form: a misspelling, or something that nobody offers.
    is_unknown: bool = False
    #: Nothing stood between this word and the one before.
    is_glued: bool = False
    #: What else it may mean, looked at only when nothing is found.
    near: tuple[Alternative, ...] = ()
    #: How well each alternative says what was typed, from 1 to 0 (see `search.thai.quality`).
    qualities: tuple[float, ...] = ()
    #: How much the word matters for the order of results beside its rarity; stop words little.
    weight: float = 1.0

    def __post_init__(self) -> None:
        """Take each alternative for what was typed where nothing else is said."""
        missing = len(self.alternatives) - len(self.qualities)
        if missing:
            known = self.qualities[: len(self.alternatives)]
            object.__setattr__(self, "qualities", (*known, *[TYPED] * max(missing, 0)))


@dataclass(frozen=True, slots=True)
class Note:
    """What the visitor should be told above the results."""

    kind: Literal["layout", "spelling"]
    typed: str
    used: str


@dataclass(frozen=True, slots=True)
class Area:
    """The area that a question names, in the official names without their kind; '' where none is.

    ``rest`` is the question without the area. The clauses of the plan hold the area all the same.
    """

    province: str = ""
    district: str = ""
    subdistrict: str = ""
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """A question understood; the same for every engine.

    An engine answers with the AND of ``required``. Found nothing: the same of
    ``Planner.widen(plan)``. Then it fills the page with the OR of ``required``. In each step all
    ``clauses`` count for the order of results, those not required too.
    """

    #: The question as it was understood, normalised.
    text: str
    clauses: tuple[Clause, ...] = ()
    notes: tuple[Note, ...] = ()
    is_widened: bool = False
    #: The visitor insists on what was typed: neither another layout nor near words.
    is_literal: bool = False
    area: Area | None = None

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
