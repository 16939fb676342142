"""From what is typed to clauses."""

from collections import Counter
from time import process_time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from search.thai import default_words
from search.thai.planner import LONGEST_QUERY, MOST_REQUIRED, Planner, plan
from search.thai.synonyms import Synonyms
from search.thai.vocabulary import SortedVocabulary
from tests.search.thai.ten_pages import TenPages

AWKWARD = st.one_of(
    st.text(max_size=200),
    st.text(
        alphabet=[chr(c) for c in range(0x0E00, 0x0E60)] + list(' ."*%(\x00😀\u200bz1-'),
        max_size=200,
    ),
    st.binary(max_size=60).map(lambda raw: raw.decode("utf-8", "surrogateescape")),
)


@pytest.mark.parametrize(
    ("query", "page"),
    [
        ("ขนม", 0),
        ("ขนมไทย", 0),
        ("ทำขนม", 0),
        ("การทำ", 0),
        ("ช่าง", 1),
        ("ช่างไฟฟ้า", 1),
        ("ไฟฟ้า", 1),
        ("น้ำพริก", 2),
        ("ปลา", 2),
        ("จักรยานยนต์", 3),
        ("กาแฟ", 5),
        ("ตัดผม", 4),
        ("บางปะกง", 6),
        ("พิมพา", 6),
        ("2568", 7),
        ("๒๕๖๘", 7),
        ("ปี 68", 7),
        ("ซ่อมมอไซค์", 3),
        ("-o,", 0),
        ("ขนมใข่", 8),
        ("แอร์", 9),
        ("รถ", 3),
        ("กาแ", 5),
        ("ตาก", 9),
        ("อ.บางปะกง", 6),
        ("excel", 8),
    ],
)
def test_query_finds_its_page(ten_pages, query, page):
    """What stock search misses in ten titles is found."""
    assert page in ten_pages.found(query)


@pytest.mark.parametrize("query", ["น", "นา"])
def test_query_finds_no_false_friend(ten_pages, query):
    """A letter does not find a word that begins with it, nor a word one that holds it."""
    assert ten_pages.found(query) == []


@pytest.mark.parametrize(
    ("query", "page"),
    [
        ("ขนมใข่ เบเกอรี", 8),
        ("จักยานยนต์", 3),
        ("ซ่อมมอเตอไซ", 3),
        ("บาริสตา", 5),
        ("ไฟฟา", 1),
        ("ฉะเชิงเทา", 6),
        ("exel", 8),
        ("นำ้พริก", 2),
        ("กาแฟฟฟฟ", 5),
    ],
)
def test_misspelling_is_forgiven(ten_pages, query, page):
    """A word that sounds the same, or is one slip away, finds what was meant."""
    assert page in ten_pages.found(query)


def test_spelling_is_told(ten_pages):
    """The visitor is told how the question was read instead."""
    first = ten_pages.planner.plan("จักยานยนต์")
    assert first.notes == ()
    assert first.is_hopeless
    widened = ten_pages.planner.widen(first)
    assert [(note.kind, note.used) for note in widened.notes] == [("spelling", "จักรยานยนต์")]


@pytest.mark.parametrize(
    ("typed", "used"),
    [("l;ylfu", "สวัสดี"), ("-o,wmp", "ขนมไทย"), ("ำปแำส", "excel"), ("dkca", "กาแฟ")],
)
def test_wrong_layout_is_repaired_and_told(ten_pages, typed, used):
    """Keys that make sense in the other language are read there, and that is said."""
    planned = ten_pages.planner.plan(typed)
    assert planned.text == used
    assert [(note.kind, note.used) for note in planned.notes] == [("layout", used)]


@pytest.mark.parametrize(
    "typed", ["excel", "ขนม", "it", "pos", "facebook", "2568", "exc", "word ขนม"]
)
def test_right_layout_is_left_alone(ten_pages, typed):
    """Latin words stay Latin, known or not, unless the Thai image makes sense."""
    assert ten_pages.planner.plan(typed).notes == ()


def test_unfinished_word_goes_on(ten_pages):
    """The last word stands for the words of the index that it begins; a blank finishes it."""
    open_end = ten_pages.planner.plan("ร้านกา")
    assert "กาแฟ" in open_end.tokens or "ร้านกาแฟ" in open_end.tokens
    closed = ten_pages.planner.plan("กาแ ")
    assert closed.clauses[-1].kind != "begun"
    typing = ten_pages.planner.plan("ขนม", is_unfinished=True)
    assert ("ขนมไทย",) in typing.clauses[0].alternatives


