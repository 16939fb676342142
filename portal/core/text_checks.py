"""What text must not, should not or could better say before the public reads it.

Pure functions over text and HTML; each gives findings. Nothing here raises, whatever comes in, and
every pattern is tried once at each place: the time grows with the text only.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from html.parser import HTMLParser

import nh3
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.core.thai_text import THAI_DIGITS, arabic_digits, normalise, normalise_line, storable

#: Letters without a blank after which a reader is out of breath.
LONGEST_RUN = 120
_EXCERPT = 60


class Level(StrEnum):
    """What a finding means for the editor."""

    BLOCK = "block"
    WARN = "warn"
    SUGGEST = "suggest"


@dataclass(frozen=True)
class Finding:
    """One thing found: how bad, what to do, and the words it is about."""

    level: Level
    code: str
    message: str | Promise
    excerpt: str = ""

    def __str__(self) -> str:
        return f"{self.message} “{self.excerpt}”" if self.excerpt else str(self.message)


# --- numbers that name a person ---------------------------------------------------------------

_HYPHENS = "\\-\u2010-\u2015\u2212"
# A chain of figures with one separator between; possessive, so nothing is tried twice.
_CHAIN = re.compile(f"[0-9]++(?:[ ./{_HYPHENS}][0-9]++)*+")
_FIGURES = re.compile("[0-9]++")
_ID_LENGTH = 13
_ID_GROUPS = {(13,), (1, 4, 5, 2, 1), (1, 4, 5, 3), (1, 12), (1, 4, 8)}
_PHONE_BEGIN = ("06", "08", "09")
_COUNTRY = re.compile(f"(?:\\+66|\\b0066)[ {_HYPHENS}]?\\(?0?\\)?(?=[689])")


def id_numbers(text: str) -> list[Finding]:
    """Find 13-digit numbers: national IDs, written in Thai or Arabic digits, grouped or not."""
    findings = []
    for digits in _thirteen_digits(_plain(text)):
        message = (
            _("This is a national ID number. Take it out: everybody could read it.")
            if is_national_id(digits)
            else _("A number of 13 digits may be a national ID number. Take it out.")
        )
        findings.append(Finding(Level.BLOCK, "id_number", message, f"{digits[:3]}…{digits[-2:]}"))
    return findings


def is_national_id(digits: str) -> bool:
    """Say whether 13 digits carry the check digit of a national ID number (modulus 11)."""
    if len(digits) != _ID_LENGTH or not digits.isdecimal() or digits[0] in "09":
        return False
    total = sum(int(digit) * (_ID_LENGTH - place) for place, digit in enumerate(digits[:-1]))
    return (11 - total % 11) % 10 == int(digits[-1])


def learner_telephones(text: str, allowed: Iterable[str] = ()) -> list[Finding]:
    """Find mobile numbers in running text, except those the page itself publishes as contacts.

    A centre's own number belongs into its contact field; in a text, a mobile number is somebody's.
    """
    known = {arabic_digits(number).replace(" ", "")[:10] for number in allowed}
    return [
        Finding(
            Level.BLOCK,
            "telephone",
            _("This looks like a person's mobile number. Use the contact field instead."),
            f"{digits[:3]}…{digits[-2:]}",
        )
        for digits in _mobile_numbers(_COUNTRY.sub("0", _plain(text)))
        if digits not in known
    ]


def _chains(text: str) -> Iterator[tuple[list[str], str]]:
    for match in _CHAIN.finditer(text):
        chain = match.group()
        yield _FIGURES.findall(chain), chain


def _thirteen_digits(text: str) -> Iterator[str]:
    for groups, chain in _chains(text):
        all_hyphens = " " not in chain and "." not in chain and "/" not in chain
        if all_hyphens and sum(map(len, groups)) == _ID_LENGTH:
            yield "".join(groups)
            continue
        first = total = 0
        for last, group in enumerate(groups):
            total += len(group)
            while total > _ID_LENGTH:
                total -= len(groups[first])
                first += 1
            sizes = tuple(map(len, groups[first : last + 1])) if total == _ID_LENGTH else ()
            if sizes and (sizes in _ID_GROUPS or set(sizes) == {1}):
                yield "".join(groups[first : last + 1])
                first, total = last + 1, 0


def _mobile_numbers(text: str) -> Iterator[str]:
    """Give the mobile numbers in a text: ten figures in groups that telephones come in."""
    for groups, _chain in _chains(text):
        first = total = 0
        for last, group in enumerate(groups):
            total += len(group)
            while total > 10:
                total -= len(groups[first])
                first += 1
            number = "".join(groups[first : last + 1])
            if total == 10 and number.startswith(_PHONE_BEGIN):
                sizes = tuple(map(len, groups[first : last + 1]))
                # 06 30 09 00 12 is a row of times, not a telephone.
                if max(sizes) >= 3 and sizes[:2] != (2, 2):
                    yield number
                    first, total = last + 1, 0


# --- words ------------------------------------------------------------------------------------

#: Official words and what a neighbour would say (ux.md 8).
OFFICIAL_WORDS: dict[str, str] = {
    "ผู้เข้ารับการฝึกอบรม": "ผู้เรียน",
    "ผู้เข้ารับการอบรม": "ผู้เรียน",
    "ดำเนินการ": "ทำ",
    "สถานที่ดำเนินการ": "เรียนที่ไหน",
    "คุณสมบัติผู้สมัคร": "เหมาะกับใคร",
    "กลุ่มเป้าหมาย": "เหมาะกับใคร",
    "มีความประสงค์": "อยาก",
    "ประสงค์": "อยาก",
    "ค่าลงทะเบียน": "ค่าเรียน",
    "ยื่นคำร้อง": "ขอ",
}
_OFFICIAL = re.compile("|".join(sorted(map(re.escape, OFFICIAL_WORDS), key=len, reverse=True)))

_BARE_LINKS = frozenset(
    {
        "คลิก", "คลิกที่นี่", "คลิกที่นี้", "กดที่นี่", "กดตรงนี้", "ที่นี่", "ที่นี้", "ตรงนี้", "อ่านต่อ", "อ่านเพิ่ม",
        "อ่านเพิ่มเติม", "ดูเพิ่ม", "ดูเพิ่มเติม", "เพิ่มเติม", "รายละเอียด", "รายละเอียดเพิ่มเติม", "ลิงก์", "ลิงค์",
        "click", "click here", "here", "read more", "more", "link", "this link",
    }
)  # fmt: skip
_ADDRESS = re.compile(r"(?:https?://|www\.)[^ ]+|[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/[^ ]*)?")
_FILE_NAME = re.compile(
    r"[^ ]+\.(?:jpe?g|png|gif|webp|avif|heic|bmp|tiff?|pdf)"
    r"|(?:img|dsc|dscn|image|photo|pict?|screenshot|line|fb_img|received|s__)[ _-]?[0-9_()-]+"
    r"|[0-9a-f]{12,}|[0-9_()-]{4,}"
)
_THAI_RUN = re.compile("[\u0e01-\u0e4e]++")
# Begins where a number begins, so that one long number is not tried again from each figure.
_THAI_NUMBER = (
    f"(?<![{THAI_DIGITS}])(?<![{THAI_DIGITS}][.,/:{_HYPHENS}])"
    f"[{THAI_DIGITS}]++(?:[.,/:{_HYPHENS}][{THAI_DIGITS}]++)*+"
)
_DIGITS_IN_FACTS = re.compile(
    f"{_THAI_NUMBER} ?"
    "(?:บาท|น\\.|นาฬิกา|ชั่วโมง|ชม\\.|วัน|คน|ที่นั่ง|มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม"
    "|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม|[มกพสตธ]\\.[คพย]\\.|มี\\.ค\\.|เม\\.ย\\.|มิ\\.ย\\.)"
    f"|[{THAI_DIGITS}]{{4,}}+"
)


def official_words(text: str) -> list[Finding]:
    """Find official words and offer the plain ones."""
    return [
        Finding(
            Level.SUGGEST,
            "official_word",
            _("Official word; in plain words:"),
            f"{word} → {OFFICIAL_WORDS[word]}",
        )
        for word in dict.fromkeys(_OFFICIAL.findall(normalise(text)))
    ]


def long_sentences(text: str) -> list[Finding]:
    """Find Thai that runs on without a blank; readers need a pause about every 80 letters."""
    return [
        Finding(
            Level.SUGGEST,
            "long_sentence",
            _("A long run without a blank. One idea a sentence reads better."),
            _short(match.group()),
        )
        for match in _THAI_RUN.finditer(normalise(text))
        if len(match.group()) > LONGEST_RUN
    ]


def thai_digits(text: str) -> list[Finding]:
    """Find Thai digits in dates, prices and telephone numbers; names may keep theirs."""
    found = _DIGITS_IN_FACTS.findall(normalise(text))
    return [
        Finding(
            Level.SUGGEST,
            "thai_digits",
            _("Dates, prices and telephone numbers are written with Arabic digits."),
            f"{_short(words)} → {_short(arabic_digits(words))}",
        )
        for words in dict.fromkeys(found)
    ]


def is_bare_link_text(text: str) -> bool:
    """Say whether the words of a link fail to say where it goes."""
    plain = normalise_line(text[:500]).casefold().strip(" .…>»→!")
    return plain in _BARE_LINKS or bool(_ADDRESS.fullmatch(plain))


def is_file_name(text: str) -> bool:
    """Say whether an alternative text is what a camera called the file."""
    return bool(_FILE_NAME.fullmatch(normalise_line(text[:300]).casefold()))


def alt_text(text: str | None) -> list[Finding]:
    """Judge one alternative text; decoration does not pass through here."""
    words = normalise_line(text or "")
    if not words:
        return [Finding(Level.BLOCK, "alt_missing", _("Say in words what the picture shows."))]
    if is_file_name(words):
        message = _("The alternative text is a file name. Say what the picture shows.")
        return [Finding(Level.BLOCK, "alt_file_name", message, _short(words))]
    return []


def link_text(text: str) -> list[Finding]:
    """Judge the words of one link."""
    if not is_bare_link_text(text):
        return []
    message = _("Say where the link goes, like ดูสินค้าทั้งหมด.")
    return [Finding(Level.WARN, "bare_link", message, _short(normalise_line(text[:500])))]


def heading_levels(levels: Iterable[int]) -> list[Finding]:
    """Find a heading that skips a level on the way down (the title is level 1)."""
    findings, before = [], 1
    for level in levels:
        if level > before + 1:
            message = _("A heading level is skipped here.")
            step = f"h{before} → h{level}"
            findings.append(Finding(Level.WARN, "heading_skipped", message, step))
        before = level
    return findings


# --- whole texts ------------------------------------------------------------------------------


def check_text(text: str, allowed_telephones: Iterable[str] = ()) -> list[Finding]:
    """Give all findings about a plain text."""
    return [
        *id_numbers(text),
        *learner_telephones(text, allowed_telephones),
        *thai_digits(text),
        *official_words(text),
        *long_sentences(text),
    ]


def check_html(html: str, allowed_telephones: Iterable[str] = ()) -> list[Finding]:
    """Give all findings about rich text: its words, links, headings and pictures."""
    outline = _Outline(html)
    findings = check_text(outline.text, allowed_telephones)
    findings += heading_levels(outline.levels)
    for words in outline.links:
        findings += link_text(words)
    for alt in outline.alts:
        findings += alt_text(alt)
    return findings


class _Outline(HTMLParser):
    """Text, links, heading levels and alternative texts of some HTML.

    nh3 parses first, as browsers do; what is left is well formed and small enough for this reader.
    """

    _BLOCKS = frozenset({"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "br", "div", "td", "th"})

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[str] = []
        self.levels: list[int] = []
        self.alts: list[str | None] = []
        self._parts: list[str] = []
        self._link: list[str] | None = None
        self.feed(
            nh3.clean(
                storable(html),
                tags={"a", "p", "li", "br", "div", "td", "th", "img", "embed"}
                | {f"h{level}" for level in range(1, 7)},
                attributes={"img": {"alt", "src"}, "embed": {"alt", "embedtype"}},
                link_rel=None,
            )
        )
        self.close()

    @property
    def text(self) -> str:
        """All words, a line for each block."""
        return "".join(self._parts)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag in self._BLOCKS:
            self._parts.append("\n")
        if tag == "a":
            self._link = []
        elif tag == "img" or (tag == "embed" and values.get("embedtype") == "image"):
            # alt="" on an <img> means decoration, a missing one means nobody thought of it.
            if values.get("alt") != "" or tag == "embed":
                self.alts.append(values.get("alt"))
        elif len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.levels.append(int(tag[1]))

    def handle_endtag(self, tag: str) -> None:
        if tag in self._BLOCKS:
            self._parts.append("\n")
        if tag == "a" and self._link is not None:
            self.links.append("".join(self._link))
            self._link = None

    def handle_data(self, data: str) -> None:
        self._parts.append(data)
        if self._link is not None:
            self._link.append(data)


def _plain(text: str) -> str:
    return arabic_digits(normalise(text))


def _short(text: str) -> str:
    return text if len(text) <= _EXCERPT else f"{text[: _EXCERPT - 1]}…"
