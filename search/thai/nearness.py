"""Near words: what may have been meant when a query as typed finds nothing."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from search.thai import quality
from search.thai.alternatives import Alternatives
from search.thai.plan import Clause
from search.thai.quality import Weighed
from search.thai.sounds import distance, slips, sound_key
from search.thai.vocabulary import Vocabulary
from search.thai.word_list import Words

#: Shorter keys have too many neighbours; those a little longer have only lost a letter.
_SHORTEST_SLIP, _SHORTEST_SAFE = 3, 4
_MOST_NEAR = 4
#: A misspelt word may be cut into so many scraps.
_LONGEST_WINDOW = 6
_LONGEST_WORD = 30
#: Looking for slips costs a third of a millisecond each time, for resembling words about as much.
_MOST_SLIPS = 8
_MOST_RESEMBLING = 3
_UNCHANGEABLE = frozenset({"number", "year", "abbreviation", "province"})
#: A clause, and how it reads now when that is otherwise than typed.
_Read = tuple[Clause, str]


class Nearness:
    """Finds near words in several vocabularies: of the index, of the synonyms."""

    def __init__(self, vocabularies: Sequence[Vocabulary], words: Words) -> None:
        self._vocabularies = vocabularies
        self._words = words

    def words(self, word: str) -> list[str]:
        """Return the likeliest near words: those that sound alike, else those one slip away."""
        return self._alike(word) or self._one_slip_away(word)

    def resembling(self, word: str) -> list[str]:
        """Return words of the index that share trigrams with a word that nobody knows."""
        if self._words.is_everyday(word):
            return []
        return list(self._vocabularies[0].resembling(word, _MOST_NEAR))

    def _alike(self, word: str) -> list[str]:
        return self._likeliest(word, self._sounding(sound_key(word)))

    def _one_slip_away(self, word: str) -> list[str]:
        key = sound_key(word)
        if len(key) < _SHORTEST_SLIP or self._words.is_everyday(word):
            return []
        around = [slip for slip in slips(key) if slip != key]
        if len(key) < _SHORTEST_SAFE:
            around = [slip for slip in around if len(slip) > len(key)]
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
        self, clauses: Sequence[Clause], alternatives: Alternatives
    ) -> tuple[tuple[Clause, ...], str]:
        """Return the clauses with near words, and how the query reads with them ('' unchanged).

        Scraps of a misspelt word are read as one word again. When the index knows every word, each
        may have been another. What sounds like nothing is compared by its trigrams at last.
        """
        likely = self._repaired(clauses, alternatives)
        if any(clause.is_unknown and clause.is_required for clause, _ in likely):
            likely = self._guessed(likely, alternatives)
        found = tuple(
            clause if not clause.near or read else _with_near(clause, alternatives)
            for clause, read in likely
        )
        if not any(read for _, read in likely):
            return found, ""
        return found, "".join(
            ("" if clause.is_glued else " ") + (read or clause.typed) for clause, read in likely
        ).strip()

    def _repaired(self, clauses: Sequence[Clause], alternatives: Alternatives) -> list[_Read]:
        """Read what sounds alike, or is one slip away, as the words that were meant."""
        any_unknown = any(clause.is_unknown and clause.is_required for clause in clauses)
        slips_left = _MOST_SLIPS
        made: list[_Read] = []
        at = 0
        while at < len(clauses):
            window: Sequence[Clause] = ()
            near: list[str] = []
            for window in _windows(clauses, at, any_unknown=any_unknown):
                word = _joined(window)
                near = self._alike(word)
                if slips_left and len(near) < _MOST_NEAR:
                    slips_left -= 1
                    near = list(dict.fromkeys([*near, *self._one_slip_away(word)]))[:_MOST_NEAR]
                if near:
                    break
            else:
                window = ()
            if near:
                made.append((_merged(window, near, quality.NEAR, alternatives), near[0]))
            else:
                made.append((clauses[at], ""))
            at += len(window) or 1
        return made

    def _guessed(self, likely: Sequence[_Read], alternatives: Alternatives) -> list[_Read]:
        """Read what is still unknown as what it resembles."""
        clauses = [clause for clause, _ in likely]
        left = _MOST_RESEMBLING
        made: list[_Read] = []
        at = 0
        while at < len(clauses):
            windows = [] if likely[at][1] else list(_windows(clauses, at, any_unknown=True))
            tried = windows[:left]
            left -= len(tried)
            window, near = _first(tried, self.resembling)
            if near:
                made.append((_merged(window, near, quality.RESEMBLES, alternatives), near[0]))
            else:
                made.append(likely[at])
            at += len(window) or 1
        return made

    def _sounding(self, key: str) -> Iterator[str]:
        for vocabulary in self._vocabularies:
            yield from vocabulary.sounding(key)


def _merged(
    window: Sequence[Clause], near: Sequence[str], value: float, alternatives: Alternatives
) -> Clause:
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
        further += [(tokens, each * value) for tokens, each in alternatives.of(word)]
        value *= quality.FURTHER
    return replace(_with(first, further, alternatives), is_unknown=False)


def _with_near(clause: Clause, alternatives: Alternatives) -> Clause:
    return _with(clause, [(tokens, quality.NEAR) for tokens in clause.near], alternatives)


def _with(clause: Clause, further: list[Weighed], alternatives: Alternatives) -> Clause:
    now = zip(clause.alternatives, clause.qualities, strict=True)
    found = alternatives.chosen([*now, *further])
    return replace(clause, alternatives=tuple(found), qualities=tuple(found.values()))


def _joined(window: Sequence[Clause]) -> str:
    return "".join(clause.typed for clause in window)


def _first(
    windows: Iterable[Sequence[Clause]], near: Callable[[str], list[str]]
) -> tuple[Sequence[Clause], list[str]]:
    for window in windows:
        found = near(_joined(window))
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
