"""Times of day and opening hours: "09.00–15.00 น.", "วันนี้เปิดถึง 16.30 น."."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from portal.core.languages import is_thai
from portal.core.thai_dates import format_date, weekday_name
from portal.core.thai_text import arabic_digits, normalise_line

# How far ahead "opens again" looks; beyond that only the telephone helps.
_DAYS_AHEAD = 31

_TIME = re.compile(r"([0-9]{1,2})(?: ?[.:] ?([0-9]{2}))?(?::[0-9]{2})?(?: ?(?:น\.?|นาฬิกา))?")


def format_time(moment: time | datetime, language: str | None = None) -> str:
    """Write a time of day on the 24-hour clock: "16.30 น.", in English "16:30"."""
    clock = _clock(moment)
    if is_thai(language):
        return f"{clock:%H.%M} น."
    return f"{clock:%H:%M}"


def format_time_range(
    start: time | datetime, end: time | datetime | None = None, language: str | None = None
) -> str:
    """Write from when to when: "09.00–15.00 น.", in English "09:00–15:00"."""
    if end is None or _clock(start) == _clock(end):
        return format_time(start, language)
    first, last = _clock(start), _clock(end)
    if is_thai(language):
        return f"{first:%H.%M}–{last:%H.%M} น."
    return f"{first:%H:%M}–{last:%H:%M}"


def parse_time(text: str | time | None) -> time | None:
    """Read a time as people type it ("9.00", "๐๙.๓๐ น.", "16:30"); None when it is not one."""
    if text is None or isinstance(text, time):
        return text
    match = _TIME.fullmatch(arabic_digits(normalise_line(text[:40])))
    if not match:
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


@dataclass(frozen=True, order=True)
class Span:
    """Open from one time to a later one on the same day."""

    opens: time
    closes: time

    def __post_init__(self) -> None:
        if self.opens >= self.closes:
            raise ValueError("a place opens before it closes, on the same day")


class OpeningKind(StrEnum):
    """How a place stands at a moment."""

    OPEN = "open"
    OPENS_LATER = "opens_later"
    CLOSED_FOR_TODAY = "closed_for_today"
    CLOSED_TODAY = "closed_today"


@dataclass(frozen=True)
class OpeningState:
    """What is true at one moment: open until when, or opening when (`opens_on` may be far away)."""

    kind: OpeningKind
    closes: time | None = None
    opens_on: date | None = None
    opens: time | None = None

    @property
    def is_open(self) -> bool:
        """Whether somebody is there now."""
        return self.kind is OpeningKind.OPEN


@dataclass(frozen=True)
class OpeningHours:
    """A week's hours and the days that differ; a day that stands in neither is closed.

    `weekly` is keyed by weekday (0 = Monday), `exceptions` by date; no spans means closed.
    """

    weekly: Mapping[int, tuple[Span, ...]] = field(default_factory=dict)
    exceptions: Mapping[date, tuple[Span, ...]] = field(default_factory=dict)

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "OpeningHours":
        """Build from what `as_data` gave."""
        return cls(
            {int(day): _spans(spans) for day, spans in data.get("weekly", {}).items()},
            {
                date.fromisoformat(day): _spans(spans)
                for day, spans in data.get("exceptions", {}).items()
            },
        )

    def as_data(self) -> dict[str, Any]:
        """Give plain values for a JSON column."""
        return {
            "weekly": {str(day): _plain(spans) for day, spans in sorted(self.weekly.items())},
            "exceptions": {
                day.isoformat(): _plain(spans) for day, spans in sorted(self.exceptions.items())
            },
        }

    def on(self, day: date) -> tuple[Span, ...]:
        """Return the hours of a day, in order."""
        spans = self.exceptions.get(day, self.weekly.get(day.weekday(), ()))
        return tuple(sorted(spans))

    def state(self, at: datetime) -> OpeningState:
        """Say how things stand at a moment."""
        local = timezone.localtime(at) if timezone.is_aware(at) else at
        today, now = local.date(), local.time()
        spans = self.on(today)
        for span in spans:
            if span.opens <= now < span.closes:
                return OpeningState(OpeningKind.OPEN, closes=span.closes)
            if now < span.opens:
                return OpeningState(OpeningKind.OPENS_LATER, opens_on=today, opens=span.opens)
        kind = OpeningKind.CLOSED_FOR_TODAY if spans else OpeningKind.CLOSED_TODAY
        for ahead in range(1, _DAYS_AHEAD + 1):
            day = today + timedelta(days=ahead)
            if later := self.on(day):
                return OpeningState(kind, opens_on=day, opens=later[0].opens)
        return OpeningState(kind)

    def sentence(self, at: datetime) -> str:
        """Say it in words: "วันนี้เปิดถึง 16.30 น."; empty when no hours are known at all."""
        if not any(self.weekly.values()) and not any(self.exceptions.values()):
            return ""
        state = self.state(at)
        if state.closes:
            return _("Open today until %(time)s") % {"time": format_time(state.closes)}
        if state.opens is None or state.opens_on is None:
            return _("Closed today")
        words = {"time": format_time(state.opens)}
        if state.kind is OpeningKind.OPENS_LATER:
            return _("Opens today at %(time)s") % words
        words["day"] = _near_day(state.opens_on, at)
        if state.kind is OpeningKind.CLOSED_TODAY:
            return _("Closed today, opens %(day)s at %(time)s") % words
        return _("Closed now, opens %(day)s at %(time)s") % words

    def week_lines(self) -> list[str]:
        """Write the week, days with the same hours together: "จันทร์–ศุกร์ 08.30–16.30 น."."""
        lines = []
        for first, last, spans in self._runs_of_days():
            names = weekday_name(_weekday(first))
            if last != first:
                names = f"{names}–{weekday_name(_weekday(last))}"
            hours = ", ".join(format_time_range(span.opens, span.closes) for span in spans)
            lines.append(f"{names} {hours}")
        return lines

    def _runs_of_days(self) -> list[tuple[int, int, tuple[Span, ...]]]:
        runs: list[tuple[int, int, tuple[Span, ...]]] = []
        for day in range(7):
            spans = tuple(sorted(self.weekly.get(day, ())))
            if not spans:
                continue
            if runs and runs[-1][1] == day - 1 and runs[-1][2] == spans:
                runs[-1] = (runs[-1][0], day, spans)
            else:
                runs.append((day, day, spans))
        return runs


def _near_day(day: date, at: datetime) -> str:
    today = (timezone.localtime(at) if timezone.is_aware(at) else at).date()
    if day - today == timedelta(days=1):
        return _("tomorrow")
    if day - today < timedelta(days=7):
        return _("on %(weekday)s") % {"weekday": weekday_name(day)}
    return _("on %(date)s") % {"date": format_date(day, weekday=True)}


def _weekday(number: int) -> date:
    # 1 January 2024 was a Monday.
    return date(2024, 1, 1 + number)


def _clock(moment: time | datetime) -> time:
    if isinstance(moment, datetime):
        return (timezone.localtime(moment) if timezone.is_aware(moment) else moment).time()
    return moment


def _spans(data: Iterable[Iterable[str]]) -> tuple[Span, ...]:
    return tuple(Span(*(time.fromisoformat(clock) for clock in pair)) for pair in data)


def _plain(spans: Iterable[Span]) -> list[list[str]]:
    return [[f"{span.opens:%H:%M}", f"{span.closes:%H:%M}"] for span in sorted(spans)]
