"""Machine-made queries: what they are made of and what counts as right."""

import random

import pytest

from measuring.relevance.collection import Document, documents
from measuring.relevance.variants import (
    in_other_layout,
    key_phrase,
    known_item_grades,
    misspelt,
    unfinished,
)


def document(title, kind="course", key="d1", body=""):
    """A document with a title."""
    fields = {"id": key, "type": kind, "title": title, "summary": "", "body": body}
    return Document(fields, {})


@pytest.mark.parametrize(
    ("title", "phrase"),
    [
        ("ทำขนมไข่ไส้ครีมและขนมเปี๊ยะ", "ทำขนมไข่ไส้ครีม"),
        ("จักสานไม้ไผ่: ตะกร้า กระบุง", "จักสานไม้ไผ่"),
        ("ตัดผมชายเบื้องต้น", "ตัดผมชาย"),
        ("Excel", ""),
        ("นวด", ""),
        ("ติดตั้งและล้างเครื่องปรับอากาศ", "ล้างเครื่องปรับอากาศ"),
    ],
)
def test_key_phrase_is_the_first_thing_named(title, phrase):
    """A phrase of Thai letters that says something by itself."""
    assert key_phrase(document(title)) == phrase


def test_stories_have_no_key_phrase():
    """Their titles are sentences: nobody types those."""
    assert key_phrase(document("จากลูกจ้างสู่เจ้าของ", kind="story")) == ""


def test_misspelt_is_one_or_two_mistakes_away():
    """Every phrase changes, by a letter or two."""
    phrases = [phrase for one in documents().values() if (phrase := key_phrase(one))]
    dice = random.Random(1)
    for phrase in phrases:
        wrong = misspelt(phrase, dice)
        assert wrong != phrase
        assert abs(len(wrong) - len(phrase)) <= 2


def test_other_layout_writes_what_the_keys_write():
    """The keys of a Thai keyboard on an English one; shifted keys too."""
    assert in_other_layout("ตัดผม") == "9yfz,"
    assert in_other_layout("ซ่อมปุ๋ย") == ":jv,x6Jp"


def test_unfinished_keeps_the_beginning():
    """One to four signs are missing, five are always there."""
    for number in range(20):
        part = unfinished("จักรยานยนต์", random.Random(number))
        assert "จักรยานยนต์".startswith(part) and 7 <= len(part) <= 10
    assert len(unfinished("ขนมชั้น", random.Random(1))) >= 5


def test_known_item_is_graded_by_the_phrase():
    """The source and titles with the phrase 3, texts with it 2, the others nothing."""
    source = document("ทอผ้าไหมลายลูกแก้ว", key="a")
    every = [
        source,
        document("ทอผ้าไหมหางกระรอก", key="b"),
        document("สาวโรงงาน", key="c", body="กลับมาทอผ้าไหม"),
        document("ทอเสื่อกก", key="d"),
    ]
    assert known_item_grades(source, "ทอผ้าไหม", every) == {"a": 3, "b": 3, "c": 2}
