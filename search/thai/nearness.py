"""Near words: what may have been meant when a query as typed finds nothing."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from search.thai.plan import Alternative, Clause
from search.thai.sounds import distance, slips, sound_key
from search.thai.vocabulary import Vocabulary

#: Shorter keys have too many neighbours.
_SHORTEST_SLIP = 4
_MOST_NEAR = 4
#: A misspelt word may be cut into so many scraps.
_LONGEST_WINDOW = 4
_LONGEST_WORD = 30
#: Looking for slips costs a third of a millisecond each time.
_MOST_SLIPS = 8
_UNCHANGEABLE = frozenset({"number", "year", "abbreviation", "province"})


class Nearness:
    """Finds near words in several vocabularies: of the index, of the synonyms."""

    def __init__(self, vocabularies: Sequence[Vocabulary]) -> None:
        self._vocabularies = vocabularies

    def words(self, word: str) -> list[str]:
        """Return the likeliest near words: those that sound alike, else those one slip away."""
        return self._alike(word) or self._one_slip_away(word)

    def _alike(self, word: str) -> list[str]:
        return self._likeliest(word, self._sounding(sound_key(word)))

    def _one_slip_away(self, word: str) -> list[str]:
        key = sound_key(word)
        if len(key) < _SHORTEST_SLIP:
            return []
        around = [slip for slip in slips(key) if slip != key]
        found: list[str] = []
        for vocabulary in self._vocabularies:
            # The busiest loop of a query: some seven hundred questions for each word.
            for words in filter(None, map(vocabulary.sounding, around)):
                found += words
        return self._likeliest(word, found)

    def _likeliest(self, word: str, near: Iterable[str]) -> list[str]:
        found = dict.fromkeys(each for each in near if each != word)
        commonness = {
            each: max(vocabulary.df(each) for vocabulary in self._vocabularies) for each in found
        }
        by_likeness = sorted(
            commonness, key=lambda each: (distance(word, each), -commonness[each], each)
        )
        return by_likeness[:_MOST_NEAR]

    def widened(
        self,
        clauses: Sequence[Clause],
        alternatives: Callable[[str], tuple[Alternative, ...]],
    ) -> tuple[tuple[Clause, ...], str]:
        """Return the clauses with near words, and how the query reads with them ('' unchanged).

        Scraps of a misspelt word are read as one word again. When the index knows every word, each
        may have been another.
        """
        any_unknown = any(clause.is_unknown and clause.is_required for clause in clauses)
        slips_left = _MOST_SLIPS
        made: list[Clause] = []
        read: list[str] = []
        changed = False
        at = 0
        while at < len(clauses):
            windows = list(_windows(clauses, at, any_unknown=any_unknown))
            window, near = _first(windows, self._alike)
            if not near:
                tried = windows[:slips_left]
                slips_left -= len(tried)
                window, near = _first(tried, self._one_slip_away)
            window = window or clauses[at : at + 1]
            clause = clauses[at]
            blank = "" if clause.is_glued or not read else " "
            if near:
                clause, changed = self._merged(window, near, alternatives), True
                read.append(blank + near[0])
            else:
                read.append(blank + clause.typed)
                if clause.near:
                    clause = replace(clause, alternatives=(*clause.alternatives, *clause.near))
            made.append(clause)
            at += len(window)
        return tuple(made), "".join(read) if changed else ""

    @staticmethod
    def _merged(
        window: Sequence[Clause],
        near: Sequence[str],
        alternatives: Callable[[str], tuple[Alternative, ...]],
    ) -> Clause:
        first = window[0]
        own = first.alternatives if len(window) == 1 else (tuple(c.typed for c in window),)
        found = [*own, *(each for word in near for each in alternatives(word))]
        return replace(
            first,
            typed="".join(clause.typed for clause in window),
            alternatives=tuple(dict.fromkeys(found)),
            is_required=any(clause.is_required for clause in window),
            is_unknown=False,
        )

    def _sounding(self, key: str) -> Iterator[str]:
        for vocabulary in self._vocabularies:
            yield from vocabulary.sounding(key)


def _first(
    windows: Iterable[Sequence[Clause]], near: Callable[[str], list[str]]
) -> tuple[Sequence[Clause], list[str]]:
    for window in windows:
        found = near("".join(clause.typed for clause in window))
        if found:
            return window, found
    return (), []


def _windows(
    clauses: Sequence[Clause], at: int, *, any_unknown: bool
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
        suspect = any(each.is_required and each.is_unknown >= any_unknown for each in window)
        if suspect and sum(len(clause.typed) for clause in window) <= _LONGEST_WORD:
            yield window
