"""Dates as people in Thailand read and type them: Buddhist era in Thai, common era in English.

Functions that return plain text use ordinary blanks (mails, calendars, Excel); those that return
HTML hold day and month together and carry the common era in `<time datetime>`.
"""

import re
from datetime import date, datetime
from typing import Literal

from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from portal.core.languages import is_thai
from portal.core.thai_text import arabic_digits, normalise_line

Style = Literal["short", "long"]

ERA = 543
_NBSP = "\u00a0"

THAI_MONTHS = (
    "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน",
    "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม",
)  # fmt: skip
THAI_MONTHS_SHORT = (
    "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.",
    "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.",
)  # fmt: skip
ENGLISH_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
THAI_WEEKDAYS = ("จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์")
THAI_WEEKDAYS_SHORT = ("จ.", "อ.", "พ.", "พฤ.", "ศ.", "ส.", "อา.")
ENGLISH_WEEKDAYS = (
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
)  # fmt: skip

# Years that a four-digit number can mean when nobody says which era it is in.
_BUDDHIST_YEARS = range(2400, 2701)
_COMMON_YEARS = range(1857, 2158)


def format_date(
    day: date,
    style: Style = "short",
    *,
    weekday: bool = False,
    year: bool = True,
    language: str | None = None,
) -> str:
    """Write one date: "12 ธ.ค. 2569", "วันเสาร์ที่ 12 ธันวาคม 2569", "Sat 12 Dec 2026"."""
    day = local_day(day)
    parts = [_day_of_month(day, style, weekday, language), month_name(day.month, style, language)]
    if year:
        parts.append(shown_year(day, language))
    return " ".join(parts)


def format_month(day: date, style: Style = "short", *, language: str | None = None) -> str:
    """Write month and year: "ม.ค. 2569", "January 2026"."""
    day = local_day(day)
    return f"{month_name(day.month, style, language)} {shown_year(day, language)}"


def format_range(
    start: date,
    end: date | None = None,
    style: Style = "short",
    *,
    weekday: bool = False,
    language: str | None = None,
) -> str:
    """Write the days from start to end, each month and the year once if they are the same."""
    start, end = _in_order(start, end)
    if start == end:
        return format_date(start, style, weekday=weekday, language=language)
    head, dash, tail = _range_parts(start, end, style, weekday, language)
    return f"{head}{dash}{tail}"


def date_html(
    day: date,
    style: Style = "short",
    *,
    weekday: bool = False,
    year: bool = True,
    language: str | None = None,
) -> SafeString:
    """Write one date as `<time datetime="2026-12-12">12 ธ.ค. 2569</time>`."""
    day = local_day(day)
    text = format_date(day, style, weekday=weekday, year=year, language=language)
    return _time_element(day, text)


def range_html(
    start: date,
    end: date | None = None,
    style: Style = "short",
    *,
    weekday: bool = False,
    language: str | None = None,
) -> SafeString:
    """Write a range as two `<time>` elements around its dash, or one for a single day."""
    start, end = _in_order(start, end)
    if start == end:
        return date_html(start, style, weekday=weekday, language=language)
    head, dash, tail = _range_parts(start, end, style, weekday, language)
    return format_html("{}{}{}", _time_element(start, head), dash, _time_element(end, tail))


def month_name(month: int, style: Style = "short", language: str | None = None) -> str:
    """Name a month (1–12)."""
    if is_thai(language):
        return (THAI_MONTHS if style == "long" else THAI_MONTHS_SHORT)[month - 1]
    name = ENGLISH_MONTHS[month - 1]
    return name if style == "long" else name[:3]


def weekday_name(day: date, style: Style = "long", language: str | None = None) -> str:
    """Name the day of the week: จันทร์, จ., Monday, Mon."""
    number = local_day(day).weekday()
    if is_thai(language):
        return (THAI_WEEKDAYS if style == "long" else THAI_WEEKDAYS_SHORT)[number]
    name = ENGLISH_WEEKDAYS[number]
    return name if style == "long" else name[:3]


def shown_year(day: date, language: str | None = None) -> str:
    """Write the year of a day in the era of the language."""
    return str(buddhist_year(day) if is_thai(language) else day.year)


def buddhist_year(day: date) -> int:
    """Return the Buddhist year of a day (2026 → 2569)."""
    return local_day(day).year + ERA


def fiscal_year(day: date) -> int:
    """Return the Buddhist fiscal year that a day lies in; it begins on 1 October before."""
    day = local_day(day)
    return buddhist_year(day) + (1 if day.month >= 10 else 0)


def fiscal_year_days(year: int) -> tuple[date, date]:
    """Return first and last day of a Buddhist fiscal year (2568 → 1 Oct 2024, 30 Sep 2025)."""
    common = year - ERA
    return date(common - 1, 10, 1), date(common, 9, 30)


def local_day(moment: date) -> date:
    """Return the day that a date or a moment falls on in Thailand, wherever the process runs."""
    if not isinstance(moment, datetime):
        return moment
    if timezone.is_aware(moment):
        return timezone.localdate(moment, timezone.get_default_timezone())
    return moment.date()


