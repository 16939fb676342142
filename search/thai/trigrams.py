"""Three letters in a row: the last resort for a word that nothing else explains."""

from array import array
from collections import Counter
from collections.abc import Iterable
from heapq import nlargest
from math import ceil

from search.thai.sounds import sound_key

_SIZE = 3
#: Marks the ends of a word, so that beginnings and endings count.
_EDGE = "\x01"
#: The share of the trigrams of what was typed that a word must have.
SHARE = 0.45
#: How alike both must be, so that a long word does not resemble each of its parts.
_LIKENESS = 0.42
#: Shorter words resemble too many others.
SHORTEST = 4
_LONGEST = 30


def trigrams(word: str) -> list[str]:
    """Return each run of three signs of a word once, with its edges.

    >>> [gram.replace("\\x01", "-") for gram in trigrams("กาแฟ")]
    ['-กา', 'กาแ', 'าแฟ', 'แฟ-']
    """
    letters = f"{_EDGE}{word}{_EDGE}"
    return list(dict.fromkeys(letters[at : at + _SIZE] for at in range(len(letters) - _SIZE + 1)))


class TrigramIndex:
    """The words whose sound has a trigram: tones and letters of one sound make no difference.

    Each word is added once. A word once added stays; who asks knows whether it still lives, and
    says when it goes so that it may come back.
    """

    __slots__ = ("_gone", "_holders", "_sizes", "_words")

    def __init__(self, words: Iterable[str]) -> None:
        self._words: list[str] = []
        self._sizes = array("B")
        self._gone: set[str] = set()
        self._holders: dict[str, array[int]] = {}
        for word in words:
            self.add(word)

    def add(self, word: str) -> None:
        """Take up one more word; numbers and very short or long words resemble nothing."""
        if word in self._gone:
            self._gone.discard(word)
            return
        if not SHORTEST <= len(word) <= _LONGEST or word.isdigit():
            return
        number = len(self._words)
        self._words.append(word)
        grams = trigrams(sound_key(word))
        self._sizes.append(len(grams))
        for gram in grams:
            holders = self._holders.get(gram)
            if holders is None:
                holders = self._holders[gram] = array("I")
            holders.append(number)

    def leave(self, word: str) -> None:
        """Note that a word stands nowhere any more."""
        self._gone.add(word)

    def resembling(self, word: str, limit: int) -> list[str]:
        """Return the words that share most trigrams with one that is not among them."""
        if not SHORTEST <= len(word) <= _LONGEST:
            return []
        grams = trigrams(sound_key(word))
        shared: Counter[int] = Counter()
        for gram in grams:
            shared.update(self._holders.get(gram, ()))
        least = ceil(len(grams) * SHARE)
        alike = (
            (2 * number / (len(grams) + self._sizes[each]), self._words[each])
            for each, number in shared.items()
            if number >= least
        )
        best = nlargest(limit, (each for each in alike if each[0] >= _LIKENESS))
        return [found for _, found in best if found != word]
