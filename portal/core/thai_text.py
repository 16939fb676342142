"""Thai text as it is stored and compared: one spelling for what looks the same on the screen.

Never NFKC: it takes ำ apart into two signs and so breaks every Thai text it touches.
No Django here, so that search's analysis can use the same functions.
"""

import re
import unicodedata

THAI_DIGITS = "๐๑๒๓๔๕๖๗๘๙"

_TO_ARABIC = str.maketrans(THAI_DIGITS, "0123456789")

# Zero-width signs, soft hyphen, direction marks, byte order mark: invisible, and they split words.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
# Control characters and lone surrogates: PostgreSQL refuses the first, no encoder takes the second.
_UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_LINE_END = re.compile("\r\n?|[\u0085\u2028\u2029]")
_BLANKS = re.compile("[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_ANY_BLANKS = re.compile(r"\s+")

# Signs that stand over or under a letter; their order is vowel, tone, rest.
_VOWEL_SIGNS = "\u0e31\u0e34-\u0e39\u0e3a\u0e47"
_TONES = "\u0e48-\u0e4b"
_OVER = "\u0e4c-\u0e4e"
_MARKS = f"[{_VOWEL_SIGNS}{_TONES}{_OVER}]"
_MARK_RUN = re.compile(f"{_MARKS}{{2,}}")
# Phinthu comes first because NFC wants it there; without that a second pass would change things.
_MARK_ORDER = {
    "\u0e3a": 0,
    **dict.fromkeys("\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e47", 1),
    **dict.fromkeys("\u0e48\u0e49\u0e4a\u0e4b", 2),
    **dict.fromkeys("\u0e4c\u0e4d\u0e4e", 3),
}
_TONE = 2

_TWO_SARA_E = re.compile("\u0e40\u0e40")
# ํ + า typed for ำ (the tone, if any, already sorted before it); a tone or another ำ after ำ.
_SPLIT_AM = re.compile("\u0e4d\u0e32")
_AFTER_AM = re.compile(f"\u0e33([\u0e33{_TONES}]+)")

# Written after the consonant they belong to, or repeating and closing it: never first in a word.
_CLINGING = frozenset(_MARK_ORDER) | frozenset("\u0e30\u0e32\u0e33\u0e45\u0e46\u0e2f")
_LEADING_VOWELS = frozenset("\u0e40\u0e41\u0e42\u0e43\u0e44")


def normalise(text: str) -> str:
    """Give the one spelling under which `text` is stored; what the reader sees stays the same.

    Lines stay lines; blanks become single blanks. Doing it twice changes nothing.
    """
    text = storable(_LINE_END.sub("\n", text))
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text))
    text = _BLANKS.sub(" ", text)
    text = "\n".join(line.strip(" ") for line in text.split("\n")).strip("\n")
    return repair_marks(text)


def storable(text: str) -> str:
    """Drop what no database and no encoder takes: control characters and lone surrogates."""
    return _UNSTORABLE.sub("", text)


def normalise_line(text: str) -> str:
    """Normalise a title or a name: the same as `normalise`, on one line."""
    return _ANY_BLANKS.sub(" ", normalise(text)).strip()


def repair_marks(text: str) -> str:
    """Put vowel signs and tone marks in their right order, once each (เเ→แ, ํ+า→ำ, กี่่→กี่)."""
    text = _MARK_RUN.sub(_in_order, _TWO_SARA_E.sub("\u0e41", text))
    text = _SPLIT_AM.sub("\u0e33", text)
    text = _AFTER_AM.sub(lambda match: match[1].replace("\u0e33", "") + "\u0e33", text)
    return _MARK_RUN.sub(_in_order, text)


def comparison_key(text: str) -> str:
    """Give what two names are compared by: normalised, lower case, Arabic digits, single blanks."""
    return arabic_digits(normalise_line(text).casefold())


def arabic_digits(text: str) -> str:
    """Write Thai digits as Arabic ones; nothing else changes, not even the length."""
    return text.translate(_TO_ARABIC)


def is_thai_letter(character: str) -> bool:
    """Say whether a sign belongs to a Thai word (letters, vowels, marks; not digits, not ฿)."""
    return "\u0e01" <= character <= "\u0e3a" or "\u0e40" <= character <= "\u0e4e"


def can_break_between(left: str, right: str) -> bool:
    """Say whether two signs may be parted without cutting through a written cluster."""
    return right not in _CLINGING and left not in _LEADING_VOWELS


def _in_order(match: re.Match[str]) -> str:
    """Sort a run of marks and keep one of each; two different tones cannot share a letter."""
    kept: list[str] = []
    for mark in sorted(match.group(), key=_MARK_ORDER.__getitem__):
        if mark in kept or (kept and _MARK_ORDER[mark] == _TONE == _MARK_ORDER[kept[-1]]):
            continue
        kept.append(mark)
    return "".join(kept)
