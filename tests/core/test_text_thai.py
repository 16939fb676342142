"""How Thai text is normalised before it is stored or compared."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.core.thai_text import (
    arabic_digits,
    can_break_between,
    comparison_key,
    normalise,
    normalise_line,
)

LETTERS = "กขงนมยาำํ่้๊๋์ัิีึืฺุู็เแโใไๆฯๅะ \n\u200b\u00a0๑1aA\r\t\x00"
TEXT = st.text(alphabet=st.one_of(st.sampled_from(LETTERS), st.characters()))


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("ตัดผม", "ตัดผม"),
        ("เเกงเเดง", "แกงแดง"),
        ("น\u0e4d\u0e49า", "น้ำ"),
        ("น\u0e49\u0e4dา", "น้ำ"),
        ("น\u0e33\u0e49", "น้ำ"),
        ("ก\u0e4dา", "กำ"),
        ("กำำ", "กำ"),
        ("ที\u0e48\u0e48", "ที่"),
        ("ก\u0e48\u0e34น", "ก\u0e34\u0e48น"),
        ("ปู\u0e48\u0e39", "ปู่"),
        ("สิทธิ\u0e4c", "สิทธิ์"),
        ("พันธุ\u0e4c", "พันธุ์"),
        ("ขนม\u200bไทย", "ขนมไทย"),
        ("\ufeffขนม\u00adไทย\u200d", "ขนมไทย"),
        ("ขนม\u00a0\u2009 ไทย", "ขนม ไทย"),
        ("  ขนม  \r\n  ไทย  ", "ขนม\nไทย"),
        ("ขนม\x00ไทย\ud800", "ขนมไทย"),
        ("เงิน ๑,๒๕๐ บาท", "เงิน ๑,๒๕๐ บาท"),
        ("Cafe\u0301", "Café"),
        ("", ""),
    ],
)
def test_normalise_gives_one_spelling(typed, stored):
    """What looks the same on the screen is stored the same."""
    assert normalise(typed) == stored


def test_normalise_never_takes_sara_am_apart():
    """NFKC would write ำ as two signs; storage must not."""
    assert unicodedata.normalize("NFKC", "น้ำ") != "น้ำ"
    assert normalise("น้ำ") == "น้ำ"


@given(TEXT)
def test_normalise_twice_changes_nothing(text):
    """Normalising is stable, whatever comes in."""
    once = normalise(text)
    assert normalise(once) == once
    assert normalise_line(normalise_line(text)) == normalise_line(text)
    once.encode()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("รุ่นที่ ๑", "รุ่นที่ 1", True),
        ("LINE ", "line", True),
        ("เเม่บ้าน  ๒", "แม่บ้าน 2", True),
        ("ขนม", "ขนุน", False),
    ],
)
def test_comparison_key_ignores_case_digits_and_blanks(one, other, same):
    """Two names are the same when they differ in letter case, digit script or blanks only."""
    assert (comparison_key(one) == comparison_key(other)) is same


def test_arabic_digits_keeps_the_length():
    """Only digits change, so positions in the text stay valid."""
    assert arabic_digits("๑ อำเภอ ๑ อาชีพ ๐๙") == "1 อำเภอ 1 อาชีพ 09"


@pytest.mark.parametrize(
    ("left", "right", "allowed"),
    [("ก", "ข", True), ("ก", "า", False), ("ก", "่", False), ("เ", "ก", False), ("ก", "เ", True)],
)
def test_can_break_between_keeps_clusters(left, right, allowed):
    """A vowel or mark stays with its consonant."""
    assert can_break_between(left, right) is allowed
