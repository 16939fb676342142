"""Phrases that mean the same, and the set that comes with the portal."""

from collections import Counter

import pytest

from search.models.wording import SynonymKind
from search.reference import shipped_groups
from search.thai import default_words, quality
from search.thai.stop_words import STOP_WORDS
from search.thai.synonyms import Synonyms, tokens_of

#: A phrase of two groups that hold both ways joins them for itself only; none does so far.
ON_PURPOSE: set[str] = set()


@pytest.fixture(scope="module")
def shipped():
    """The shipped groups, ready."""
    groups = shipped_groups()
    return Synonyms.of_groups(
        (g.phrases for g in groups if not g.is_one_way),
        default_words(),
        (g.phrases for g in groups if g.is_one_way),
    )


def test_shipped_groups_are_many_and_of_known_kinds():
    """Each kind has its groups, each group its phrases."""
    groups = shipped_groups()
    assert len(groups) >= 400
    assert {group.kind for group in groups} == set(SynonymKind.values)
    assert all(len(set(group.phrases)) == len(group.phrases) >= 2 for group in groups)


def test_shipped_phrases_are_words():
    """Every phrase has a token, and none consists of stop words (but one province is called เลย)."""
    for group in shipped_groups():
        for phrase in group.phrases:
            tokens = tokens_of(phrase, default_words())
            assert tokens, phrase
            assert group.kind == "province" or not STOP_WORDS.issuperset(tokens), phrase


def test_no_phrase_is_in_two_groups():
    """A phrase in two groups would find both and neither would find all."""
    counted = Counter(
        phrase
        for group in shipped_groups()
        if not group.is_one_way
        for phrase in {"".join(tokens_of(each, default_words())) for each in group.phrases}
    )
    assert {phrase for phrase, times in counted.items() if times > 1} == ON_PURPOSE


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("มอไซค์", "จักรยานยนต์"),
        ("แอร์", "เครื่องปรับอากาศ"),
        ("บาร์เบอร์", "ตัดผม"),
        ("กศน", "สกร"),
        ("ธกส", "ธนาคารเพื่อการเกษตรและสหกรณ์การเกษตร"),
        ("คนแก่", "ผู้สูงอายุ"),
        ("โคราช", "นครราชสีมา"),
        ("coffee", "กาแฟ"),
        ("upskill", "เพิ่มสมรรถนะ"),
        ("ตกงาน", "ว่างงาน"),
    ],
)
def test_shipped_groups_join(shipped, asked, found):
    """What the glossary demands, and a little of each kind."""
    assert found in {"".join(tokens) for tokens in shipped.of(asked)}


def test_one_way_group_works_under_all_names():
    """ขนม finds เบเกอรี่ and bakery, snack does too; bakery does not find ขนม."""
    synonyms = Synonyms.of_groups(
        [("ขนม", "snack"), ("เบเกอรี่", "bakery")],
        default_words(),
        one_way=[("ขนม", "เบเกอรี่")],
    )
    assert dict(synonyms.weighed("ขนม")) == {
        ("snack",): quality.SYNONYM,
        ("เบเกอรี่",): quality.KIND_OF,
        ("bakery",): quality.BY_WAY_OF,
    }
    assert ("bakery",) in synonyms.of("snack")
    assert synonyms.of("bakery") == (("เบเกอรี่",),)
