"""A plan read more widely, for when it finds nothing: near words, guesses, and parts alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from search.thai import quality
from search.thai.alternatives import Alternatives
from search.thai.nearness import Nearness
from search.thai.plan import Clause
from search.thai.quality import Weighed

#: A misspelt word may be cut into so many scraps.
_LONGEST_WINDOW = 6
_LONGEST_WORD = 30
#: Looking for slips costs a third of a millisecond each time, for resembling words about as much.
_MOST_SLIPS = 8
_MOST_RESEMBLING = 5
_UNCHANGEABLE = frozenset({"number", "year", "abbreviation", "province", "district"})


@dataclass(frozen=True, slots=True)
class _Read:
    """A clause, and how it reads when that is otherwise than typed."""

    clause: Clause
    read: str = ""
    #: How many clauses it was before.
    size: int = 1

    @property
    def is_lost(self) -> bool:
        """Say whether still nothing can be found by it."""
        return self.clause.is_required and self.clause.is_unknown


class Widening:
    """Reads clauses more widely, against one index."""

    def __init__(self, nearness: Nearness, alternatives: Alternatives) -> None:
        self._nearness = nearness
        self._alternatives = alternatives

    def widened(self, clauses: Sequence[Clause]) -> tuple[tuple[Clause, ...], str]:
        """Return the clauses with near words, and how the query reads with them ('' unchanged).

        Scraps of a misspelt word are read as one word again. What sounds like nothing is compared
        by its trigrams. A compound that is spelt right and that nobody offers is looked for by its
        parts. When the index knows every word, each may still have been a much commoner one.
        """
        is_all_known = not any(map(_is_scrap, clauses))
        found = self._repaired(clauses, is_all_known=is_all_known)
        if any(each.is_lost for each in found):
            found = self._guessed([each.clause for each in found], found)
        made = tuple(each.clause if each.read else self._opened(each.clause) for each in found)
        if not any(each.read for each in found):
            return made, ""
        pieces = (
            ("" if each.clause.is_glued else " ") + (each.read or each.clause.typed)
            for each in found
        )
        return made, "".join(pieces).strip()

    def _repaired(self, clauses: Sequence[Clause], *, is_all_known: bool) -> list[_Read]:
        """Read what sounds alike, or is one slip away, as the words that were meant."""
        slips_left = _MOST_SLIPS
        made: list[_Read] = []
        at = 0
        while at < len(clauses):
            found = _Read(clauses[at])
            for window in _windows(clauses, at, is_all_known=is_all_known):
                word = _joined(window)
                if is_all_known and len(window) == 1:
                    near = self._nearness.commoner(word)
                else:
                    near = self._leading(self._nearness.alike(word))
                    if not near and slips_left and not self._nearness.is_sure(word):
                        slips_left -= 1
                        near = self._leading(self._nearness.one_slip_away(word))
                if near:
                    found = self._merged(window, near, quality.NEAR)
                    break
            made.append(found)
            at += found.size
        return made

    def _guessed(self, clauses: Sequence[Clause], found: Sequence[_Read]) -> list[_Read]:
        """Read what is still unknown as what it resembles."""
        left = _MOST_RESEMBLING
        made: list[_Read] = []
        at = 0
        while at < len(clauses):
            best = replace(found[at], size=1)
            for window in () if best.read else _windows(clauses, at, is_all_known=False):
                if left and not self._nearness.is_sensible([clause.typed for clause in window]):
                    left -= 1
                    near = self._nearness.resembling(_joined(window))
                    if near:
                        best = self._merged(window, near, quality.RESEMBLES)
                        break
            made.append(best)
            at += best.size
        return made

    def _opened(self, clause: Clause) -> Clause:
        """Add what else a clause may mean; of an unknown compound, its parts alone."""
        further = [(tokens, quality.NEAR) for tokens in clause.near]
        if clause.is_required and clause.is_unknown and clause.kind not in _UNCHANGEABLE:
            further += self._alternatives.single_parts(clause.typed)
        return self._with(clause, further) if further else clause

    def _leading(self, near: Sequence[str]) -> list[str]:
        """Leave out near words by which nothing can be found."""
        known = self._alternatives.is_in_index
        return [
            word for word in near if any(known(tokens) for tokens, _ in self._alternatives.of(word))
        ]

    def _merged(self, window: Sequence[Clause], near: Sequence[str], value: float) -> _Read:
        """Make one clause of the scraps of a word and the words that may have been meant."""
        first = window[0]
        if len(window) > 1:
            whole = tuple(clause.typed for clause in window)
            first = replace(
                first,
                typed="".join(whole),
                alternatives=(whole,),
                qualities=(quality.TYPED,),
                is_required=any(clause.is_required for clause in window),
                weight=max(clause.weight for clause in window),
            )
        further: list[Weighed] = []
        for word in near:
            further += [(tokens, each * value) for tokens, each in self._alternatives.of(word)]
            value *= quality.FURTHER
        clause = replace(self._with(first, further), is_unknown=False)
        return _Read(clause, near[0], len(window))

    def _with(self, clause: Clause, further: list[Weighed]) -> Clause:
        now = zip(clause.alternatives, clause.qualities, strict=True)
        found = self._alternatives.chosen([*now, *further])
        return replace(clause, alternatives=tuple(found), qualities=tuple(found.values()))


def _joined(window: Sequence[Clause]) -> str:
    return "".join(clause.typed for clause in window)


def _is_scrap(clause: Clause) -> bool:
    """Say whether a clause is unknown; single letters are, though they are never required."""
    return clause.is_unknown and (clause.is_required or len(clause.typed) == 1)


def _windows(
    clauses: Sequence[Clause], at: int, *, is_all_known: bool
) -> Iterator[Sequence[Clause]]:
    """Yield the stretches from here that may be one misspelt word, the longest first."""
    if clauses[at].kind in _UNCHANGEABLE or clauses[at].near:
        return
    last = at + 1
    while (
        last < min(len(clauses), at + _LONGEST_WINDOW)
        and clauses[last].is_glued
        and clauses[last].kind not in _UNCHANGEABLE
    ):
        last += 1
    for end in range(last, at, -1):
        window = clauses[at:end]
        is_suspect = any(each.is_required for each in window) and (
            is_all_known or any(map(_is_scrap, window))
        )
        if is_suspect and len(_joined(window)) <= _LONGEST_WORD:
            yield window
