"""Tokens in letters that no database cuts: Thai signs become pairs of Latin letters.

The index of Wagtail's search is made with the databases' own tokenizers. SQLite's takes Thai vowels
and tones for blanks; pairs of letters are safe there and on PostgreSQL alike.
"""

from functools import cache
from string import ascii_lowercase

_THAI = range(0x0E00, 0x0E80)
#: Letters that hardly begin a syllable, so that a coded Thai word is no foreign one by chance.
_FIRST = "qxzjv"
_PAIRS = {
    number: _FIRST[index // 26] + ascii_lowercase[index % 26] for index, number in enumerate(_THAI)
}


def coded(token: str) -> str:
    """Return a token in Latin letters and digits; beginnings of a word stay beginnings of its code.

    >>> coded("ขนม")
    'qcqtqz'
    """
    return "".join(map(_coded_letter, token))


@cache
def _coded_letter(letter: str) -> str:
    if letter.isascii() and letter.isalnum():
        return letter.lower()
    return _PAIRS.get(ord(letter)) or f"w{ord(letter):x}w"
