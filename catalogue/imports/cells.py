"""What a cell of the spreadsheet may hold: types that read what people type, in either era."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time
from typing import Annotated, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import override
from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from catalogue.forms.fields import MeetingsField, MomentField
from catalogue.run_rules import PlannedMeeting
from portal.core.thai_dates import (
    THAI_WEEKDAYS,
    THAI_WEEKDAYS_SHORT,
    parse_date,
)
from portal.core.thai_numbers import parse_integer
from portal.core.thai_text import arabic_digits, comparison_key, normalise, normalise_line
from portal.core.times import parse_time

LONGEST_CELL = 10_000
MOST_LINES = 40
_MOST_NUMBER = 10_000_000
_MORNING, _EVENING = time(8, 30), time(16, 30)
_BETWEEN = re.compile(r"[,;/\n]|\s+และ\s*")
_ITEM_MARK = re.compile(r"^(?:[-–•*]|[0-9๐-๙]{1,2}[.)])\s*")
_TOPIC_PARTS = re.compile(r"\s*[|=:]\s*")
_HOURS_AT_END = re.compile(
    r"^(?P<title>.+?)[\s(,]*(?P<hours>[0-9๐-๙]{1,4})\s*(?:ชั่วโมง|ชม\.?|hours?|h)?\s*\)?$"
)
_TWO_FIGURES_YEAR = re.compile(r"^[0-9]{1,2} ?[/.-] ?[0-9]{1,2} ?[/.-] ?[0-9]{2}$")
_YES = frozenset({"ใช่", "มี", "ได้", "y", "yes", "true", "1", "x", "✓", "/"})
_NO = frozenset({"ไม่", "ไม่ใช่", "ไม่มี", "ไม่ได้", "n", "no", "false", "0", "-"})


def cell_text(value: Any) -> str:
    """Write what Excel gave as text that can be kept and read again: the row as it was typed."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ใช่" if value else "ไม่"
    if isinstance(value, datetime):
        day = value.date().isoformat()
        return day if value.time() == time.min else f"{day} {value:%H.%M}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return f"{value:%H.%M}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return normalise(str(value)[:LONGEST_CELL])


def wrong(words: str) -> PydanticCustomError:
    """Build the error of a cell; its words are shown as they are."""
    return PydanticCustomError("cell", "{words}", {"words": words})


def _line(text: Any) -> str:
    return normalise_line(str(text or ""))


def _lines(text: Any) -> list[str]:
    lines = [_ITEM_MARK.sub("", line.strip()) for line in str(text or "").split("\n")]
    found = [line for line in lines if line]
    if len(found) > MOST_LINES:
        raise wrong(_("At most %(most)d lines") % {"most": MOST_LINES})
    return found


def _whole(text: Any) -> int | None:
    plain = _line(text)
    if not plain:
        return None
    number = parse_integer(re.sub(r"\s*(?:บาท|ชั่วโมง|ชม\.?|คน|ที่นั่ง|ที่)$", "", plain))
    if number is None and plain.startswith(("ฟรี", "ไม่มีค่า", "ไม่เก็บ")):
        number = 0
    if number is None or not 0 <= number <= _MOST_NUMBER:
        raise wrong(_("“%(text)s” is not a number: write figures only, like 30") % _quote(plain))
    return number


def _day(text: Any) -> date | None:
    plain = _line(text)
    if not plain:
        return None
    if _TWO_FIGURES_YEAR.match(arabic_digits(plain)):
        raise wrong(_("“%(text)s”: write the year with 4 figures, like 12/12/2569") % _quote(plain))
    day = parse_date(plain)
    if day is None:
        raise wrong(
            _("“%(text)s” is not a day: write it like 12/12/2569 or 12 ธ.ค. 2569") % _quote(plain)
        )
    return day


def _moment(default: time) -> Callable[[Any], datetime | None]:
    field = MomentField(default_time=default, required=False)

    def read(text: Any) -> datetime | None:
        plain = _line(text)
        try:
            moment: datetime | None = field.to_python(plain)
        except ValidationError as failed:
            words = _("“%(text)s” cannot be read: write it like 1 ธ.ค. 2569 08.30")
            raise wrong(words % _quote(plain)) from failed
        return moment

    return read


def _clock(text: Any) -> time | None:
    plain = _line(text)
    if not plain:
        return None
    clock = parse_time(plain)
    if clock is None:
        raise wrong(_("“%(text)s” is not a time: write it like 09.00") % _quote(plain))
    return clock


def _yes_no(text: Any) -> bool | None:
    plain = _line(text).lower()
    if not plain:
        return None
    if plain in _YES:
        return True
    if plain in _NO:
        return False
    raise wrong(_("“%(text)s”: write ใช่ or ไม่") % _quote(plain))


