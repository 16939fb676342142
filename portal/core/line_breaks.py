"""Where a Thai line may end: names, compounds and numbers with their unit stay in one piece.

Browsers break Thai by a dictionary, which knows few names ("พาณิชยก|รรม"). `break_lines` wraps what
must stay whole in ``<span class="nb">`` and puts ``<wbr>`` where it meets other Thai letters.
"""

import re
from collections.abc import Iterable
from typing import Any

from django.utils.html import conditional_escape, escape
from django.utils.safestring import SafeString, mark_safe

from portal.core.thai_dates import ENGLISH_MONTHS, THAI_MONTHS, THAI_MONTHS_SHORT
from portal.core.thai_text import can_break_between, is_thai_letter, normalise_line

_OPEN, _CLOSE, _BREAK = '<span class="nb">', "</span>", "<wbr>"
_ALREADY_BROKEN = (_OPEN, _BREAK)
# A tag, or text up to the next one; `<` alone counts as text. Nothing here is tried twice.
_PIECE = re.compile(r"<[^<>]*>|<?[^<]+|<")

#: Shorter words are names as well as syllables (ตาก, เลย): kept whole only where they stand free.
FREE_STANDING = 3
LONGEST_WORD = 60

UNITS = (
    "ชั่วโมง", "ชม.", "นาที", "วัน", "สัปดาห์", "เดือน", "ปี", "ครั้ง", "รอบ", "รุ่น", "คน", "ที่นั่ง", "ที่",
    "ราย", "กลุ่ม", "หลักสูตร", "แห่ง", "อำเภอ", "ตำบล", "หมู่บ้าน", "บาท", "สตางค์", "กม.", "กิโลเมตร",
    "เมตร", "ซม.", "นิ้ว", "กก.", "กิโลกรัม", "กรัม", "ขีด", "ลิตร", "มล.", "ผืน", "ชิ้น", "ชุด", "ใบ", "อัน",
    "คู่", "ขวด", "ถุง", "กล่อง", "กระปุก", "ห่อ", "หม้อ", "ไร่", "งาน", "ตร.ม.", "ตารางเมตร", "องศา",
    "หน้า", "ข้อ", "ขั้น", "เล่ม", "เรื่อง", "รูป", "น.", "นาฬิกา", "เปอร์เซ็นต์", "%", "KB", "MB", "GB", "km",
)  # fmt: skip
_ENGLISH_MONTHS_SHORT = tuple(name[:3] for name in ENGLISH_MONTHS)
_MONTHS = (*THAI_MONTHS, *THAI_MONTHS_SHORT, *ENGLISH_MONTHS, *_ENGLISH_MONTHS_SHORT)

# Possessive: a number is taken whole or not at all, so there is nothing to try again.
_NUMBER = "[0-9๐-๙]++(?:[.,:][0-9๐-๙]++)*+"
_BLANK = "[ \u00a0]?"


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


# A number or a range of two, then a month (and year) or a unit: "12–27 ธ.ค. 2569", "30 ชั่วโมง".
_MEASURE = re.compile(
    f"{_NUMBER}(?:{_BLANK}[–-]{_BLANK}{_NUMBER})?{_BLANK}"
    f"(?:(?:{_any_of(_MONTHS)})(?:{_BLANK}[12][0-9]{{3}}(?![0-9]))?|(?:{_any_of(UNITS)}))"
)
# A telephone number as it is shown, "081 234 5678": half of one cannot be dialled.
_TELEPHONE = re.compile(f"0[0-9]{{1,2}}(?:{_BLANK[:-1]}[0-9]{{3,4}}){{2}}(?![0-9])")
_DIGITS = frozenset("0123456789๐๑๒๓๔๕๖๗๘๙")
_INSIDE_NUMBER = re.compile("[0-9๐-๙.,:]+")

_FIRST_CONSONANT, _LAST_CONSONANT, _SILENT = "ก", "ฮ", "\u0e4c"

_Trie = dict[str, Any]
_END = ""


