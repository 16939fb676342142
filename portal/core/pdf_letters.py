"""Which letters the fonts of PDFs have, and what is set in place of those that they have not.

Whatever somebody wrote can be printed: a picture of a face or a Chinese name leaves a question mark, and
makes no page that cannot be opened.
"""

import struct
import unicodedata
from functools import cache
from pathlib import Path

FONT = Path(__file__).resolve().parent / "fonts" / "portal-thai-regular.ttf"
#: Stands for a letter that cannot be drawn.
UNKNOWN = "?"
#: What people write and the fonts have not, by what reads the same.
_ALIKE = str.maketrans(
    {
        "‐": "-", "‑": "-", "‒": "–", "―": "—", "▪": "•", "●": "•", "◦": "•", "■": "•", "★": "*", "☆": "*",
        "‹": "<", "›": ">", "«": "“", "»": "”", "„": "“", "‚": "‘", "′": "'", "″": '"', "→": "->", "←": "<-",
        "≥": ">=", "≤": "<=", "±": "+/-", "✓": "/", "✔": "/", "☑": "/", "✕": "×", "✗": "×", "⁄": "/",
        "®": "(R)", "ǃ": "!",
    }
)  # fmt: skip
#: Our own marks of where a line may end, and the ends of lines.
_KEPT = "\n\u200b\u2060"
_BLANK, _LINE, _NOTHING = {"Zs"}, {"Zl", "Zp"}, {"Cc", "Cf", "Cn", "Co", "Cs", "Me", "Mn"}
#: Of a font: the directory's row of a table, and a subtable of signs for platform 3 (Unicode).
_TABLE, _SUBTABLE = struct.Struct(">4sIII"), struct.Struct(">HHI")


def drawable(text: str) -> str:
    """Return the text with every letter that no font of ours has written in another way."""
    if text.isascii() and text.isprintable():
        return text
    return text.translate(_letters())


class _Letters(dict[int, str]):
    """Letter → what is set; each letter is looked up once."""

    def __missing__(self, code: int) -> str:
        self[code] = shown = _shown(chr(code))
        return shown


@cache
def _letters() -> _Letters:
    return _Letters()


def _shown(letter: str) -> str:
    if letter in _KEPT or ord(letter) in covered():
        return letter
    kind = unicodedata.category(letter)
    if kind in _BLANK or letter == "\t":
        return " "
    if kind in _LINE:
        return "\n"
    if kind in _NOTHING:
        return ""
    # "＜" is "<", "𝒔" is "s", "½" is "1/2", and "2½" is two numbers.
    plain = unicodedata.normalize("NFKD", letter).translate(_ALIKE)
    told = "".join(one for one in plain if ord(one) in covered())
    return f" {told}" if "/" in plain and kind == "No" else told or UNKNOWN


@cache
def covered(font: Path = FONT) -> frozenset[int]:
    """Return the letters that a font has; both weights have the same.

    Reads the font's table of signs (``cmap``, format 4), as OpenType describes it.
    """
    held = font.read_bytes()
    for place in range(12, 12 + _TABLE.size * struct.unpack_from(">H", held, 4)[0], _TABLE.size):
        name, _sum, start, _length = _TABLE.unpack_from(held, place)
        if name == b"cmap":
            return frozenset(_signs(held, start))
    raise ValueError(f"{font.name} has no table of signs")


def _signs(held: bytes, table: int) -> set[int]:
    found: set[int] = set()
    for number in range(struct.unpack_from(">H", held, table + 2)[0]):
        platform, _encoding, offset = _SUBTABLE.unpack_from(held, table + 4 + 8 * number)
        start = table + offset
        if platform == 3 and struct.unpack_from(">H", held, start)[0] == 4:
            found |= _segments(held, start)
    return found


def _segments(held: bytes, start: int) -> set[int]:
    """Read one subtable: stretches of letters, each with a shift or a list of glyphs."""
    twice = struct.unpack_from(">H", held, start + 6)[0]
    ends, starts = start + 14, start + 16 + twice
    shifts, lists = starts + twice, starts + 2 * twice
    found: set[int] = set()
    for step in range(0, twice, 2):
        first, last, shift, listed = (
            struct.unpack_from(">H", held, row + step)[0] for row in (starts, ends, shifts, lists)
        )
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = code
            if listed:
                glyph = struct.unpack_from(">H", held, lists + step + listed + 2 * (code - first))[
                    0
                ]
            if glyph and (glyph + shift) % 0x10000:
                found.add(code)
    return found