def _weekdays(text: Any) -> list[int]:
    plain = _line(text)
    if not plain:
        return []
    words = {name: number for number, name in enumerate(THAI_WEEKDAYS)}
    words |= {name: number for number, name in enumerate(THAI_WEEKDAYS_SHORT)}
    words |= {name.rstrip("."): number for number, name in enumerate(THAI_WEEKDAYS_SHORT)}
    days: set[int] = set()
    for part in _BETWEEN.split(plain):
        name = part.strip().removeprefix("วัน")
        first, dash, last = re.sub(r"\s*(?:–|—|ถึง|-)\s*", "-", name).partition("-")
        if first == "ทุก":
            days |= set(range(7))
        elif first in words and (not dash or last in words):
            end = words[last] if dash else words[first]
            days |= {(words[first] + step) % 7 for step in range((end - words[first]) % 7 + 1)}
        elif name:
            raise wrong(_("“%(text)s” is no day of the week: write เสาร์, อาทิตย์") % _quote(name))
    return sorted(days)


def _meetings(text: Any) -> tuple[PlannedMeeting, ...]:
    try:
        meetings: tuple[PlannedMeeting, ...] = MeetingsField(required=False).to_python(text)
    except ValidationError as failed:
        raise wrong(failed.messages[0]) from failed
    return meetings


def _topics(text: Any) -> list[dict[str, Any]]:
    topics = []
    for line in _lines(text):
        parts = _TOPIC_PARTS.split(line)
        hours = parse_integer(re.sub(r"\s*(?:ชั่วโมง|ชม\.?)$", "", parts[1])) if parts[1:] else None
        title, words = parts[0], " ".join(parts[2:])
        if len(parts) == 1 and (match := _HOURS_AT_END.match(line)):
            title, hours = match["title"], parse_integer(match["hours"])
        if not title or hours is None:
            raise wrong(
                _("“%(text)s”: write one topic a line with its hours, like ก่อหม้อคราม | 10")
                % _quote(line)
            )
        topics.append({"title": title.strip(), "hours": hours, "text": words})
    return topics


def _quote(text: str) -> dict[str, str]:
    return {"text": text if len(text) <= 60 else f"{text[:59]}…"}


Text = Annotated[str, BeforeValidator(lambda value: str(value or ""))]
Line = Annotated[str, BeforeValidator(_line)]
Lines = Annotated[list[str], BeforeValidator(_lines)]
Whole = Annotated[int | None, BeforeValidator(_whole)]
Day = Annotated[date | None, BeforeValidator(_day)]
OpeningMoment = Annotated[datetime | None, BeforeValidator(_moment(_MORNING))]
ClosingMoment = Annotated[datetime | None, BeforeValidator(_moment(_EVENING))]
Clock = Annotated[time | None, BeforeValidator(_clock)]
YesNo = Annotated[bool | None, BeforeValidator(_yes_no)]
Weekdays = Annotated[list[int], BeforeValidator(_weekdays)]
Meetings = Annotated[tuple[Any, ...], BeforeValidator(_meetings)]
Topics = Annotated[list[dict[str, Any]], BeforeValidator(_topics)]


def words_of(choices: Iterable[tuple[str, Any]], **also: str) -> dict[str, str]:
    """Return every way to write a choice (code, Thai and English name) with its code."""
    words = {comparison_key(word): code for word, code in also.items()}
    for code, label in choices:
        words[comparison_key(code)] = code
        for language in ("th", "en"):
            with override(language):
                words[comparison_key(str(label))] = code
    return words


def one_of(words: Mapping[str, str], names: Callable[[], Iterable[Any]]) -> Any:
    """Return the type of a cell that holds one of some choices."""

    def read(text: Any) -> str:
        plain = _line(text)
        return _choice(plain, words, names) if plain else ""

    return Annotated[str, BeforeValidator(read)]


def some_of(words: Mapping[str, str], names: Callable[[], Iterable[Any]]) -> Any:
    """Return the type of a cell that holds any number of choices, one after another."""

    def read(text: Any) -> list[str]:
        parts = [_line(part) for part in _BETWEEN.split(str(text or ""))]
        return list(dict.fromkeys(_choice(part, words, names) for part in parts if part))

    return Annotated[list[str], BeforeValidator(read)]


def _choice(plain: str, words: Mapping[str, str], names: Callable[[], Iterable[Any]]) -> str:
    code = words.get(comparison_key(plain))
    if code is None:
        offered = " · ".join(str(name) for name in names())
        raise wrong(
            _("“%(text)s” is not known. Write one of: %(names)s")
            % {**_quote(plain), "names": offered}
        )
    return code
