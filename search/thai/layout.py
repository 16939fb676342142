"""Typed with the keyboard in the other language: when the same keys make sense there."""

from typing import Protocol

from search.thai.analysis import Word, words_of
from search.thai.keyboard import latin_images, thai_images
from search.thai.normalise import normalise

#: How much of the image must be known words.
_KNOWN_SHARE = 0.85
#: Chance hits are made of scraps: so long are the words on average at least.
_LETTERS_A_WORD = 2.5
_SURE_LENGTH = 4


class Reader(Protocol):
    """What is asked of a planner."""

    def words_of(self, text: str, *, is_open: bool = True) -> list[Word]:
        """Cut by the words of the index first."""

    def knows(self, word: str) -> bool:
        """Say whether a word leads anywhere."""

    def begins(self, beginning: str) -> bool:
        """Say whether a word that leads somewhere goes on from here."""


def repaired(typed: str, reader: Reader) -> str:
    """Return what was meant when it was typed on the other layout, normalised; else ''."""
    for image in thai_images(typed):
        if not _latin_makes_sense(typed, reader) and _thai_makes_sense(image, reader):
            return normalise(image)
    for image in latin_images(typed):
        if _all_known(image, reader) and not _thai_makes_sense(typed, reader):
            return normalise(image)
    return ""


def _thai_makes_sense(text: str, reader: Reader) -> bool:
    letters = len(normalise(text).replace(" ", ""))
    words = reader.words_of(text)
    known = [word for word in words if word.kind in {"word", "begun", "number", "year"}]
    seen = sum(len(word.text) for word in known)
    if not known or seen < letters * _KNOWN_SHARE or seen < len(known) * _LETTERS_A_WORD:
        return False
    return letters >= _SURE_LENGTH or any(reader.knows(word.text) for word in known)


def _latin_makes_sense(text: str, reader: Reader) -> bool:
    words = [word.text for word in words_of(text) if word.kind == "latin"]
    known = [word for word in words if len(word) > 1 and _leads_somewhere(word, reader)]
    return 2 * sum(map(len, known)) >= sum(map(len, words))


def _all_known(text: str, reader: Reader) -> bool:
    words = [word.text for word in words_of(text)]
    letters = len(text.replace(" ", ""))
    known = sum(len(word) for word in words if len(word) > 1 and _leads_somewhere(word, reader))
    return known >= letters * _KNOWN_SHARE and known > 0


def _leads_somewhere(word: str, reader: Reader) -> bool:
    return reader.knows(word) or (len(word) > 2 and reader.begins(word))