_ERA_WORDS = {
    "พ.ศ.": True, "พ.ศ": True, "พศ.": True, "พศ": True, "be": True, "b.e.": True,
    "ค.ศ.": False, "ค.ศ": False, "คศ.": False, "คศ": False,
    "ad": False, "a.d.": False, "ce": False, "c.e.": False,
}  # fmt: skip
_ERA_PATTERN = "|".join(re.escape(word) for word in sorted(_ERA_WORDS, key=len, reverse=True))
_YEAR = re.compile(f"(?:ปี )?({_ERA_PATTERN})? ?([0-9]{{4}}) ?({_ERA_PATTERN})?")
_NUMERIC_DATE = re.compile(r"([0-9]{1,2}) ?[/.-] ?([0-9]{1,2}) ?[/.-] ?([0-9]{4})")
_ISO_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_WORDY_DATE = re.compile(r"([0-9]{1,2}) ?([^0-9 ]{2,12}) ?([^0-9]{0,8}[0-9]{4}[^0-9]{0,6})")
_WEEKDAY_BEFORE = re.compile(
    "^(?:วัน)?(?:"
    + "|".join(re.escape(name) for name in (*THAI_WEEKDAYS, *THAI_WEEKDAYS_SHORT[::-1]))
    + "|[a-z]{3,9})?,? ?(?:ที่ ?)?(?=[0-9])"
)


def parse_year(text: str | int | None) -> int | None:
    """Read a year of either era ("๒๕๖๙", "พ.ศ. 2569", "ค.ศ. 2026", "2026"); give the common year.

    None when it is no year or when nobody can tell the era.
    """
    if text is None:
        return None
    match = _YEAR.fullmatch(_plain(str(text)))
    if not match:
        return None
    era = match[1] or match[3]
    number = int(match[2])
    if era:
        number -= ERA if _ERA_WORDS[era] else 0
        return number if number in _COMMON_YEARS else None
    if number in _BUDDHIST_YEARS:
        return number - ERA
    return number if number in _COMMON_YEARS else None


def parse_date(text: str | date | None) -> date | None:
    """Read a date as it stands in forms and Excel files; day before month, either era."""
    if text is None or isinstance(text, date):
        return None if text is None else local_day(text)
    plain = _WEEKDAY_BEFORE.sub("", _plain(text), count=1)
    if match := _ISO_DATE.fullmatch(plain):
        return _day(match[1], int(match[2]), match[3])
    if match := _NUMERIC_DATE.fullmatch(plain):
        return _day(match[3], int(match[2]), match[1])
    if match := _WORDY_DATE.fullmatch(plain):
        month = _MONTH_NUMBERS.get(match[2].rstrip(",").replace(".", ""))
        return _day(match[3], month, match[1]) if month else None
    return None


def parse_birth_year(
    text: str | int | None, today: date, ages: range = range(10, 111)
) -> int | None:
    """Read a year of birth; give the common year, or None if nobody is that old or young."""
    year = parse_year(text)
    if year is None or today.year - year not in ages:
        return None
    return year


_MONTH_NUMBERS = {
    **{name: number for number, name in enumerate(THAI_MONTHS, 1)},
    **{name.replace(".", ""): number for number, name in enumerate(THAI_MONTHS_SHORT, 1)},
    **{name.lower(): number for number, name in enumerate(ENGLISH_MONTHS, 1)},
    **{name.lower()[:3]: number for number, name in enumerate(ENGLISH_MONTHS, 1)},
    "sept": 9,
}


def _plain(text: str) -> str:
    # Cut first: nothing that is a date or a year is longer, and patterns then have little to try.
    return arabic_digits(normalise_line(text[:80])).lower()


def _day(year: str, month: int, day: str) -> date | None:
    common = parse_year(year.strip())
    try:
        return date(common, month, int(day)) if common else None
    except ValueError:
        return None


def _in_order(start: date, end: date | None) -> tuple[date, date]:
    first, last = local_day(start), local_day(end if end is not None else start)
    return (first, last) if first <= last else (last, first)


def _day_of_month(day: date, style: Style, weekday: bool, language: str | None) -> str:
    if not weekday:
        return str(day.day)
    name = weekday_name(day, style, language)
    if is_thai(language) and style == "long":
        return f"วัน{name}ที่ {day.day}"
    return f"{name} {day.day}"


def _range_parts(
    start: date, end: date, style: Style, weekday: bool, language: str | None
) -> tuple[str, str, str]:
    tail = format_date(end, style, weekday=weekday, language=language)
    if start.year != end.year:
        return format_date(start, style, weekday=weekday, language=language), " – ", tail
    if start.month != end.month:
        head = format_date(start, style, weekday=weekday, year=False, language=language)
        return head, " – ", tail
    # With a weekday the dash parts groups of words; without, it parts two figures.
    return _day_of_month(start, style, weekday, language), " – " if weekday else "–", tail


def _time_element(day: date, text: str) -> SafeString:
    return format_html('<time datetime="{}">{}</time>', day.isoformat(), hold_day_and_month(text))


def hold_day_and_month(text: str) -> str:
    """Put non-breaking blanks where a date must not be cut: all but the one before the year."""
    head, blank, last = text.rpartition(" ")
    if blank and last.isdigit() and len(last) >= 4:
        return f"{head.replace(' ', _NBSP)} {last}"
    return text.replace(" ", _NBSP)
