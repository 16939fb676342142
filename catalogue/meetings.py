"""When a run meets: parts of the day and week for filters, and the days in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Protocol

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.core.thai_dates import weekday_name
from portal.core.times import format_time_range

EVENING_FROM = time(17)
_SATURDAY = 5
# 1 January 2024 was a Monday.
_A_WEEK = [date(2024, 1, 1 + number) for number in range(7)]


class Meeting(Protocol):
    """A day and its hours; ``RunSession`` and a form's line both have them."""

    @property
    def held_on(self) -> date: ...
    @property
    def starts_at(self) -> time: ...
    @property
    def ends_at(self) -> time: ...


@dataclass(frozen=True, slots=True)
class Timetable:
    """All meetings of a run, summed up; nothing of it depends on a language."""

    weekdays: tuple[int, ...] = ()
    day_count: int = 0
    #: The hours when all meetings share them.
    starts_at: time | None = None
    ends_at: time | None = None
    is_weekday: bool = False
    is_evening: bool = False
    is_weekend: bool = False

    @classmethod
    def of(cls, meetings: Iterable[Meeting]) -> "Timetable":
        """Sum up meetings; a part of the week holds when at least one meeting lies in it."""
        held = list(meetings)
        if not held:
            return cls()
        hours = {(one.starts_at, one.ends_at) for one in held}
        shared = hours.pop() if len(hours) == 1 else (None, None)
        return cls(
            weekdays=tuple(sorted({one.held_on.weekday() for one in held})),
            day_count=len({one.held_on for one in held}),
            starts_at=shared[0],
            ends_at=shared[1],
            is_weekday=any(_in_working_hours(one) for one in held),
            is_evening=any(one.starts_at >= EVENING_FROM for one in held),
            is_weekend=any(one.held_on.weekday() >= _SATURDAY for one in held),
        )

    @property
    def is_only_evening(self) -> bool:
        """All meetings are in the evening of a working day."""
        return self.is_evening and not (self.is_weekday or self.is_weekend)

    @property
    def days(self) -> str:
        """The days of the week in words: "เสาร์–อาทิตย์"; all-evening runs say so instead."""
        if self.is_only_evening:
            return _("Evenings")
        return weekday_words(self.weekdays)

    @property
    def hours(self) -> str:
        """The hours of the day in words, empty when they differ."""
        if self.starts_at is None:
            return ""
        return format_time_range(self.starts_at, self.ends_at)

    @property
    def sentence(self) -> str:
        """All of it: "เสาร์–อาทิตย์ 09.00–15.00 น. รวม 6 วัน"; empty when no meeting is known."""
        if not self.day_count:
            return ""
        total = ngettext("%(count)d day in all", "%(count)d days in all", self.day_count)
        days = weekday_words(self.weekdays)
        return " ".join(
            part for part in (days, self.hours, total % {"count": self.day_count}) if part
        )


def weekday_words(weekdays: Sequence[int]) -> str:
    """Name days of the week, three and more in a row from first to last."""
    if not weekdays:
        return ""
    names = [weekday_name(_A_WEEK[day]) for day in weekdays]
    in_a_row = weekdays[-1] - weekdays[0] == len(weekdays) - 1
    if len(names) > 1 and in_a_row:
        return f"{names[0]}–{names[-1]}"
    return " ".join(names)


def _in_working_hours(meeting: Meeting) -> bool:
    return meeting.held_on.weekday() < _SATURDAY and meeting.starts_at < EVENING_FROM
