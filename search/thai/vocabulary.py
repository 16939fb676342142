"""The words that an index holds, as a planner needs them."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from heapq import nlargest
from typing import Protocol

from search.thai.sounds import sound_key

_AFTER_ALL = "\U0010ffff"


class Vocabulary(Protocol):
    """What a planner asks about the words of an index (without its trigrams)."""

    @property
    def entries(self) -> int:
        """How many entries the index holds."""

    def __contains__(self, word: object, /) -> bool:
        """Say whether some entry has this word."""

    def df(self, word: str) -> int:
        """On how many entries a word stands."""

    def starting(self, beginning: str, limit: int) -> Sequence[str]:
        """Words that begin so and go on, the commonest first."""

    def sounding(self, key: str) -> Sequence[str]:
        """Words whose sound key is this."""


class SortedVocabulary:
    """A vocabulary in memory: a dictionary, a sorted list, and sound keys made at first need."""

    __slots__ = ("_by_sound", "_df", "_sorted", "entries")

    def __init__(self, df: Mapping[str, int], entries: int) -> None:
        self._df = dict(df)
        self._sorted = sorted(self._df)
        self._by_sound: dict[str, tuple[str, ...]] | None = None
        self.entries = entries

    def __contains__(self, word: object, /) -> bool:
        return word in self._df

    def __len__(self) -> int:
        return len(self._df)

    def df(self, word: str) -> int:
        """On how many entries a word stands."""
        return self._df.get(word, 0)

    def starting(self, beginning: str, limit: int) -> list[str]:
        """Words that begin so and go on, the commonest first."""
        first = bisect_left(self._sorted, beginning)
        if limit == 1:
            found = self._sorted[first : first + 2]
            return [word for word in found if word != beginning and word.startswith(beginning)][:1]
        last = bisect_left(self._sorted, beginning + _AFTER_ALL, first)
        longer = (word for word in self._sorted[first:last] if word != beginning)
        return nlargest(limit, longer, key=lambda word: (self._df[word], word))

    def sounding(self, key: str) -> tuple[str, ...]:
        """Words whose sound key is this."""
        if self._by_sound is None:
            by_sound: dict[str, tuple[str, ...]] = {}
            for word in self._sorted:
                if not word.isdigit():
                    each = sound_key(word)
                    by_sound[each] = (*by_sound.get(each, ()), word)
            self._by_sound = by_sound
        return self._by_sound.get(key, ())
