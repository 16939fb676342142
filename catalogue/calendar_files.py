"""Calendar files (RFC 5545) that telephones take over: a run's meetings, an event's days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.utils import timezone
from icalendar import Calendar, Event

CONTENT_TYPE = "text/calendar; charset=utf-8"
_PRODUCT = "-//Department of Learning Encouragement//Community vocational training//TH"


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One entry of a calendar; days instead of moments make it last all day, ``ends`` included."""

    #: The same for ever: a file taken over again replaces what stood there.
    uid: str
    title: str
    starts: datetime | date
    ends: datetime | date
    place: str = ""
    url: str = ""
    description: str = ""
    is_cancelled: bool = False
    #: How often it was changed; calendars keep the highest.
    sequence: int = 0


def calendar_file(events: Sequence[CalendarEvent]) -> bytes:
    """Write events as one file; moments are told in UTC, so that no time zone has to be known."""
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    for event in events:
        calendar.add_component(_written(event))
    return bytes(calendar.to_ical())


def _written(event: CalendarEvent) -> Event:
    written = Event()
    written.add("uid", event.uid)
    written.add("dtstamp", timezone.now().astimezone(UTC))
    written.add("summary", event.title)
    written.add("dtstart", _start(event.starts))
    written.add("dtend", _end(event.ends))
    for name, value in (
        ("location", event.place),
        ("url", event.url),
        ("description", event.description),
    ):
        if value:
            written.add(name, value)
    written.add("status", "CANCELLED" if event.is_cancelled else "CONFIRMED")
    written.add("sequence", event.sequence)
    return written


def _start(starts: datetime | date) -> datetime | date:
    return starts.astimezone(UTC) if isinstance(starts, datetime) else starts


def _end(ends: datetime | date) -> datetime | date:
    """A moment is the end; of a day, the end is the day after it."""
    return ends.astimezone(UTC) if isinstance(ends, datetime) else ends + timedelta(days=1)
