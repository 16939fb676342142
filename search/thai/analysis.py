"""From a text to the tokens it is found by: one function for pages and for what visitors type."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from search.thai import compounds
from search.thai.cut import Bit, cut
from search.thai.normalise import normalise
from search.thai.prepare import ALL_AREA_HEADS, Piece, prepare
from search.thai.word_list import Words, default_words

WordKind = Literal["word", "unknown", "begun", "latin", "number", "year", "abbreviation"]
Cutter = Callable[[str, bool], Sequence[Bit]]

#: Longer tokens are cut off: no engine likes a word of five thousand letters.
LONGEST_TOKEN = 40
#: The name of an area that is not on the word list has at most so many words.
_LONGEST_NAME = 4
_TOWN = "เมือง"


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text with what it is also found by."""

    text: str
    kind: WordKind
    parts: tuple[str, ...] = ()
    #: Nothing stood between this word and the one before.
    is_glued: bool = False
    #: A year as it was typed, when that is another number.
    typed: str = ""


def analyse(text: str, words: Words | None = None) -> list[str]:
    """Return the tokens of a text, in order: its words, their parts, and areas with their kind.

    >>> analyse("การทำขนมไทย จ.ตาก ปี ๖๘")
    ['การ', 'ทำ', 'ขนมไทย', 'ขนม', 'ไทย', 'จังหวัด', 'ตาก', 'จังหวัดตาก', 'ปี', '2568']

    Tokens hold letters, marks and digits only, are lower-case and at most 40 characters long.
    """
    found = words_of(text, words)
    areas = dict(_areas(found, words or default_words()))
    tokens: list[str] = []
    for index, word in enumerate(found):
        tokens.append(word.text)
        tokens += word.parts
        tokens += areas.get(index, ())
    return tokens


def words_of(text: str, words: Words | None = None, cutter: Cutter | None = None) -> list[Word]:
    """Return the words of a text; a planner may bring its own way of cutting Thai runs.

    The cutter is given a run and whether it is the very end of the text.
    """
    words = words or default_words()
    pieces = prepare(normalise(text))
    found: list[Word] = []
    for index, piece in enumerate(pieces):
        found += _words_of_piece(piece, words, cutter, index == len(pieces) - 1)
    return found


def _words_of_piece(
    piece: Piece, words: Words, cutter: Cutter | None, is_last: bool
) -> Iterator[Word]:
    if piece.kind == "latin":
        bits = [bit for bit in _split_foreign(piece.text) if bit]
        joined = "".join(bits)[:LONGEST_TOKEN]
        pieces = tuple(bit[:LONGEST_TOKEN] for bit in bits) if len(bits) > 1 else ()
        if joined:
            yield Word(joined, "latin", pieces, piece.is_glued)
    elif piece.kind == "thai" or (piece.kind == "abbreviation" and piece.text in words):
        bits_of_run = cutter(piece.text, is_last) if cutter else cut(piece.text, words)
        glued = piece.is_glued
        for bit in bits_of_run:
            kind: WordKind = "begun" if bit.is_begun else "word" if bit.is_known else "unknown"
            own = compounds.parts(bit.text, words) if bit.text in words else ()
            yield Word(bit.text[:LONGEST_TOKEN], kind, own, glued)
            glued = True
    else:
        yield Word(piece.text[:LONGEST_TOKEN], piece.kind, (), piece.is_glued, piece.typed)


def _split_foreign(text: str) -> list[str]:
    return text.replace("'", "-").replace("’", "-").split("-")


def _areas(found: Sequence[Word], words: Words) -> Iterator[tuple[int, list[str]]]:
    """Yield, by the place of its first word, an area's name joined to what kind of area it is."""
    for index, head in enumerate(found[:-1]):
        name = found[index + 1]
        if head.text not in ALL_AREA_HEADS or not name.is_glued or not _is_thai(name):
            continue
        joined = [head.text + name.text]
        if name.text.startswith(_TOWN) and name.text != _TOWN:
            joined.append(head.text + _TOWN)
        run = [name]
        for word in found[index + 2 : index + 2 + _LONGEST_NAME]:
            if not word.is_glued or not _is_thai(word) or word.text in ALL_AREA_HEADS:
                break
            run.append(word)
        if 1 < len(run) <= _LONGEST_NAME:
            joined.append(head.text + "".join(word.text for word in run))
        yield index + 1, [token[:LONGEST_TOKEN] for token in joined]


def _is_thai(word: Word) -> bool:
    return word.kind in {"word", "unknown"}
