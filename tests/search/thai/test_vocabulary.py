"""The words of an index, followed as it changes."""

import random
from collections import Counter

import pytest

from search.thai.vocabulary import SortedVocabulary

WORDS = ["กาแฟ", "กาแฟสด", "ขนม", "ขนมไทย", "ข้าว", "ผ้าไหม", "ผ้าใหม", "ไก่ย่าง", "excel"]


def _same(one: SortedVocabulary, other: SortedVocabulary) -> bool:
    asked = [
        lambda v: (v.entries, len(v)),
        lambda v: [(word in v, v.df(word)) for word in WORDS],
        lambda v: [v.starting(word[:2], 9) for word in WORDS],
        lambda v: [sorted(v.sounding(key)) for key in ("ผาไหม", "คาว", "กาแฟ")],
        lambda v: [sorted(v.resembling(word + "ฮ", 9)) for word in WORDS],
    ]
    return all(question(one) == question(other) for question in asked)


@pytest.mark.parametrize("seed", range(20))
def test_vocabulary_follows_its_index(seed):
    """After any changes, in any order, it answers as one that was made anew."""
    chance = random.Random(seed)
    followed = SortedVocabulary({"ขนม": 2, "ผ้าไหม": 1}, 3)
    if seed % 2:
        followed.prepare()
    counted = Counter({"ขนม": 2, "ผ้าไหม": 1})
    entries = 3
    changes = []
    for _ in range(30):
        word = chance.choice(WORDS)
        change = chance.choice([-counted[word], 1, 2]) if counted[word] else chance.choice([1, 3])
        counted[word] += change
        entries += 1
        changes.append(({word: change}, 1))
    chance.shuffle(changes)
    for change, more in changes:
        followed.apply(change, more)
    fresh = SortedVocabulary({word: n for word, n in counted.items() if n > 0}, entries)
    assert _same(followed, fresh)


def test_many_changes_at_once():
    """A bulk load is followed as well as a single change."""
    followed = SortedVocabulary({"ขนม": 1}, 1)
    followed.prepare()
    many = {f"คำ{'กขคงจฉชซ'[n % 8]}{'ดตถทธนบป'[n // 8 % 8]}{n}": 1 for n in range(1000)}
    followed.apply(many, 500)
    assert followed.entries == 501
    assert len(followed) == 1001
    assert followed.starting("คำกด", 1) != []
    followed.apply(dict.fromkeys(many, -1), -500)
    assert len(followed) == 1
    assert followed.starting("คำกด", 1) == []
