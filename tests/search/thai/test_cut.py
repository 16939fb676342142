"""Cutting and compound parts."""

import re
from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.core.thai_text import can_break_between
from search.thai import analyse, default_words
from search.thai.compounds import parts
from search.thai.cut import clusters, cut

THAI = st.text(
    alphabet=[chr(c) for c in range(0x0E01, 0x0E4F) if not (0x0E3A < c < 0x0E40 or chr(c) in "ๆฯ")]
)


@settings(deadline=None)
@given(THAI)
def test_clusters_are_never_cut_through(run):
    """A cut stands only where Thai writing allows one, and nothing is lost."""
    found = clusters(run)
    assert "".join(found) == run
    for left, right in pairwise(found):
        assert can_break_between(left[-1], right[0])


@settings(deadline=None)
@given(THAI)
def test_cut_loses_nothing(run):
    """The words of a run put together are the run."""
    assert "".join(bit.text for bit in cut(run, default_words())) == run


@pytest.mark.parametrize(
    ("run", "expected"),
    [
        ("ซ่อมมอไซค์", ["ซ่อม", "มอไซค์"]),
        ("ช่างไฟฟ้า", ["ช่างไฟฟ้า"]),
        ("เครื่องปรับอากาศ", ["เครื่องปรับอากาศ"]),
        ("ฟฟฒฒฟฟ", ["ฟฟฒฒฟฟ"]),
    ],
)
def test_cut_takes_the_fewest_words(run, expected):
    """Fewest known words win; unknown clusters stay together."""
    assert [bit.text for bit in cut(run, default_words())] == expected


def test_cut_knows_the_words_of_a_caller():
    """Names and terms of the site are words; names are whole, terms have parts."""
    words = default_words().extended(names=["บางน้ำเปรี้ยว"], terms=["ขนมใส่ไส้"])
    assert analyse("บางน้ำเปรี้ยว", words) == ["บางน้ำเปรี้ยว"]
    assert analyse("ขนมใส่ไส้", words)[0] == "ขนมใส่ไส้"
    assert "ขนม" in analyse("ขนมใส่ไส้", words)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("ช่างไฟฟ้า", {"ช่าง", "ไฟฟ้า"}),
        ("ขนมไทย", {"ขนม", "ไทย"}),
        ("การเกษตร", {"เกษตร"}),
        ("รถยนต์", {"รถ"}),
        ("ช่างตัดผม", {"ช่าง", "ตัดผม"}),
        ("พลังงานแสงอาทิตย์", {"พลังงาน", "แสง", "อาทิตย์"}),
    ],
)
def test_compound_has_its_parts(word, expected):
    """Parts that people look for on their own are tokens too."""
    assert expected <= set(parts(word, default_words()))


@pytest.mark.parametrize(
    "word", ["มะนาว", "จักรยานยนต์", "พัฒนา", "มะพร้าว", "เบื้องต้น", "น้ำหนัก", "กล้วยไม้", "นาฬิกา"]
)
def test_whole_word_has_no_parts(word):
    """No rice field in a lime: a word that means something else whole stays whole."""
    assert parts(word, default_words()) == ()


@settings(deadline=None)
@given(st.text(max_size=300))
def test_analyse_gives_clean_tokens(text):
    """Whatever comes in, tokens are short, lower-case and free of blanks and signs."""
    for token in analyse(text):
        assert 0 < len(token) <= 40
        assert not re.search(r"[\s\"'*%()\x00-\x1f.,]", token)


@pytest.mark.parametrize(
    "start", ["a", "น", "การทำขนม", "เ", "่", "ก.", "1,", "a-", "\u200b", "พ.ศ. "]
)
def test_analyse_is_linear(start):
    """Twice the text costs about twice the steps: five thousand letters are nothing special."""
    began = process_time()
    analyse(start * (5000 // len(start)))
    assert process_time() - began < 0.25