class WordList:
    """Words to keep whole, in the form in which one pass over a text finds them all."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        self._trie: _Trie = {}
        self._size = 0
        for word in words:
            self._add(normalise_line(word))

    def __len__(self) -> int:
        return self._size

    def match(self, text: str, start: int) -> int:
        """Return where the longest word that begins at `start` ends, or `start` if none does."""
        node, longest = self._trie, start
        for position in range(start, min(len(text), start + LONGEST_WORD)):
            node = node.get(text[position].lower())  # type: ignore[assignment] # None ends the walk
            if node is None:
                break
            if _END in node and _stands_alone(text, start, position + 1):
                longest = position + 1
        return longest

    def _add(self, word: str) -> None:
        # Words without a Thai letter break at their blanks only, and could hide in an entity.
        if not 1 < len(word) <= LONGEST_WORD or not any(map(is_thai_letter, word)):
            return
        node = self._trie
        for letter in word.lower():
            node = node.setdefault(letter, {})
        self._size += _END not in node
        node[_END] = True


def break_lines(text: Any, words: WordList, more: WordList | None = None) -> SafeString:
    """Return HTML in which protected words, and numbers with their unit, stay in one line.

    Plain text is escaped; HTML that is already safe keeps its tags. What was treated before comes
    back as it is. The time grows with the length of the text, not with the number of words.
    """
    html = str(conditional_escape(text if text is not None else ""))
    if any(mark in html for mark in _ALREADY_BROKEN):
        return mark_safe(html)  # noqa: S308 - escaped above, or safe already
    lists = [words] if more is None else [more, words]
    if not hasattr(text, "__html__"):
        return mark_safe(_break_text(str(text), lists) if text is not None else "")  # noqa: S308
    parts = (
        piece if piece[0] == "<" and piece[-1] == ">" else _break_text(piece, lists, raw=True)
        for piece in _PIECE.findall(html)
    )
    return mark_safe("".join(parts))  # noqa: S308 - only our own tags were added


def whole_end(text: str, position: int, words: WordList) -> int:
    """Return where what must stay in one line from here ends: a word of the list, a measure, a date.

    The position itself where nothing begins; for texts that no browser lays out.
    """
    return _match(text, position, [words])


def _break_text(text: str, lists: list[WordList], *, raw: bool = False) -> str:
    """Wrap what is found in one run of text; `raw` text is HTML already and is not escaped."""
    out: list[str] = []
    done = position = 0
    protect = str if raw else escape
    while position < len(text):
        end = _match(text, position, lists)
        if end == position:
            position = _next(text, position)
            continue
        if position > done:
            out.append(protect(text[done:position]))
        if position and _may_break(text[position - 1], text[position]):
            out.append(_BREAK)
        out += [_OPEN, protect(text[position:end]), _CLOSE]
        # The next word may follow at once: it then sets this break itself.
        if end < len(text) and _may_break(text[end - 1], text[end]):
            following = _match(text, end, lists)
            if following == end:
                out.append(_BREAK)
        done = position = end
    out.append(protect(text[done:]))
    return "".join(out)


def _match(text: str, position: int, lists: list[WordList]) -> int:
    if text[position] in _DIGITS:
        found = _TELEPHONE.match(text, position) or _MEASURE.match(text, position)
        if found and _clean_end(text, found.end()):
            return found.end()
        return position
    return max(words.match(text, position) for words in lists)


def _next(text: str, position: int) -> int:
    """Step on; over a whole number at once, so that its tail is not taken for a number."""
    if text[position] in _DIGITS and (number := _INSIDE_NUMBER.match(text, position)):
        return number.end()
    return position + 1


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Say whether a find is a word here: no cluster cut, and short ones free on both sides."""
    before = text[start - 1] if start else " "
    if is_thai_letter(before) and not can_break_between(before, text[start]):
        return False
    if not _clean_end(text, end):
        return False
    if end - start > FREE_STANDING:
        return True
    after = text[end] if end < len(text) else " "
    return not is_thai_letter(before) and not is_thai_letter(after)


def _clean_end(text: str, end: int) -> bool:
    if end >= len(text):
        return True
    last, after = text[end - 1], text[end]
    if after in _DIGITS and last in _DIGITS:
        return False
    if last.isascii() and last.isalpha() and after.isascii() and after.isalnum():
        return False
    if not is_thai_letter(last):
        return True
    return can_break_between(last, after) and not _closes_a_syllable(text, end)


def _closes_a_syllable(text: str, position: int) -> bool:
    """Say whether a lone consonant stands here: หนองแค is not the name in หนองแคน or หนองแคนใต้."""
    if not _FIRST_CONSONANT <= text[position] <= _LAST_CONSONANT:
        return False
    after = text[position + 1] if position + 1 < len(text) else " "
    return not is_thai_letter(after) or not can_break_between(after, "ก") or after == _SILENT


def _may_break(left: str, right: str) -> bool:
    """Say whether a break belongs between two signs: Thai on both sides, or Thai and a figure."""
    left_thai, right_thai = is_thai_letter(left), is_thai_letter(right)
    if not (left_thai or right_thai):
        return False
    if not (left_thai or left in _DIGITS or left == ".") or not (right_thai or right in _DIGITS):
        return False
    return can_break_between(left, right)
