"""Calendar files: what phones read of them, by a parser from outside."""

from datetime import UTC, date, datetime

from icalendar import Calendar

from catalogue.calendar_files import CalendarEvent, calendar_file
from tests.factories.catalogue import bangkok


def components(content):
    return list(Calendar.from_ical(content).walk("VEVENT"))


def test_hours_are_written_in_universal_time():
    """Nine o'clock in Thailand is two o'clock in universal time, wherever the phone is."""
    one = CalendarEvent(
        uid="a@b",
        title="มหกรรม, อาชีพ; และ\nอาหาร",
        starts=bangkok(2026, 12, 12, 9, 0),
        ends=bangkok(2026, 12, 12, 16, 0),
        place="ลาน",
        url="https://example.go.th/th/events/snk-7k4p/",
        description="ชม",
    )
    (read,) = components(calendar_file([one]))
    assert read["dtstart"].dt == datetime(2026, 12, 12, 2, 0, tzinfo=UTC)
    assert read["dtend"].dt == datetime(2026, 12, 12, 9, 0, tzinfo=UTC)
    assert read["summary"] == one.title
    assert (read["location"], read["url"], read["status"]) == (one.place, one.url, "CONFIRMED")


def test_whole_days_end_where_the_next_begins():
    """The last day is part of it; a cancelled one says so."""
    one = CalendarEvent("a@b", "งาน", date(2026, 12, 12), date(2026, 12, 14), is_cancelled=True)
    (read,) = components(calendar_file([one]))
    assert (read["dtstart"].dt, read["dtend"].dt) == (date(2026, 12, 12), date(2026, 12, 15))
    assert read["status"] == "CANCELLED"
    assert "location" not in read


def test_several_events_lie_in_one_file():
    """A run of many meetings is one file, each entry with its own uid."""
    many = [CalendarEvent(f"{n}@b", "งาน", date(2026, 1, n), date(2026, 1, n)) for n in (1, 2, 3)]
    assert [str(one["uid"]) for one in components(calendar_file(many))] == ["1@b", "2@b", "3@b"]
