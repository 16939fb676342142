"""Phrases that mean the same, ready for planning; the phrases themselves are the site's data."""

from collections.abc import Iterable, Mapping, Sequence

from search.thai.analysis import words_of
from search.thai.vocabulary import SortedVocabulary
from search.thai.word_list import Words

#: The words of a phrase, all of which an entry must have.
Tokens = tuple[str, ...]


class Synonyms:
    """What else to look for: by a phrase written in one, the phrases that mean the same."""

    __slots__ = ("_others", "phrases")

    def __init__(self, others: Mapping[str, tuple[Tokens, ...]]) -> None:
        self._others = dict(others)
        #: The phrases as words of their own, so that they are recognised, begun or misspelt.
        self.phrases = SortedVocabulary(dict.fromkeys(self._others, 1), len(self._others))

    @classmethod
    def of_groups(
        cls,
        groups: Iterable[Sequence[str]],
        words: Words,
        one_way: Iterable[Sequence[str]] = (),
    ) -> "Synonyms":
        """Prepare groups of phrases; of a one-way group only the first phrase finds the others."""
        others: dict[str, dict[Tokens, None]] = {}
        for both_ways, each in (*((True, g) for g in groups), *((False, g) for g in one_way)):
            phrases = [tokens for phrase in each if (tokens := tokens_of(phrase, words))]
            for tokens in phrases if both_ways else phrases[:1]:
                found = others.setdefault("".join(tokens), {})
                found.update((other, None) for other in phrases if other != tokens)
        return cls({phrase: tuple(found) for phrase, found in others.items()})

    def __contains__(self, phrase: object) -> bool:
        return phrase in self._others

    def of(self, phrase: str) -> tuple[Tokens, ...]:
        """Return what means the same as a phrase written in one; nothing for an unknown one."""
        return self._others.get(phrase, ())


def tokens_of(phrase: str, words: Words) -> Tokens:
    """Return the words of a phrase, without their parts."""
    return tuple(word.text for word in words_of(phrase, words))
