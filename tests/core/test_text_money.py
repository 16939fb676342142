"""Prices, fees and distances in words."""

from decimal import Decimal

import pytest
from django.utils import translation

from portal.core.distances import about_kilometres
from portal.core.money import baht, course_fee, money, product_price


@pytest.mark.parametrize(
    ("function", "arguments", "thai", "english"),
    [
        (baht, (1250, "ผืน"), "1,250 บาท / ผืน", "1,250 baht / ผืน"),
        (baht, (Decimal("12.50"),), "12.50 บาท", "12.50 baht"),
        (money, (850,), "850 บาท", "850 baht"),
        (course_fee, (0,), "เรียนฟรี", "Free"),
        (course_fee, (Decimal("0.00"),), "เรียนฟรี", "Free"),
        (course_fee, (None,), "สอบถามศูนย์", "Ask the centre"),
        (course_fee, (300,), "300 บาท", "300 baht"),
        (product_price, (None,), "ถามราคา", "Ask for the price"),
        (product_price, (1250, "ผืน"), "1,250 บาท / ผืน", "1,250 baht / ผืน"),
    ],
)
def test_money_speaks_the_words_of_the_portal(function, arguments, thai, english):
    """Nothing costs 0 baht, and an unknown sum is a question to ask."""
    with translation.override("th"):
        assert function(*arguments) == thai
    with translation.override("en"):
        assert function(*arguments) == english


@pytest.mark.parametrize(
    ("kilometres", "shown"),
    [(0, 5), (1.2, 5), (7.4, 5), (7.5, 10), (14.9, 15), (17.5, 20), (30, 30), (-3, 5)],
)
def test_distance_is_rounded_to_five_kilometres(kilometres, shown):
    """Centre points are not doorsteps: no distance pretends to be exact."""
    with translation.override("th"):
        assert about_kilometres(kilometres) == f"ประมาณ {shown} กม."
