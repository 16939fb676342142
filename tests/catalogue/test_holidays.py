"""Which days are holidays: the package's, corrected by the portal's own table."""

from datetime import date

import pytest
from django.utils.translation import override

from catalogue import holidays, reference

DAYS = [
    (date(2026, 12, 5), "วันพ่อแห่งชาติ"),
    (date(2026, 12, 7), "ชดเชย"),
    (date(2027, 4, 13), "วันสงกรานต์"),
    (date(2026, 5, 13), "วันพืชมงคล"),
    (date(2026, 1, 10), None),  # children's day: offices work
    (date(2026, 11, 24), None),
]


@pytest.mark.parametrize(("day", "name"), DAYS)
def test_holidays_are_named(day, name):
    """Holidays of the government and their substitutes are known by name, other days are none."""
    found = holidays.holidays_on([day, day])
    assert name in found[day] if name else found == {}


def test_names_follow_the_reader():
    """The English interface names holidays in English."""
    with override("en"):
        assert holidays.holidays_on([date(2027, 4, 13)]) == {date(2027, 4, 13): "Songkran Festival"}


def test_table_corrects_the_package(monkeypatch):
    """A day off that the cabinet added counts, one that became a working day does not."""
    table = {
        "day_off": [{"date": date(2027, 6, 2), "name_th": "วันหยุดพิเศษ"}],
        "working_day": [{"date": date(2027, 12, 31)}],
    }
    monkeypatch.setattr(holidays, "read", lambda name: table)
    holidays._of_year.cache_clear()
    try:
        days = [date(2027, 6, 2), date(2027, 12, 31), date(2028, 6, 2)]
        assert holidays.holidays_on(days) == {date(2027, 6, 2): "วันหยุดพิเศษ"}
    finally:
        holidays._of_year.cache_clear()


def test_shipped_table_can_be_read():
    """The file that is shipped holds what the reader expects."""
    assert "วันเด็กแห่งชาติ" in reference.read("holidays")["festive_only"]
