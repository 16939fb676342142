"""The words that the cutter knows: the vendored list, and what a caller adds to it."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Self

from search.thai.normalise import normalise
from search.thai.prepare import ABBREVIATIONS

WORD_LIST = Path(__file__).with_name("words.tsv")
#: Longer than any real word, short enough to keep cutting linear.
LONGEST_WORD = 40
#: Rarity of a word that is on no list of frequencies.
_RAREST = 60
#: Seen so often in textbooks (ten times), a word is an everyday word.
_EVERYDAY = _RAREST - (10 * 10).bit_length()


class Words:
    """Words with their cost for cutting, and which of them are never taken apart.

    A cost is small for common words and even for whole ones; it never reaches the cost of a word
    more. ``reach`` tells how long a word with given first two letters can be.
    """

    __slots__ = ("costs", "parts", "reach")

    def __init__(self, costs: dict[str, int], reach: dict[str, int]) -> None:
        self.costs = costs
        self.reach = reach
        #: Parts of words, filled by ``compounds.parts`` as words turn up.
        self.parts: dict[str, tuple[str, ...]] = {}

    @classmethod
    def read(cls, path: Path = WORD_LIST) -> Self:
        """Read a prepared list: lines of word, frequency and 1 for whole, between tabs."""
        costs: dict[str, int] = {}
        reach: dict[str, int] = {}
        longest = reach.get
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                word, frequency, whole = line.split("\t")
                seen = int(frequency)
                costs[word] = (_RAREST - (seen * seen).bit_length()) * 2 + (whole[0] != "1")
                start, length = word[:2], len(word)
                if longest(start, 0) < length:
                    reach[start] = length
        words = cls(costs, reach)
        words._add(ABBREVIATIONS, is_whole=True)
        return words

    def extended(self, names: Iterable[str] = (), terms: Iterable[str] = ()) -> "Words":
        """Return these words and more: names are never taken apart, terms have parts.

        Names of provinces and districts make good names; names of sub-districts do not, for many
        of them are everyday words (they are understood after ตำบล anyway).
        """
        words = Words(dict(self.costs), dict(self.reach))
        words._add(names, is_whole=True)
        words._add(terms, is_whole=False)
        return words

    def __contains__(self, word: object) -> bool:
        return word in self.costs

    def is_whole(self, word: str) -> bool:
        """Say whether a word is known and has no parts that could be looked for."""
        cost = self.costs.get(word)
        return cost is not None and cost % 2 == 0

    def is_everyday(self, word: str) -> bool:
        """Say whether a word is common in texts of all sorts."""
        cost = self.costs.get(word)
        return cost is not None and cost // 2 <= _EVERYDAY

    def _add(self, words: Iterable[str], *, is_whole: bool) -> None:
        for name in words:
            word = normalise(name)
            if not 1 < len(word) <= LONGEST_WORD or not _is_thai(word):
                continue
            if word in self.costs:
                self.costs[word] -= is_whole and self.costs[word] % 2
                continue
            self.costs[word] = _RAREST * 2 + (not is_whole)
            self.reach[word[:2]] = max(self.reach.get(word[:2], 0), len(word))


@cache
def default_words() -> Words:
    """Return the vendored list, read once in a process."""
    return Words.read()


def _is_thai(word: str) -> bool:
    return all("\u0e01" <= letter <= "\u0e4e" and letter != "\u0e3f" for letter in word)
