"""Abbreviations, areas, years and numbers before cutting."""

import pytest

from search.thai import analyse, normalise
from search.thai.prepare import prepare


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("สกร.", ["สกร"]),
        ("ส.ก.ร.", ["สกร"]),
        ("ส.ก.ร", ["สกร"]),
        ("สกร.อำเภอ", ["สกร", "อำเภอ"]),
        ("พ.ร.บ.คุ้มครอง", ["พรบ", "คุ้มครอง"]),
        ("ตามพ.ร.บ.นี้", ["ตาม", "พรบ", "นี้"]),
        ("อบต.พิมพา", ["อบต", "พิมพา"]),
        ("30 ชม.", ["30", "ชั่วโมง"]),
        ("30ชม", ["30", "ชั่วโมง"]),
        ("กทม.", ["กรุงเทพมหานคร"]),
    ],
)
def test_prepare_makes_one_word_of_an_abbreviation(text, expected):
    """Dotted abbreviations become one word without dots, even glued to the next word."""
    pieces = [piece.text for piece in prepare(normalise(text))]
    assert [word for piece in pieces for word in piece.split()] == expected


@pytest.mark.parametrize(
    "text",
    [
        "ต.พิมพา อ.บางปะกง จ.ฉะเชิงเทรา",
        "ต. พิมพา อ. บางปะกง จ. ฉะเชิงเทรา",
        "ต.พิมพาอ.บางปะกงจ.ฉะเชิงเทรา",
        "ตำบลพิมพา อำเภอบางปะกง จังหวัดฉะเชิงเทรา",
        "ตำบล พิมพา อำเภอ บางปะกง จังหวัด ฉะเชิงเทรา",
    ],
)
def test_prepare_understands_areas(text):
    """However an area is shortened, its name stands with its kind as one token too."""
    assert {"ตำบลพิมพา", "อำเภอบางปะกง", "จังหวัดฉะเชิงเทรา"} <= set(analyse(text))


def test_area_joins_a_name_of_several_words():
    """A name that is not on the list is joined to its kind up to the next blank."""
    tokens = analyse("ต.บางเดื่อใหม่ อ.เมืองตาก")
    assert "ตำบลบางเดื่อใหม่" in tokens
    assert "อำเภอเมือง" in tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("พ.ศ. ๒๕๖๘", "2568"),
        ("พศ 2568", "2568"),
        ("2568", "2568"),
        ("ปี 68", "2568"),
        ("ปี๖๘", "2568"),
        ("ปีงบประมาณ 68", "2568"),
        ("12 พ.ค. 68", "2568"),
        ("รุ่นที่ 1/68", "2568"),
        ("ค.ศ. 2025", "2568"),
        ("ค.ศ.2025", "2568"),
        ("2025", "2568"),
        ("พ.ศ. 68", "2568"),
    ],
)
def test_year_has_one_token(text, expected):
    """A year is found however its era and its digits are written."""
    assert analyse(text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2000 บาท", "2000"),
        ("2000 ชั่วโมง", "2000"),
        ("2000คน", "2000"),
        ("2,000 บาท", "2000"),
        ("อายุ 15 ปี 60 คน", "60"),
        ("ปี 68 บาท", "68"),
    ],
)
def test_number_before_what_is_counted_is_no_year(text, number):
    """Money, hours and people are counted, not dated."""
    assert number in analyse(text)
    assert not {"2543", "2560", "2568"} & set(analyse(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("E-commerce", ["ecommerce", "e", "commerce"]),
        ("café", ["cafe"]),
        ("MP3", ["mp3"]),
        ("081-000-0000", ["0810000000", "081", "000", "0000"]),
        ("1,500", ["1500"]),
        ("09.00", ["09", "00"]),
        ('😀 "*%(', []),
    ],
)
def test_foreign_words_and_numbers_are_plain(text, expected):
    """Tokens hold letters and digits only; joined and apart they are both found."""
    assert analyse(text) == expected
