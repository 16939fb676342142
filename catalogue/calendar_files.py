"""Calendar files (.ics) of runs and events."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.utils import timezone
from icalendar import Calendar, Event

_PRODUCT = "-//Community vocational training centres//Portal//TH"


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One entry of a calendar; plain dates are whole days, ``ends`` is then the last of them."""

    uid: str
    title: str
    starts: date
    ends: date
    place: str = ""
    url: str = ""
    description: str = ""
    is_cancelled: bool = False


def calendar_file(events: Sequence[CalendarEvent]) -> bytes:
    """Write events as a calendar that phones and desks open; times are in UTC, so none is misread."""
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    for one in events:
        calendar.add_component(_component(one))
    return bytes(calendar.to_ical())


def _component(one: CalendarEvent) -> Event:
    event = Event()
    event.add("uid", one.uid)
    event.add("dtstamp", _utc(timezone.now()))
    event.add("summary", one.title)
    event.add("dtstart", _utc(one.starts))
    event.add("dtend", _end(one.ends))
    event.add("status", "CANCELLED" if one.is_cancelled else "CONFIRMED")
    for name, value in (
        ("location", one.place),
        ("url", one.url),
        ("description", one.description),
    ):
        if value:
            event.add(name, value)
    return event


def _utc(moment: date) -> date:
    return moment.astimezone(UTC) if isinstance(moment, datetime) else moment


def _end(moment: date) -> date:
    # A whole day ends where the next one begins (RFC 5545 §3.6.1).
    return _utc(moment) if isinstance(moment, datetime) else moment + timedelta(days=1)
