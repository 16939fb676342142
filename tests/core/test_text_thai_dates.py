"""Dates in both languages and both eras."""

from datetime import UTC, date, datetime

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from portal.core import thai_dates

SATURDAY = date(2026, 12, 12)


@pytest.mark.parametrize(
    ("options", "thai", "english"),
    [
        ({}, "12 ธ.ค. 2569", "12 Dec 2026"),
        ({"style": "long"}, "12 ธันวาคม 2569", "12 December 2026"),
        ({"weekday": True}, "ส. 12 ธ.ค. 2569", "Sat 12 Dec 2026"),
        (
            {"style": "long", "weekday": True},
            "วันเสาร์ที่ 12 ธันวาคม 2569",
            "Saturday 12 December 2026",
        ),
        ({"year": False}, "12 ธ.ค.", "12 Dec"),
    ],
)
def test_format_date_follows_the_language(options, thai, english):
    """Thai is in the Buddhist era, English in the common era."""
    assert thai_dates.format_date(SATURDAY, language="th", **options) == thai
    assert thai_dates.format_date(SATURDAY, language="en", **options) == english


@pytest.mark.parametrize(("language", "shown"), [("th", "12 ธ.ค. 2569"), ("en", "12 Dec 2026")])
def test_format_date_uses_the_language_of_the_request(language, shown):
    """Without a language of its own, a date is in the reader's."""
    with translation.override(language):
        assert thai_dates.format_date(SATURDAY) == shown


@pytest.mark.parametrize(
    ("start", "end", "thai", "english"),
    [
        (SATURDAY, SATURDAY, "12 ธ.ค. 2569", "12 Dec 2026"),
        (SATURDAY, None, "12 ธ.ค. 2569", "12 Dec 2026"),
        (SATURDAY, date(2026, 12, 27), "12–27 ธ.ค. 2569", "12–27 Dec 2026"),
        (date(2026, 12, 27), SATURDAY, "12–27 ธ.ค. 2569", "12–27 Dec 2026"),
        (date(2026, 11, 28), date(2026, 12, 3), "28 พ.ย. – 3 ธ.ค. 2569", "28 Nov – 3 Dec 2026"),
        (
            date(2026, 12, 28),
            date(2027, 1, 3),
            "28 ธ.ค. 2569 – 3 ม.ค. 2570",
            "28 Dec 2026 – 3 Jan 2027",
        ),
    ],
)
def test_format_range_names_month_and_year_once(start, end, thai, english):
    """A range repeats nothing that is the same on both sides."""
    assert thai_dates.format_range(start, end, language="th") == thai
    assert thai_dates.format_range(start, end, language="en") == english


def test_format_range_may_name_the_weekdays():
    """With weekdays the dash stands free."""
    shown = thai_dates.format_range(SATURDAY, date(2026, 12, 27), weekday=True, language="th")
    assert shown == "ส. 12 – อา. 27 ธ.ค. 2569"


def test_date_html_carries_the_common_era():
    """Machines read the common era, people the Buddhist era, and day and month stay together."""
    assert thai_dates.date_html(SATURDAY, language="th") == (
        '<time datetime="2026-12-12">12\u00a0ธ.ค. 2569</time>'
    )
    assert thai_dates.range_html(SATURDAY, date(2026, 12, 27), language="th") == (
        '<time datetime="2026-12-12">12</time>–<time datetime="2026-12-27">27\u00a0ธ.ค. 2569</time>'
    )


def test_local_day_is_the_day_in_thailand():
    """Half past six in the evening UTC is the next morning in Bangkok."""
    assert thai_dates.local_day(datetime(2026, 12, 11, 18, 30, tzinfo=UTC)) == SATURDAY
    assert thai_dates.format_month(SATURDAY, language="th") == "ธ.ค. 2569"


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2024, 9, 30), 2567),
        (date(2024, 10, 1), 2568),
        (date(2025, 9, 30), 2568),
        (date(2025, 10, 1), 2569),
    ],
)
def test_fiscal_year_begins_in_october(day, year):
    """Fiscal year 2568 runs from 1 October 2024 to 30 September 2025."""
    assert thai_dates.fiscal_year(day) == year
    first, last = thai_dates.fiscal_year_days(year)
    assert first <= day <= last


@pytest.mark.parametrize(
    ("typed", "year"),
    [
        ("2569", 2026),
        ("๒๕๖๙", 2026),
        ("พ.ศ. 2569", 2026),
        ("พศ 2569", 2026),
        ("ปี 2569", 2026),
        ("2026", 2026),
        ("ค.ศ. 2026", 2026),
        ("2569 BE", 2026),
        ("2026 CE", 2026),
        (2569, 2026),
        ("ค.ศ. 2569", None),
        ("พ.ศ. 2026", None),
        ("69", None),
        ("3000", None),
        ("", None),
        (None, None),
    ],
)
def test_parse_year_takes_both_eras(typed, year):
    """A year is understood in either era; what cannot be told is None."""
    assert thai_dates.parse_year(typed) == year


@pytest.mark.parametrize(
    "typed",
    [
        "12 ธ.ค. 2569",
        "12 ธค 2569",
        "๑๒ ธันวาคม ๒๕๖๙",
        "12 ธันวาคม พ.ศ. 2569",
        "วันเสาร์ที่ 12 ธันวาคม 2569",
        "ส. 12 ธ.ค. 2569",
        "12/12/2569",
        "12-12-2026",
        "12.12.2569",
        "2026-12-12",
        "2569-12-12",
        "12 Dec 2026",
        "Sat 12 December 2026",
        SATURDAY,
    ],
)
def test_parse_date_reads_forms_and_sheets(typed):
    """Day before month, words or figures, either era."""
    assert thai_dates.parse_date(typed) == SATURDAY


@pytest.mark.parametrize("typed", ["31/2/2569", "12 foo 2569", "ธ.ค. 2569", "", None, "0/0/0000"])
def test_parse_date_gives_none_for_no_date(typed):
    """What is no date is None, never an error."""
    assert thai_dates.parse_date(typed) is None


@given(st.text(alphabet=st.one_of(st.sampled_from("0123๑๒/-. ธคพศ.วันที่abDec"), st.characters())))
def test_parsers_of_dates_never_raise(text):
    """Any text gives a date, a year or None."""
    thai_dates.parse_date(text)
    thai_dates.parse_year(text)


@given(st.dates(date(1900, 1, 1), date(2150, 1, 1)), st.sampled_from(["short", "long"]))
def test_parse_date_reads_what_format_date_writes(day, style):
    """Every date that a page shows can be typed back."""
    for language in ("th", "en"):
        for weekday in (False, True):
            shown = thai_dates.format_date(day, style, weekday=weekday, language=language)
            assert thai_dates.parse_date(shown) == day


@pytest.mark.parametrize(
    ("typed", "year"),
    [("2508", 1965), ("1965", 1965), ("๒๕๕๙", 2016), ("2560", None), ("2450", None), ("12", None)],
)
def test_parse_birth_year_wants_a_believable_age(typed, year):
    """Learners are between 10 and 110; common-era years are converted."""
    assert thai_dates.parse_birth_year(typed, SATURDAY) == year
