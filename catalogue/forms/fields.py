"""Form fields that take dates, moments and meetings as people in Thailand type them."""

import re
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalogue.run_rules import PlannedMeeting
from portal.core.thai_dates import format_date, parse_date
from portal.core.times import format_time, parse_time

MOST_MEETINGS = 200
_CLOCK_AT_END = re.compile(r"(?:เวลา\s*)?([0-9๐-๙]{1,2}[.:][0-9๐-๙]{2})\s*(?:น\.?)?\s*$")
_HOURS_AT_END = re.compile(
    r"([0-9๐-๙]{1,2}[.:][0-9๐-๙]{2})\s*(?:น\.?)?\s*(?:-|–|—|ถึง|to)\s*"
    r"([0-9๐-๙]{1,2}[.:][0-9๐-๙]{2})\s*(?:น\.?)?\s*$"
)


class DayField(forms.CharField):
    """A day: "12/12/2569", "12 ธ.ค. 2569", "2026-12-12"."""

    default_error_messages = {"day": gettext_lazy("Write the day like 12/12/2569 or 12 ธ.ค. 2569")}

    def to_python(self, value: Any) -> Any:
        """Read the day in either era."""
        if isinstance(value, date) or not value:
            return value or None
        day = parse_date(str(value))
        if day is None:
            raise ValidationError(self.error_messages["day"], code="day")
        return day

    def prepare_value(self, value: Any) -> Any:
        """Write the day as the portal does."""
        return format_date(value) if isinstance(value, date) else value


class MomentField(forms.CharField):
    """A day and a time: "1 ธ.ค. 2569 08.30"; without a time, the given one is meant."""

    default_error_messages = {"moment": gettext_lazy("Write day and time like 1 ธ.ค. 2569 08.30")}

    def __init__(self, *, default_time: time, **kwargs: Any) -> None:
        self.default_time = default_time
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Any:
        """Read day and time by the clock in Thailand."""
        if isinstance(value, datetime) or not value:
            return value or None
        text = str(value).strip()
        clock: time | None = self.default_time
        if match := _CLOCK_AT_END.search(text):
            clock, text = parse_time(match[1]), text[: match.start()]
        day = parse_date(text.strip(" ,"))
        if day is None or clock is None:
            raise ValidationError(self.error_messages["moment"], code="moment")
        return timezone.make_aware(datetime.combine(day, clock), timezone.get_default_timezone())

    def prepare_value(self, value: Any) -> Any:
        """Write day and time as the portal does."""
        if not isinstance(value, datetime):
            return value
        local = timezone.localtime(value, timezone.get_default_timezone())
        return f"{format_date(local.date())} {format_time(local)}"


class ClockField(forms.CharField):
    """A time of day: "09.00", "9:00 น."."""

    default_error_messages = {"clock": gettext_lazy("Write the time like 09.00")}

    def to_python(self, value: Any) -> Any:
        """Read the time."""
        if isinstance(value, time) or not value:
            return value or None
        clock = parse_time(str(value))
        if clock is None:
            raise ValidationError(self.error_messages["clock"], code="clock")
        return clock

    def prepare_value(self, value: Any) -> Any:
        """Write the time as the portal does."""
        return format_time(value) if isinstance(value, time) else value


class MeetingsField(forms.CharField):
    """Meetings, one a line: "12 ธ.ค. 2569 09.00-15.00"."""

    widget = forms.Textarea(attrs={"rows": 6})

    def to_python(self, value: Any) -> Any:
        """Read the lines; the first that cannot be read is quoted."""
        if isinstance(value, tuple):
            return value
        lines = [line.strip() for line in str(value or "").splitlines() if line.strip()]
        if len(lines) > MOST_MEETINGS:
            raise ValidationError(_("At most 200 meetings"), code="many")
        return tuple(_meeting(line) for line in lines)

    def prepare_value(self, value: Any) -> Any:
        """Write the meetings as they can be typed."""
        if not isinstance(value, tuple | list):
            return value
        return "\n".join(_line(meeting) for meeting in value)


def _meeting(line: str) -> PlannedMeeting:
    match = _HOURS_AT_END.search(line)
    if match:
        day = parse_date(line[: match.start()].strip(" ,"))
        starts_at, ends_at = parse_time(match[1]), parse_time(match[2])
        if day is not None and starts_at is not None and ends_at is not None:
            return PlannedMeeting(day, starts_at, ends_at)
    raise ValidationError(
        _("“%(line)s” cannot be read. Write it like 12 ธ.ค. 2569 09.00-15.00"),
        code="meeting",
        params={"line": line[:80]},
    )


def _line(meeting: PlannedMeeting) -> str:
    hours = f"{meeting.starts_at:%H.%M}-{meeting.ends_at:%H.%M}"
    return f"{format_date(meeting.held_on, language='th')} {hours}"
