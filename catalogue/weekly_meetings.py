"""Meetings that follow from days of the week: what a form and a spreadsheet both write out."""

from collections.abc import Collection
from datetime import date, time, timedelta

from catalogue.run_rules import LONGEST_DAYS, PlannedMeeting

_DAY = timedelta(days=1)


def weekly_meetings(
    first: date, last: date, weekdays: Collection[int], starts_at: time, ends_at: time
) -> tuple[PlannedMeeting, ...]:
    """Write out every meeting on the days of the week between two days, both included."""
    length = min((last - first).days, LONGEST_DAYS)
    between = (first + number * _DAY for number in range(length + 1))
    return tuple(
        PlannedMeeting(day, starts_at, ends_at) for day in between if day.weekday() in weekdays
    )
