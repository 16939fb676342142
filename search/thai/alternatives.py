"""By which tokens a word of a question is found, and how well each way says it."""

from collections.abc import Iterator

from portal.core.thai_text import can_break_between
from search.thai import quality
from search.thai.compounds import parts
from search.thai.cut import cut
from search.thai.places import PROVINCE, TOWN, Places
from search.thai.plan import Alternative
from search.thai.prepare import ALL_AREA_HEADS
from search.thai.quality import Weighed, best_first
from search.thai.stop_words import STOP_WORDS
from search.thai.synonyms import Synonyms
from search.thai.vocabulary import Vocabulary
from search.thai.word_list import Words

_MOST = 24
_MOST_BEGUN = 16
_MOST_BEGUN_PHRASES = 4
_MOST_BEGUN_LATER = 3
_SHORTEST_PLURAL = 4
_DISTRICT_HEADS = ("อำเภอ", "เขต")


class Alternatives:
    """Finds the other ways to say a word, for one index."""

    def __init__(
        self, vocabulary: Vocabulary, synonyms: Synonyms, words: Words, places: Places
    ) -> None:
        self._vocabulary = vocabulary
        self._synonyms = synonyms
        self._words = words
        self._places = places

    def chosen(self, found: list[Weighed]) -> dict[Alternative, float]:
        """Return the best of them, once each; when there are many, those that the index has."""
        best = best_first(found)
        if len(best) <= _MOST:
            return best
        first, *others = best
        others.sort(key=lambda tokens: not self.is_in_index(tokens))
        kept = {first, *others[: _MOST - 1]}
        return {tokens: value for tokens, value in best.items() if tokens in kept}

    def is_in_index(self, tokens: Alternative) -> bool:
        """Say whether the index has all these tokens, if perhaps not on one entry."""
        return all(token in self._vocabulary for token in tokens)

    def of(self, word: str) -> list[Weighed]:
        """Return by which tokens a word is found: itself, its parts, what means the same.

        A province is found by its token as a province only: some have names of everyday words.
        """
        province = self._places.province(word)
        if province:
            return self.of_province(word, province)
        if self._places.district(word):
            return [*self.of_district(word), *self.plain(word)]
        return self.plain(word)

    def of_province(self, word: str, province: str) -> list[Weighed]:
        """Return the token of a province; a nickname is looked for as well."""
        found: list[Weighed] = [((PROVINCE + province,), quality.TYPED)]
        if self._places.is_nickname(word):
            found.append(((word,), quality.SYNONYM))
        return found

    def of_district(self, word: str) -> list[Weighed]:
        """Return the tokens of a district, outside Bangkok and in it."""
        heads = [head for head in _DISTRICT_HEADS if head + word in self._vocabulary]
        return [((head + word,), quality.TYPED) for head in heads]

    def plain(self, word: str) -> list[Weighed]:
        """Return by which tokens a word that is no area is found."""
        own = _covering(word, parts(word, self._words))
        found: list[Weighed] = [((word,), quality.TYPED), (own, quality.OWN_PARTS)]
        head = next((each for each in ALL_AREA_HEADS if word.startswith(each)), "")
        rest = word.removeprefix(head)
        if head and rest and head != PROVINCE and rest != TOWN and word not in self._words:
            found.append((self.plain_cut(rest), quality.BARE_NAME))
        elif not head and not own:
            own = self.plain_cut(word)
            found.append((own, quality.PLAIN_CUT))
        if word.isascii():
            found += self._other_numbers(word)
        for tokens, value in self._synonyms.weighed(word):
            found += self._meaning(tokens, value)
        if len(own) > 1:
            for part in own:
                others = tuple(each for each in own if each != part)
                for tokens, value in self._synonyms.weighed(part):
                    if value >= quality.SYNONYM:
                        found.append(((*others, *tokens), value * quality.LOOSENED))
        return found

    def plain_cut(self, text: str) -> Alternative:
        """Cut by the dictionary alone; nothing when scraps remain that are no words."""
        bits = cut(text, self._words)
        return tuple(bit.text for bit in bits) if all(bit.is_known for bit in bits) else ()

    def goings_on(self, beginning: str) -> Iterator[Weighed]:
        """Yield what an unfinished word may become, the commonest first."""
        for word in self._vocabulary.starting(beginning, _MOST_BEGUN):
            yield (word,), quality.GOES_ON
        for phrase in self._synonyms.phrases.starting(beginning, _MOST_BEGUN_PHRASES):
            for tokens, value in self.plain(phrase):
                yield tokens, value * quality.GOES_ON

    def begun_later(self, text: str) -> Iterator[Weighed]:
        """Yield a word of the index with what may go on behind it: การเลี้ is การ and เลี้ยง too."""
        for at in range(len(text) - 2, 1, -1):
            if text[:at] in self._vocabulary and can_break_between(text[at - 1], text[at]):
                for word in self._vocabulary.starting(text[at:], _MOST_BEGUN_LATER):
                    yield (text[:at], word), quality.GOES_ON * quality.LOOSENED

    def single_parts(self, word: str) -> list[Weighed]:
        """Return the parts of a compound one by one, for when all of them together find nothing."""
        own = _covering(word, parts(word, self._words)) or self.plain_cut(word)
        return [
            ((part,), quality.PART_ALONE)
            for part in own
            if len(own) > 1 and len(part) > 1 and part not in STOP_WORDS
        ]

    def _meaning(self, tokens: Alternative, value: float) -> Iterator[Weighed]:
        """Yield a synonym, whole and in its parts; a province as a province."""
        if len(tokens) == 1 and self._places.province(tokens[0]) == tokens[0]:
            yield (PROVINCE + tokens[0],), value
            return
        yield tokens, value
        split = [_covering(token, parts(token, self._words)) or (token,) for token in tokens]
        if len(split) < sum(map(len, split)):
            yield tuple(token for each in split for token in each), value * quality.LOOSENED

    def _other_numbers(self, word: str) -> Iterator[Weighed]:
        """Yield the singular or plural of an English word, when it leads anywhere."""
        if len(word) < _SHORTEST_PLURAL or not word.isalpha():
            return
        others = [word + "s"]
        if word.endswith("s") and not word.endswith("ss"):
            others = [word[:-1], *([word[:-3] + "y"] if word.endswith("ies") else [])]
        for other in others:
            if other in self._vocabulary:
                yield (other,), quality.OWN_PARTS
            for tokens, value in self._synonyms.weighed(other):
                yield tokens, value * quality.LOOSENED


def _covering(word: str, own: tuple[str, ...]) -> Alternative:
    """Return the parts that make up the word again; others are for pages only.

    Who asks for น้ำพริก does not want every พริก, though its pages are found by พริก as well.
    """
    largest = tuple(part for part in own if not any(part != o and part in o for o in own))
    return largest if "".join(largest) in {word, word.removeprefix("การ")} else ()
