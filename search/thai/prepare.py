"""Before cutting: abbreviations, areas and years become whole words, numbers become plain."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal["thai", "latin", "number", "year", "abbreviation"]

#: Words that stand before the name of an area, and how they are shortened.
AREA_HEADS = {"จ": "จังหวัด", "อ": "อำเภอ", "ต": "ตำบล"}
ALL_AREA_HEADS = ("จังหวัด", "อำเภอ", "ตำบล", "แขวง", "เขต")

#: Shortened words that have one meaning only and are looked for in full as well.
SHORTENED = {
    "ชม": "ชั่วโมง",
    "กทม": "กรุงเทพมหานคร",
    "รร": "โรงเรียน",
    "รพ": "โรงพยาบาล",
}
_OFFICES_AND_LEVELS = """
สกร กศน อปท อบต อบจ ศธ ศธจ สพม สอศ อศจ สคช กพร สนพ ศฝช ปวช ปวส ปวท ทลบ กรอ กอรมน มผช อย ธกส สสว กศตน สพป พช
ศพก อสม สสส ททท
"""
#: Names of offices and levels: one word with dots, without them, and glued to the next word.
ABBREVIATIONS = frozenset(_OFFICES_AND_LEVELS.split())
_MONTHS = {
    "ม.ค": "มกราคม",
    "ก.พ": "กุมภาพันธ์",
    "มี.ค": "มีนาคม",
    "เม.ย": "เมษายน",
    "พ.ค": "พฤษภาคม",
    "มิ.ย": "มิถุนายน",
    "ก.ค": "กรกฎาคม",
    "ส.ค": "สิงหาคม",
    "ก.ย": "กันยายน",
    "ต.ค": "ตุลาคม",
    "พ.ย": "พฤศจิกายน",
    "ธ.ค": "ธันวาคม",
}
#: What is counted: a number before it is no year.
_COUNTED = (
    "บาท|ชั่วโมง|ชม|คน|ราย|ที่นั่ง|ตัว|ต้น|กิโล|กก|กรัม|ลิตร|เมตร|วัตต์|ซีซี|ชิ้น|ครั้ง|วัน|ไร่|"
    "ตาราง|ถุง|ขวด|กล่อง|หน่วย|ครัวเรือน|เล่ม|นาที|แผ่น|ผืน|ชุด|รูป"
)
_ERA_GAP = 543

# Delimiters of a ready word; normalised text has no control characters.
_OPEN, _CLOSE = "\x01", "\x02"
_LETTER = "ก-ฮ"
_THAI = "\u0e01-\u0e3a\u0e40-\u0e4e"
_NO_COUNT = f"(?![0-9]|[.,][0-9]|[ ]?(?:{_COUNTED}))"

_ERA = re.compile(
    r"(พ\.?[ ]?ศ\.?|พุทธศักราช|ค\.?[ ]?ศ\.?|คริสต์ศักราช)"
    r"[ ]?([0-9]{4}|[0-9]{2})(?![0-9])"
)
_SHORT_YEAR = re.compile(
    r"(ปี(?:งบประมาณ|การศึกษา)?[ ]?"
    rf"|(?:{'|'.join(_MONTHS.values())})[ ]{{0,2}}"
    r"|(?:รุ่น|รุ่นที่|ครั้งที่|เทอม|ภาคเรียนที่)[ ]?[0-9]{1,2}[ ]?/[ ]?)"
    rf"([3-9][0-9]){_NO_COUNT}"
)
_CHRISTIAN = re.compile(rf"(?<![0-9.,])(19[5-9][0-9]|20[0-9][0-9]|2100){_NO_COUNT}")
_MONTH = re.compile(
    rf"(?:(?<=[0-9])[ ]?|(?<![{_THAI}.]))("
    + "|".join(sorted(map(re.escape, _MONTHS), key=len, reverse=True))
    + rf")(?:\.(?![{_LETTER}]\.)|(?![{_THAI}.]))"
)
_HOURS = re.compile(rf"(?<=[0-9])[ ]?ชม(?![{_THAI}.])")
_KNOWN = re.compile(
    rf"(?<![{_THAI}])("
    + "|".join(sorted({*SHORTENED, *ABBREVIATIONS, "โทร"}, key=len, reverse=True))
    + r")\."
)
_DOTTED = re.compile(
    rf"((?:[{_LETTER}]{{1,3}}\.){{2,}}(?:[{_LETTER}]{{1,2}}(?![{_THAI}.]))?)|([{_LETTER}]{{1,8}})\."
)
_HEAD_AND_NAME = re.compile(f"({'|'.join(ALL_AREA_HEADS)})[ ]+(?=[ก-ฮเ-ไ])")
_NAME_FOLLOWS = re.compile("[ ]?[ก-ฮเ-ไ]")

_FOREIGN = r"[^\W_\u0e00-\u0e7f]"
_PIECES = re.compile(
    f"{_OPEN}(?P<ready>[^{_CLOSE}]*){_CLOSE}"
    f"|(?P<thai>[{_THAI}]+)"
    f"|(?P<number>[0-9]{{1,3}}(?:,[0-9]{{3}})+(?![0-9])|[0-9]+(?!{_FOREIGN}|-{_FOREIGN}))"
    f"|(?P<latin>{_FOREIGN}+(?:[-'’]{_FOREIGN}+)*)"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text of one sort; Thai ones still want cutting, the others are words."""

    kind: Kind
    text: str
    #: Nothing stood between this piece and the one before.
    is_glued: bool = False
    #: How the number was typed when it stands for another (2025 for 2568).
    typed: str = ""


