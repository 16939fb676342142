"""One spelling for search."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.thai import normalise

THAI = st.text(alphabet=st.sampled_from([chr(c) for c in range(0x0E00, 0x0E60)] + list(" .a1")))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("น้ํา", "น้ำ"),
        ("นํ้า", "น้ำ"),
        ("นำ้", "น้ำ"),
        ("เเอร์", "แอร์"),
        ("กี่่", "กี่"),
        ("ที่\u200bนี่", "ที่นี่"),
        ("ก\ufeffา\u00ad", "กา"),
        ("ก\u00a0ข", "ก ข"),
        ("๒๕๖๘", "2568"),
        ("EXCEL", "excel"),
        ("ต่างๆ", "ต่าง"),
        ("กรุงเทพฯ", "กรุงเทพ"),
        ("ผัก ผลไม้ ฯลฯ", "ผัก ผลไม้"),
        ("อร่อยยยยย", "อร่อย"),
        ("1000", "1000"),
        ("coffee", "coffee"),
        ("\u200b\u200d", ""),
    ],
)
def test_normalise_gives_one_spelling(typed, expected):
    """What looks or is meant the same is written the same."""
    assert normalise(typed) == expected


def test_normalise_keeps_sara_am_whole():
    """NFKC would take ำ apart and is never used."""
    assert normalise("ทำ") == "ทำ" != unicodedata.normalize("NFKC", "ทำ")


@settings(deadline=None)
@given(st.one_of(st.text(), THAI))
def test_normalise_twice_changes_nothing(text):
    """Normalised text is normalised."""
    assert normalise(normalise(text)) == normalise(text)
