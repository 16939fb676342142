"""One spelling for search: what two people type for the same word becomes the same letters."""

import re

from portal.core import thai_text

#: Repeats the word before it, or shortens a long name; says nothing that could be looked for.
_DROPPED = str.maketrans("", "", "ๆฯ")
_AND_SO_ON = re.compile("ฯลฯ|ฯเปฯ")
_LONG_DRAWN = re.compile(r"([^\W\d_])\1{2,}")
_MARK = "[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]"
_LONG_DRAWN_MARK = re.compile(f"({_MARK})\\1+")


def normalise(text: str) -> str:
    """Give the spelling under which a text is cut and compared; doing it twice changes nothing.

    Everything that ``portal.core.thai_text`` does for storing (NFC, no invisible signs, vowels and
    tones in order and once), and for search alone: lower case, Arabic digits, no ๆ and ฯ, and a
    letter drawn out three times or more only once (อร่อยยยย). Digits are never drawn together.
    """
    text = thai_text.arabic_digits(thai_text.normalise_line(text.lower()))
    text = _AND_SO_ON.sub(" ", text).translate(_DROPPED)
    text = _LONG_DRAWN.sub(r"\1", _LONG_DRAWN_MARK.sub(r"\1", text))
    # What was dropped may have kept apart what belongs together.
    text = _LONG_DRAWN.sub(r"\1", thai_text.normalise_line(text))
    return thai_text.normalise_line(text)
