"""Five thousand generated inputs, from a fixed seed: a plan each, never an exception."""

import random
from collections.abc import Iterator

from search.thai import analyse
from search.thai.planner import LONGEST_QUERY, MOST_REQUIRED

SEED, NUMBER = 20260401, 5_000
_ODD = [
    *"\"*%()[]{}\\/&|!^~:;,.?<>=+-_#@$'`",
    "\x00",
    "\x01",
    "\x02",
    "\x1f",
    "\u200b",
    "\u200d",
    "\ufeff",
    "\u00ad",
    "\u202e",
    "\ud800",
    "\udfff",
    "😀",
    "👩‍👩‍👧",
    "é",
    "ß",
    "İ",
    "中",
    "ا",
    "๑",
    "²",
    "½",
    "ๆ",
    "ฯ",
    "฿",
    " ",
    "\t",
    "\n",
    "\u00a0",
]
_SIGNS = set(' "*%()\x00')
_WORDS = ["ขนม", "มอไซค์", "จ.", "อ.", "ต.", "พ.ศ.", "ปี", "68", "2568", "ฯลฯ", "ชม.", "ก.พ.", "ปวช."]
_WORDS += ["excel", "E-commerce", "-o,", "OR", "NOT", "NEAR(", "title:", "จังหวัด", "ตาก", "ม.3"]


def _inputs() -> Iterator[str]:
    chance = random.Random(SEED)
    thai = [chr(code) for code in range(0x0E00, 0x0E60)]
    yield from [
        "",
        " ",
        '"',
        "*",
        "%",
        "(",
        "\x00",
        "\u200b" * 50,
        "ก" * 5_000,
        "a" * 5_000,
        "่" * 5_000,
    ]
    for number in range(NUMBER):
        kinds = [_ODD, thai, _WORDS, [chr(chance.randrange(0x110000)) for _ in range(5)]]
        chosen = [kinds[number % 4], *chance.sample(kinds, chance.randrange(3))]
        length = chance.choice([1, 2, 3, 5, 8, 13, 21, 130])
        yield "".join(chance.choice(chance.choice(chosen)) for _ in range(length))


def test_anything_gives_a_plan(ten_pages):
    """Signs of query languages, broken letters, endless words, mixtures: all are only text."""
    planner = ten_pages.planner
    for number, text in enumerate(_inputs()):
        planned = planner.plan(text, is_unfinished=number % 2 == 0)
        assert len(planned.text) <= LONGEST_QUERY
        plans = [planned, planner.widen(planned)] if number % 8 == 0 else [planned]
        for each in plans:
            assert each.is_empty or 1 <= len(each.required) <= MOST_REQUIRED
            for clause in each.clauses:
                assert len(clause.alternatives) == len(clause.qualities) > 0
                tokens = {token for tokens in clause.alternatives for token in tokens}
                assert all(token and not _SIGNS & set(token) for token in tokens)
        if number % 10 == 0:
            analyse(text)
