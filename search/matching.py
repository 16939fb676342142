"""What of a plan decides which entries are found, and what orders them: the same for every engine."""

from dataclasses import dataclass
from typing import Literal

from search.thai.plan import Alternative, Clause

#: Every word as typed; every word, near ones too; any of the words.
Stage = Literal["exact", "near", "some"]


@dataclass(frozen=True, slots=True)
class Matching:
    """One step of answering a question in words.

    An entry fulfils a clause when it has all tokens of one of the clause's alternatives, in
    whatever field. ``clauses`` decide (all of them, or any when ``is_every`` is not set);
    ``wanted`` are all that were typed and speak for an entry's place in the order.
    """

    stage: Stage
    clauses: tuple[Clause, ...]
    wanted: tuple[Clause, ...]
    is_every: bool = True


def telling(clause: Clause) -> tuple[Alternative, ...]:
    """Return the alternatives that decide: who has all of some wanted tokens has each part of them.

    >>> telling(clause of ("ถนอม", "อาหาร") or ("การ", "ถนอม", "อาหาร"))
    (("ถนอม", "อาหาร"),)
    """
    parts = {frozenset(tokens): tokens for tokens in clause.alternatives}
    return tuple(
        tokens for words, tokens in parts.items() if not any(fewer < words for fewer in parts)
    )