def prepare(text: str) -> list[Piece]:
    """Take normalised text apart into Thai runs and ready words; what is no word falls away."""
    text = _ERA.sub(_era_year, text)
    text = _MONTH.sub(lambda match: f" {_MONTHS[match[1]]} ", text)
    text = _SHORT_YEAR.sub(lambda match: match[1] + _ready("year", f"25{match[2]}"), text)
    text = _CHRISTIAN.sub(_christian_year, text)
    text = _HOURS.sub(" ชั่วโมง ", text)
    text = _KNOWN.sub(_known_abbreviation, text)
    text = _DOTTED.sub(_dotted, text)
    text = _HEAD_AND_NAME.sub(r"\1", text)
    return list(_pieces(text))


def fold(word: str) -> str:
    """Take the accents from a foreign word (café → cafe)."""
    if word.isascii():
        return word
    apart = unicodedata.normalize("NFD", word)
    return unicodedata.normalize("NFC", "".join(c for c in apart if not unicodedata.combining(c)))


def _pieces(text: str) -> Iterator[Piece]:
    end = 0
    for match in _PIECES.finditer(text):
        glued = match.start() == end and end > 0
        end = match.end()
        if match["thai"]:
            yield Piece("thai", match["thai"], glued)
        elif match["number"]:
            yield Piece("number", match["number"].replace(",", ""), glued)
        elif match["latin"]:
            yield Piece("latin", fold(match["latin"]), glued)
        elif match["ready"]:
            kind, word, typed = match["ready"].split(":")
            yield Piece("year" if kind == "year" else "abbreviation", word, glued, typed)


def _ready(kind: str, word: str, typed: str = "") -> str:
    return f"{_OPEN}{kind}:{word}:{typed}{_CLOSE}"


def _era_year(match: re.Match[str]) -> str:
    digits = match[2]
    is_christian = match[1].startswith("ค")
    year = int(digits)
    if len(digits) == 2:
        year += 2000 if is_christian else 2500
    return _ready("year", str(year + _ERA_GAP if is_christian else year))


def _christian_year(match: re.Match[str]) -> str:
    return _ready("year", str(int(match[1]) + _ERA_GAP), match[1])


def _known_abbreviation(match: re.Match[str]) -> str:
    return SHORTENED.get(match[1]) or _ready("abbreviation", match[1])


def _dotted(match: re.Match[str]) -> str:
    """Make one word of a dotted abbreviation, an area of จ. อ. ต., and a blank of a full stop."""
    text, start, end = match.string, match.start(), match.end()
    before = text[start - 1] if start else ""
    glued = "\u0e01" <= before <= "\u0e4e"
    if match[1]:
        first, _, rest = match[1].partition(".")
        # Glued to a word before, only its last letter can belong to the abbreviation.
        kept, first = (first[:-1], first[-1]) if glued else ("", first)
        letters = first + rest.replace(".", "")
        return kept + (SHORTENED.get(letters) or _ready("abbreviation", letters))
    letters = match[2]
    head = AREA_HEADS.get(letters[-1], "")
    if head and (len(letters) == 1 or glued) and _NAME_FOLLOWS.match(text, end):
        return f"{letters[:-1]} {head}" if letters[:-1] or glued else head
    if glued or len(letters) == 1:
        return f"{letters} "
    return _ready("abbreviation", letters)
