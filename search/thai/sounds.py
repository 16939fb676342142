"""Words that sound alike or differ by one slip: how spelling is forgiven."""

import re
from collections.abc import Iterator

_TONES = re.compile("[\u0e47-\u0e4b\u0e4d\u0e4e\u0e3a]")
_SILENCED = re.compile("[ก-ฮ][ิุ]?\u0e4c|\u0e4c")
_SAME = str.maketrans(
    {
        **dict.fromkeys("ศษซ", "ส"),
        "ณ": "น",
        "ญ": "ย",
        "ฎ": "ด",
        "ฏ": "ต",
        **dict.fromkeys("ธฐถฑฒ", "ท"),
        **dict.fromkeys("ภผ", "พ"),
        "ฝ": "ฟ",
        **dict.fromkeys("ขฃฅฆ", "ค"),
        **dict.fromkeys("รฬ", "ล"),
        **dict.fromkeys("ฉฌ", "ช"),
        "ใ": "ไ",
        **dict.fromkeys("ะัๅ", "า"),
        "ี": "ิ",
        "ื": "ึ",
        "ู": "ุ",
        "ำ": "าม",
        "ฤ": "ลึ",
        "ฦ": "ลึ",
    }
)
_THAI_ALPHABET = "กคงจชดตทนบปพฟมยลวสหอฮาิึุเแโไ"
_LATIN_ALPHABET = "abcdefghijklmnopqrstuvwxyz"


def sound_key(word: str) -> str:
    """Return what words that sound alike have in common: no tones, no silent or double letters.

    >>> sound_key("มอเตอร์ไซค์") == sound_key("มอเตอไซ")
    True
    """
    key = _TONES.sub("", _SILENCED.sub("", word)).replace("รร", "ั").translate(_SAME)
    return key or word


def slips(key: str) -> Iterator[str]:
    """Yield every key that one slip away: a letter too much, swapped, wrong or missing."""
    alphabet = _LATIN_ALPHABET if key.isascii() else _THAI_ALPHABET
    for at in range(len(key)):
        yield key[:at] + key[at + 1 :]
    for at in range(len(key) - 1):
        yield key[:at] + key[at + 1] + key[at] + key[at + 2 :]
    for at in range(len(key)):
        head, tail = key[:at], key[at + 1 :]
        for letter in alphabet:
            yield head + letter + tail
    for at in range(len(key) + 1):
        head, tail = key[:at], key[at:]
        for letter in alphabet:
            yield head + letter + tail


def distance(one: str, other: str) -> int:
    """Return how many slips lie between two words."""
    before = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        now = [row]
        for column, another in enumerate(other, 1):
            now.append(
                min(before[column] + 1, now[-1] + 1, before[column - 1] + (letter != another))
            )
        before = now
    return before[-1]
