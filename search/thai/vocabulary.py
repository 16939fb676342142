"""The words that an index holds, as a planner needs them."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Mapping, Sequence
from heapq import nlargest
from typing import Protocol

from search.thai.sounds import sound_key
from search.thai.trigrams import TrigramIndex

_AFTER_ALL = "\U0010ffff"
#: Fewer changed words are put in place one by one, more are sorted anew.
_FEW = 200


class Vocabulary(Protocol):
    """What a planner asks about the words of an index."""

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

    def resembling(self, word: str, limit: int) -> Sequence[str]:
        """Words that share many trigrams with this one, the likest first."""


class SortedVocabulary:
    """A vocabulary in memory: a dictionary, a sorted list, and indexes made at first need.

    One thread may change it while others ask: they see the old or the new words.
    """

    __slots__ = ("_by_sound", "_by_trigram", "_df", "_owed", "_sorted", "entries")

    def __init__(self, df: dict[str, int], entries: int) -> None:
        """Take the dictionary over: on how many entries each word stands."""
        self._df = df
        #: Words taken away before they were added: changes may come in any order.
        self._owed: dict[str, int] = {}
        self._sorted = sorted(self._df)
        #: A word, or several of one sound.
        self._by_sound: dict[str, str | tuple[str, ...]] | None = None
        self._by_trigram: TrigramIndex | None = None
        self.entries = entries

    def __contains__(self, word: object, /) -> bool:
        return word in self._df

    def __len__(self) -> int:
        return len(self._df)

    def df(self, word: str) -> int:
        """On how many entries a word stands."""
        return self._df.get(word, 0)

    def apply(self, changes: Mapping[str, int], entries: int = 0) -> None:
        """Follow the index: on how many entries more (or less) each word stands now.

        ``entries`` is by how many entries the index grew. Changes may come in any order.
        """
        added: list[str] = []
        gone: list[str] = []
        for word, change in changes.items():
            before = self._df.get(word, 0)
            now = before + self._owed.pop(word, 0) + change
            if now > 0:
                self._df[word] = now
                if not before:
                    added.append(word)
                continue
            if before:
                del self._df[word]
                gone.append(word)
            if now:
                self._owed[word] = now
        if added or gone:
            self._resort(added, gone)
            self._index(added, gone)
        self.entries += entries

    def prepare(self) -> None:
        """Make the indexes now (some tenths of a second) and not with the first misspelt query."""
        self.sounding("")
        self.resembling("", 1)

    def starting(self, beginning: str, limit: int) -> list[str]:
        """Words that begin so and go on, the commonest first."""
        words = self._sorted
        first = bisect_left(words, beginning)
        if limit == 1:
            found = words[first : first + 2]
            return [word for word in found if word != beginning and word.startswith(beginning)][:1]
        last = bisect_left(words, beginning + _AFTER_ALL, first)
        longer = (word for word in words[first:last] if word != beginning)
        return nlargest(limit, longer, key=lambda word: (self.df(word), word))

    def sounding(self, key: str) -> tuple[str, ...]:
        """Words whose sound key is this."""
        if self._by_sound is None:
            self._by_sound = {}
            for word in self._sorted:
                self._add_sound(word)
        found = self._by_sound.get(key, ())
        return (found,) if isinstance(found, str) else found

    def _add_sound(self, word: str) -> None:
        assert self._by_sound is not None  # noqa: S101 - for the type checker
        if word.isdigit():
            return
        key = sound_key(word)
        # Most words have a sound of their own, and many are spelt as their key.
        known = self._by_sound.setdefault(word if key == word else key, word)
        if isinstance(known, tuple):
            self._by_sound[key] = (*known, word)
        elif known != word:
            self._by_sound[key] = (known, word)

    def resembling(self, word: str, limit: int) -> list[str]:
        """Words that share many trigrams with this one, the likest first."""
        if self._by_trigram is None:
            self._by_trigram = TrigramIndex(self._sorted)
        # Some may be gone by now.
        return [w for w in self._by_trigram.resembling(word, 2 * limit) if w in self._df][:limit]

    def _resort(self, added: Sequence[str], gone: Iterable[str]) -> None:
        lost = set(gone)
        if len(added) + len(lost) > _FEW:
            self._sorted = sorted(self._df)
            return
        words = self._sorted.copy()
        for word in lost:
            del words[bisect_left(words, word)]
        for word in added:
            insort(words, word)
        self._sorted = words

    def _index(self, added: Iterable[str], gone: Iterable[str]) -> None:
        if self._by_sound is not None:
            for word in gone:
                key = sound_key(word)
                self._by_sound[key] = tuple(w for w in self.sounding(key) if w != word)
            for word in added:
                self._add_sound(word)
        if self._by_trigram is not None:
            for word in gone:
                self._by_trigram.leave(word)
            for word in added:
                self._by_trigram.add(word)
