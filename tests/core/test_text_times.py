"""Times of day and opening hours."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation

from portal.core.times import (
    OpeningHours,
    OpeningKind,
    Span,
    format_time,
    format_time_range,
    parse_time,
)

OFFICE = OpeningHours(
    dict.fromkeys(range(5), (Span(time(8, 30), time(16, 30)),)), {date(2026, 12, 10): ()}
)
LUNCH = OpeningHours({0: (Span(time(13), time(16)), Span(time(9), time(12)))})


def at(day, hour, minute=0):
    """Return a moment of December 2026 in Thailand (the 7th is a Monday)."""
    return datetime(2026, 12, day, hour, minute, tzinfo=ZoneInfo("Asia/Bangkok"))


def test_format_time_uses_the_24_hour_clock():
    """Thai writes a full stop and น., English a colon."""
    assert format_time(time(9), "th") == "09.00 น."
    assert format_time(time(16, 30), "en") == "16:30"
    assert format_time(datetime(2026, 12, 7, 2, 0, tzinfo=UTC), "th") == "09.00 น."


def test_format_time_range_says_the_unit_once():
    """น. stands once, after the later time."""
    assert format_time_range(time(9), time(15), "th") == "09.00–15.00 น."
    assert format_time_range(time(9), time(15), "en") == "09:00–15:00"
    assert format_time_range(time(9), None, "th") == "09.00 น."


@pytest.mark.parametrize(
    ("typed", "clock"),
    [
        ("9.00", time(9)),
        ("09:30 น.", time(9, 30)),
        ("๑๖.๓๐ น.", time(16, 30)),
        ("9 น.", time(9)),
        ("16:30:00", time(16, 30)),
        (time(8), time(8)),
        ("24:00", None),
        ("9.75", None),
        ("เที่ยง", None),
        ("", None),
        (None, None),
    ],
)
def test_parse_time_reads_what_people_type(typed, clock):
    """Full stop or colon, Thai digits, with or without น.; else None."""
    assert parse_time(typed) == clock


@pytest.mark.parametrize(
    ("hours", "moment", "thai", "english"),
    [
        (OFFICE, at(7, 9), "วันนี้เปิดถึง 16.30 น.", "Open today until 16:30"),
        (OFFICE, at(7, 7), "วันนี้เปิด 08.30 น.", "Opens today at 08:30"),
        (
            OFFICE,
            at(7, 16, 30),
            "ปิดแล้ว เปิดอีกครั้งพรุ่งนี้ 08.30 น.",
            "Closed now, opens tomorrow at 08:30",
        ),
        (
            OFFICE,
            at(12, 9),
            "วันนี้ปิด เปิดอีกครั้งวันจันทร์ 08.30 น.",
            "Closed today, opens on Monday at 08:30",
        ),
        (
            OFFICE,
            at(10, 9),
            "วันนี้ปิด เปิดอีกครั้งพรุ่งนี้ 08.30 น.",
            "Closed today, opens tomorrow at 08:30",
        ),
        (LUNCH, at(7, 12, 30), "วันนี้เปิด 13.00 น.", "Opens today at 13:00"),
        (
            LUNCH,
            at(7, 17),
            "ปิดแล้ว เปิดอีกครั้ง จ. 14 ธ.ค. 2569 09.00 น.",
            "Closed now, opens on Mon 14 Dec 2026 at 09:00",
        ),
        (OpeningHours(exceptions={date(2020, 1, 1): (Span(time(1), time(2)),)}), at(7, 9),
         "วันนี้ปิด", "Closed today"),
        (OpeningHours(), at(7, 9), "", ""),
    ],
)  # fmt: skip
def test_opening_hours_say_how_things_stand(hours, moment, thai, english):
    """The sentence is true at the given moment, exceptions and lunch included."""
    with translation.override("th"):
        assert hours.sentence(moment) == thai
    with translation.override("en"):
        assert hours.sentence(moment) == english


def test_opening_hours_look_at_the_clock_in_thailand():
    """Two in the morning UTC is nine in Bangkok."""
    state = OFFICE.state(datetime(2026, 12, 7, 2, 0, tzinfo=UTC))
    assert state.kind is OpeningKind.OPEN
    assert state.is_open


def test_opening_hours_join_days_with_the_same_hours():
    """A week is written in as few lines as it takes."""
    with translation.override("th"):
        assert OFFICE.week_lines() == ["จันทร์–ศุกร์ 08.30–16.30 น."]
        assert LUNCH.week_lines() == ["จันทร์ 09.00–12.00 น., 13.00–16.00 น."]


def test_opening_hours_survive_storage():
    """Plain values give the same hours back."""
    assert OpeningHours.from_data(OFFICE.as_data()) == OFFICE
    assert OpeningHours.from_data(LUNCH.as_data()).on(date(2026, 12, 7)) == (
        Span(time(9), time(12)),
        Span(time(13), time(16)),
    )


def test_span_opens_before_it_closes():
    """A place cannot close before it opens."""
    with pytest.raises(ValueError, match="before it closes"):
        Span(time(9), time(9))
