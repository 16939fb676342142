"""Numbers as people type them and as pages show them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.core.thai_numbers import group_digits, parse_decimal, parse_integer


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("30", Decimal(30)),
        (" ๑,๒๕๐ ", Decimal(1250)),
        ("1,250.50", Decimal("1250.50")),
        ("12.", Decimal(12)),
        (".5", Decimal("0.5")),
        ("-3", Decimal(-3)),
        ("1 250", Decimal(1250)),
        (7, Decimal(7)),
        (2.5, Decimal("2.5")),
        ("1,25", None),
        ("1e9", None),
        ("NaN", None),
        ("สิบ", None),
        ("", None),
        (None, None),
        (True, None),
        ("9" * 40, None),
    ],
)
def test_parse_decimal_reads_what_people_type(typed, number):
    """Thai digits, thousands and blanks are fine; what is no number is None, never an error."""
    assert parse_decimal(typed) == number


@pytest.mark.parametrize(
    ("typed", "number"), [("๓๐", 30), ("30.0", 30), ("30.5", None), ("สามสิบ", None)]
)
def test_parse_integer_wants_a_whole_number(typed, number):
    """A fraction is not a whole number."""
    assert parse_integer(typed) == number


@given(st.text())
def test_parse_decimal_never_raises(text):
    """Any text gives a number or None."""
    parse_decimal(text)


@pytest.mark.parametrize(
    ("number", "shown"),
    [(0, "0"), (1250, "1,250"), (1250.5, "1,250.50"), (Decimal("12.00"), "12"), (-1000, "-1,000")],
)
def test_group_digits_shows_decimals_only_when_needed(number, shown):
    """Thousands are parted by commas; two decimals or none."""
    assert group_digits(number) == shown
