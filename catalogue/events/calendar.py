"""An event as an entry of a calendar."""

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.utils import timezone

from catalogue.calendar_files import CalendarEvent
from catalogue.events.enums import EventStatus

if TYPE_CHECKING:
    from catalogue.events.detail import EventDetail

_DAY = timedelta(days=1)
#: What goes on longer is one entry of whole days.
MOST_DAYS = timedelta(days=14)


def calendar_events(detail: "EventDetail") -> list[CalendarEvent]:
    """Write the days of an event: one entry a day where hours are known, else whole days."""
    page = detail.page
    first, last = page.starts_on, page.facts.last_day
    if first is None or last is None:
        return []
    if page.starts_at is None or last - first > MOST_DAYS:
        return [_entry(detail, first, last, "")]
    return [
        _entry(
            detail,
            _moment(day, page.starts_at),
            _moment(day, page.ends_at or page.starts_at),
            f"-{number}",
        )
        for number, day in enumerate(_days(first, last), start=1)
    ]


def _days(first: date, last: date) -> list[date]:
    return [first + number * _DAY for number in range((last - first).days + 1)]


def _entry(detail: "EventDetail", starts: date, ends: date, ending: str) -> CalendarEvent:
    page = detail.page
    host = urlsplit(detail.origin).hostname or "localhost"
    return CalendarEvent(
        uid=f"event-{page.code}{ending}@{host}",
        title=page.shown_title,
        starts=starts,
        ends=ends,
        place=detail.where,
        url=detail.url,
        description=page.shown_summary,
        is_cancelled=detail.status == EventStatus.CANCELLED,
    )


def _moment(day: date, clock: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, clock), timezone.get_default_timezone())
