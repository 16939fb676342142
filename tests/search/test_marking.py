"""Marks: what was looked for, in the original text, and the stretch around the first match."""

from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.thai import analyse, words_of
from search.thai.marking import is_found_in, mark, snippet
from search.thai.planner import Planner
from search.thai.synonyms import Synonyms
from search.thai.vocabulary import SortedVocabulary
from search.thai.word_list import default_words

TEXTS = (
    "ขนมไทยทำขาย: ขนมชั้น ลูกชุบ",
    "เบเกอรี่จากผลไม้ ทำเค้ก คุกกี้ และขนมปังจากผลไม้ในสวน",
    "น้ำมะนาว ชาวนา และทำนา",
    "ช่างไฟฟ้าเบื้องต้น 30 ชม. ปี ๒๕๖๙",
    "ติดตั้ง Wi-Fi และ Café ในบ้าน",
    "อ.บางปะกง จ.ฉะเชิงเทรา",
    "ซ่อมเครื่องปรับอากาศ",
    "นวดไทยแบบราชสำนัก",
)


@pytest.fixture(scope="module")
def planner():
    """A planner for the texts above."""
    counted = {}
    for text in TEXTS:
        for word in set(analyse(text)):
            counted[word] = counted.get(word, 0) + 1
    words = default_words()
    synonyms = Synonyms.of_groups([["แอร์", "เครื่องปรับอากาศ"]], words)
    return Planner(
        SortedVocabulary(counted, len(TEXTS)), synonyms, words=words, provinces=["ฉะเชิงเทรา"]
    )


def shown(text, plan):
    """Write marks as brackets."""
    return "".join(f"[{piece}]" if is_marked else piece for piece, is_marked in mark(text, plan))


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("ขนม", "ขนมไทยทำขาย: ขนมชั้น ลูกชุบ", "[ขนม]ไทยทำขาย: [ขนม]ชั้น ลูกชุบ"),
        ("ขนมไทย", "ขนมไทยทำขาย: ขนมชั้น ลูกชุบ", "[ขนมไทย]ทำขาย: ขนมชั้น ลูกชุบ"),
        ("-o,", "ขนมไทยทำขาย", "[ขนม]ไทยทำขาย"),
        ("ขนม", "และขนมปังจากผลไม้", "และ[ขนม]ปังจากผลไม้"),
        ("นา", "น้ำมะนาวของชาวนา", "น้ำมะนาวของชาว[นา]"),
        ("นา", "น้ำมะนาว", "น้ำมะนาว"),
        ("ไฟฟ้า", "ช่างไฟฟ้าเบื้องต้น", "ช่าง[ไฟฟ้า]เบื้องต้น"),
        ("2569", "ปี ๒๕๖๙", "ปี [๒๕๖๙]"),
        ("ชั่วโมง", "30 ชม.", "30 [ชม]."),
        ("wifi", "ติดตั้ง Wi-Fi", "ติดตั้ง [Wi-Fi]"),
        ("cafe", "Café ในบ้าน", "[Café] ในบ้าน"),
        ("บางปะกง", "อ.บางปะกง", "อ.[บางปะกง]"),
        ("ฉะเชิงเทรา", "จ.ฉะเชิงเทรา", "จ.[ฉะเชิงเทรา]"),
        ("แอร์", "ซ่อมเครื่องปรับอากาศ", "ซ่อม[เครื่องปรับอากาศ]"),
        ("ขนมไทย", "นวดไทยแบบราชสำนัก", "นวดไทยแบบราชสำนัก"),
        ("เรียน ขนม", "เรียนทำขนม", "เรียนทำ[ขนม]"),
        ("เรียน", "เรียนทำขนม", "เรียนทำขนม"),
        ("ขนม ลูกชุบ", "ขนมลูกชุบ", "[ขนมลูกชุบ]"),
        ("ขนม", "ขน\u200bม ต่างๆ", "[ขน\u200bม] ต่างๆ"),
        ("ขนม", "ขนมๆ เยอะๆ ขนม", "[ขนมๆ] เยอะๆ [ขนม]"),
        ("ขนม", "", ""),
        ("", "ขนม", "ขนม"),
        ("ขนม", "<b>ขนม</b> & ชา", "<b>[ขนม]</b> & ชา"),
    ],
)
def test_marks_stand_on_words_of_the_original(planner, query, text, expected):
    """Words are marked as they were written, parts of compounds too, never letters by chance."""
    assert shown(text, planner.plan(query)) == expected


@settings(deadline=None, max_examples=150)
@given(
    text=st.text(
        alphabet=st.one_of(
            st.sampled_from("กขคงนมยรวสหอะาำิีึืุูเแโใไ่้๊๋์ๆฯ ๑23aé-.,<&\u200b\u0000"),
            st.characters(exclude_categories=("Cs",)),
        ),
        max_size=60,
    ),
    query=st.sampled_from(("ขนม", "นา", "wi-fi", "2569", "ขนมไทย ทำนา", "ๆ")),
)
def test_pieces_are_the_text_again(planner, text, query):
    """Whatever the text holds: joined, the pieces are the text, and no piece is empty."""
    pieces = mark(text, planner.plan(query))
    assert "".join(piece for piece, _marked in pieces) == text
    assert all(piece for piece, _marked in pieces) or pieces == [("", False)]
    assert is_found_in(text, planner.plan(query)) == any(is_marked for _piece, is_marked in pieces)


BEFORE = "การฝึกอาชีพเบื้องต้นสำหรับผู้สนใจทั่วไปในชุมชน " * 6
AFTER = " เรียนรู้การตลาดและการคิดต้นทุน" * 6


@pytest.mark.parametrize("blank", [" ", ""])
def test_snippet_stands_around_the_first_match(planner, blank):
    """It holds the match, is about as long as wished, and is cut between words."""
    text = f"{BEFORE}ทำขนมไทยหลากหลายชนิด{AFTER}".replace(" ", blank)
    found = snippet(text, planner.plan("ขนม"), 100)
    assert "ขนม" in found and found.startswith("…") and found.endswith("…")
    inner = found.strip("…")
    assert inner in text and 50 <= len(inner) <= 110
    if not blank:
        at = text.index(inner)
        ends = {0, *accumulate(len(word.text) for word in words_of(text))}
        assert {at, at + len(inner)} <= ends


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ทำขนมไทย", "ทำขนมไทย"),
        ("ทำอาหารไทย", ""),
        ("", ""),
        ("ขนม" + AFTER, "ขนม เรียนรู้การตลาดและการคิดต้นทุน…"),
    ],
)
def test_snippet_of_short_texts_is_the_text(planner, text, expected):
    """Short texts stay whole; without a match there is none; a beginning has no dots."""
    assert snippet(text, planner.plan("ขนม"), 40) == expected
