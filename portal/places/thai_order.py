"""The order of a Thai dictionary, for lists that Python sorts."""

import re

# A vowel written before its consonant is sorted as if it stood after it.
_LEADING_VOWEL = re.compile("([เแโใไ])([ก-ฮ])")
# Maitaikhu, tones, thanthakhat and the rarer signs above only break ties.
_TIE_SIGNS = re.compile("[\u0e47-\u0e4e]")
_PUNCTUATION = re.compile(r"[\s.,'()\-]+")


def thai_order(text: str) -> tuple[str, str, str]:
    """Return a sort key: กล้วย เกษตร ไก่ ขนม แม่. Latin letters and digits come first."""
    swapped = _LEADING_VOWEL.sub(r"\2\1", _PUNCTUATION.sub("", text.casefold()))
    return _TIE_SIGNS.sub("", swapped), swapped, text
