"""Near words: what sounds like a word that was typed, is one slip away, or looks a little like it."""

from collections.abc import Iterable, Sequence

from search.thai.sounds import distance, slips, sound_key
from search.thai.vocabulary import Vocabulary
from search.thai.word_list import Words

#: Shorter keys have too many neighbours; those a little longer have only lost a letter.
_SHORTEST_SLIP, _SHORTEST_SAFE = 3, 4
_MOST_NEAR = 4
#: A word that the index has was hardly meant otherwise, unless the other is so much commoner.
_COMMONER = 8


class Nearness:
    """Finds near words in the index, and among the phrases of the synonyms."""

    def __init__(self, index: Vocabulary, phrases: Vocabulary, words: Words) -> None:
        self._index = index
        self._phrases = phrases
        self._words = words

    def words(self, word: str) -> list[str]:
        """Return the likeliest near words: those that sound alike, else those one slip away."""
        return self.alike(word) or self.one_slip_away(word)

    def is_sure(self, word: str) -> bool:
        """Say whether a word is most likely what was meant: an everyday one, or a synonym."""
        return word in self._phrases or self._words.is_everyday(word)

    def is_sensible(self, parts: Sequence[str]) -> bool:
        """Say whether words that stand together are all words that people use."""
        return "".join(parts) in self._phrases or all(
            len(part) > 1 and (self.is_sure(part) or part in self._index) for part in parts
        )

    def alike(self, word: str) -> list[str]:
        """Return words that sound the same."""
        if word in self._phrases:
            return []
        key = sound_key(word)
        return self._likeliest(word, (*self._index.sounding(key), *self._phrases.sounding(key)))

    def one_slip_away(self, word: str) -> list[str]:
        """Return words whose sound has one letter more, less, other or swapped."""
        key = sound_key(word)
        if len(key) < _SHORTEST_SLIP:
            return []
        around = [slip for slip in slips(key) if slip != key]
        if len(key) < _SHORTEST_SAFE:
            around = [slip for slip in around if len(slip) > len(key)]
        found: list[str] = []
        for vocabulary in (self._index, self._phrases):
            # The busiest loop of a query: some seven hundred questions for each word.
            for words in filter(None, map(vocabulary.sounding, around)):
                found += words
        return self._likeliest(word, found)

    def resembling(self, word: str) -> list[str]:
        """Return words of the index that share trigrams with a word that nobody knows."""
        return list(self._index.resembling(word, _MOST_NEAR))

    def commoner(self, word: str) -> list[str]:
        """Return words that sound like one of the index and are so common that they were meant."""
        least = _COMMONER * self._index.df(word)
        return [each for each in self.alike(word) if self._index.df(each) >= least]

    def _likeliest(self, word: str, near: Iterable[str]) -> list[str]:
        found = dict.fromkeys(each for each in near if each != word)
        commonness = {each: max(self._index.df(each), each in self._phrases) for each in found}
        by_likeness = sorted(
            commonness, key=lambda each: (distance(word, each), -commonness[each], each)
        )
        return by_likeness[:_MOST_NEAR]