def test_synonym_of_several_words_is_wanted_whole(ten_pages):
    """Inside the OR of a clause, a phrase of several words is an AND."""
    clause = ten_pages.planner.plan("up skill").clauses[0]
    assert ("เพิ่ม", "สมรรถนะ") in clause.alternatives
    assert ("up", "skill") in clause.alternatives


def test_one_way_synonym_goes_one_way():
    """Only the first phrase of a one-way group finds the others."""
    synonyms = Synonyms.of_groups([], default_words(), one_way=[("ขนม", "เค้ก")])
    assert synonyms.of("ขนม") == (("เค้ก",),)
    assert synonyms.of("เค้ก") == ()


def test_part_of_compound_does_not_stand_for_it(ten_pages):
    """Who asks for น้ำพริก does not want every พริก; parts stand in only when they are all there."""
    assert ten_pages.planner.alternatives("น้ำพริก") == (("น้ำพริก",),)
    assert ("ช่าง", "ไฟฟ้า") in ten_pages.planner.alternatives("ช่างไฟฟ้า")


def test_province_is_found_as_province_only():
    """A province named like an everyday word is found by its place."""
    pages = TenPages(["ตากปลาแห้ง", "ทำขนม จ.ตาก", "วิธีตากผ้า"])
    assert pages.found("ตาก") == [1]


def test_common_and_stop_words_are_not_required():
    """A word on more than a quarter of the entries, or a stop word, only helps the order."""
    df = Counter({"อาชีพ": 60, "ขนม": 5, "ทำ": 5, "2568": 90})
    planner = Planner(SortedVocabulary(df, 100))
    assert [c.typed for c in planner.plan("อาชีพ ทำ ขนม").required] == ["ขนม"]
    assert [c.typed for c in planner.plan("อาชีพ 2568").required] == ["2568"]
    assert [c.typed for c in planner.plan("อาชีพ").required] == ["อาชีพ"]
    assert [c.typed for c in planner.plan("ทำ").required] == ["ทำ"]


def test_year_typed_in_christian_era_is_also_a_number(ten_pages):
    """2025 is 2568, and may have meant two thousand and twenty-five."""
    assert ten_pages.planner.plan("2025").clauses[0].alternatives == (("2568",), ("2025",))


def test_plan_is_limited(ten_pages):
    """At most 120 characters are read and twelve clauses required."""
    planned = ten_pages.planner.plan(
        " ".join("กขคงจฉชซฌญดตถทธ"[i] * 2 for i in range(15)) + " x" * 500
    )
    assert len(planned.text) <= LONGEST_QUERY
    assert len(planned.required) <= MOST_REQUIRED


@settings(max_examples=300, deadline=None)
@given(AWKWARD)
@example('"')
@example("\x00")
@example("\u200b" * 50)
@example("ก" * 5000)
@example("\ud800")
def test_planner_takes_anything(ten_pages, text):
    """No input raises; every plan is sound."""
    planned = ten_pages.planner.plan(text)
    widened = ten_pages.planner.widen(planned)
    for each in (planned, widened):
        assert all(clause.alternatives for clause in each.clauses)
        assert each.is_empty or each.required
        assert len(each.required) <= MOST_REQUIRED
        assert all(len(c.qualities) == len(c.alternatives) for c in each.clauses)
        assert all(0 < quality <= 1 for c in each.clauses for quality in c.qualities)
        assert all(token and not token.isspace() for token in each.tokens)


def test_plan_needs_no_planner(ten_pages):
    """One call understands one query."""
    assert plan("ขนม", ten_pages.vocabulary).clauses[0].alternatives[0] == ("ขนม",)


def test_plan_is_quick():
    """A hundred and twenty letters against thirty thousand words cost milliseconds."""
    words = list(default_words().costs)[::2]
    planner = Planner(SortedVocabulary(dict.fromkeys(words, 3), 1000))
    query = "".join(words[i * 997 % len(words)] for i in range(30))[:LONGEST_QUERY]
    planner.plan(query)
    began = process_time()
    for _ in range(20):
        planner.plan(query)
    assert (process_time() - began) / 20 < 0.015
