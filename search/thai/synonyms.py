"""Phrases that mean the same, ready for planning; the phrases themselves are the site's data."""

from collections.abc import Iterable, Mapping, Sequence

from search.thai import quality
from search.thai.analysis import words_of
from search.thai.quality import Weighed, best_first
from search.thai.vocabulary import SortedVocabulary
from search.thai.word_list import Words

#: The words of a phrase, all of which an entry must have.
Tokens = tuple[str, ...]


class Synonyms:
    """What else to look for: by a phrase written in one, the phrases that mean the same.

    Of a one-way group only the first phrase finds the others. It does so under its other names
    too, and it finds the others under theirs: ขนม > เบเกอรี่ and เบเกอรี่ = bakery let ขนม find
    bakery. It goes no further than that, or everything would mean everything in the end.
    """

    __slots__ = ("_others", "phrases")

    def __init__(self, others: Mapping[str, Mapping[Tokens, float]]) -> None:
        self._others = {phrase: tuple(found.items()) for phrase, found in others.items()}
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
        same: dict[str, dict[Tokens, None]] = {}
        kinds: dict[str, dict[Tokens, None]] = {}
        for group in groups:
            phrases = _phrases(group, words)
            for tokens in phrases:
                _add(same, tokens, phrases)
        for group in one_way:
            phrases = _phrases(group, words)
            if phrases:
                _add(kinds, phrases[0], phrases)
        return cls(
            {phrase: _weighed(phrase, same, kinds) for phrase in dict.fromkeys((*same, *kinds))}
        )

    def __contains__(self, phrase: object) -> bool:
        return phrase in self._others

    def of(self, phrase: str) -> tuple[Tokens, ...]:
        """Return what means the same as a phrase written in one; nothing for an unknown one."""
        return tuple(tokens for tokens, _ in self._others.get(phrase, ()))

    def weighed(self, phrase: str) -> tuple[Weighed, ...]:
        """Return the same with how well each says it, the best first."""
        return self._others.get(phrase, ())


def tokens_of(phrase: str, words: Words) -> Tokens:
    """Return the words of a phrase, without their parts."""
    return tuple(word.text for word in words_of(phrase, words))


def _phrases(group: Sequence[str], words: Words) -> list[Tokens]:
    return [tokens for phrase in group if (tokens := tokens_of(phrase, words))]


def _add(table: dict[str, dict[Tokens, None]], tokens: Tokens, others: Iterable[Tokens]) -> None:
    found = table.setdefault("".join(tokens), {})
    found.update((other, None) for other in others if other != tokens)


def _weighed(
    phrase: str, same: Mapping[str, Iterable[Tokens]], kinds: Mapping[str, Iterable[Tokens]]
) -> dict[Tokens, float]:
    names = list(same.get(phrase, ()))
    found: list[Weighed] = [(tokens, quality.SYNONYM) for tokens in names]
    below = list(kinds.get(phrase, ()))
    found += [(tokens, quality.KIND_OF) for tokens in below]
    for name in names:
        further = list(kinds.get("".join(name), ()))
        found += [(tokens, quality.KIND_OF) for tokens in further]
        below += further
    for kind in below:
        found += [(tokens, quality.BY_WAY_OF) for tokens in same.get("".join(kind), ())]
    # One phrase may be written in one and in two (upskill, up skill): only itself is left out.
    return {tokens: value for tokens, value in best_first(found).items() if tokens != (phrase,)}
