"""The set itself: large enough, whole, and free of what must not be in it."""

import json
import re
from collections import Counter

import pytest

from measuring.relevance.collection import FOLDER, documents, wishes
from measuring.relevance.judging import hand_written
from measuring.relevance.variants import SEED, variants
from portal.places import official_lists

FIELDS = ["id", "type", "group", "province", "district", "title", "summary", "body"]
GROUPS = {"", "เกษตรกรรม", "อุตสาหกรรม", "พาณิชยกรรมและบริการ", "ความคิดสร้างสรรค์", "อาชีพเฉพาะทาง"}
#: Written as somebody might: not a district, or with another name.
UNKNOWN_PLACES = {"พัทยา", "กรุงเทพฯ"}
KINDS = {
    "exact",
    "part of compound",
    "unspaced phrase",
    "misspelling",
    "digits",
    "years",
    "abbreviation",
    "code-switch",
    "wrong layout",
    "synonym",
    "place",
    "false friend",
    "unfinished",
    "sentence",
}


def test_documents_are_as_the_door_takes_them():
    """Each has the same fields in the same order, a title, one of the five groups or none."""
    every = [one.fields for one in documents().values()]
    assert len(every) >= 300
    assert all(list(one) == FIELDS and one["title"] and one["group"] in GROUPS for one in every)
    types = Counter(one["type"] for one in every)
    assert all(types[kind] >= 20 for kind in ("course", "product", "story", "funding"))
    assert len({one["title"] for one in every}) == len(every)


def test_documents_hold_no_number_of_a_person():
    """Nothing looks like a telephone number or a national ID."""
    digits = re.compile(r"0\d[\d -]{7,}|\d{9,}")
    found = [one.id for one in documents().values() if digits.search(one.text)]
    assert found == []


def test_places_are_real():
    """Provinces and districts are official names, apart from two written otherwise on purpose."""
    lists = official_lists.read()
    known = {row.name_th for row in (*lists.provinces, *lists.districts)} | UNKNOWN_PLACES
    heads = re.compile("^(จังหวัด|จ\\.|อำเภอ|อ\\.|เขต)")
    named = {one.fields[kind] for one in documents().values() for kind in ("province", "district")}
    wanted = {place for one in wishes() for place in (one.province, one.district)}
    plain = {heads.sub("", name) for name in (named | wanted) - {""}}
    assert {name for name in plain if name not in known and f"เขต{name}" not in known} == set()


def test_every_document_has_topics():
    """Each was read by somebody: at least one topic, graded 1 to 3."""
    rows = [json.loads(line) for line in (FOLDER / "topics.jsonl").read_text().splitlines()]
    assert {row["id"] for row in rows} == set(documents())
    assert all(row["topics"] and set(row["topics"].values()) <= {1, 2, 3} for row in rows)


def test_queries_are_many_of_each_kind():
    """At least 240, at least twelve of each kind, no query twice within its kind."""
    kinds = Counter(one.kind for one in wishes())
    assert set(kinds) == KINDS and min(kinds.values()) >= 12
    assert len(wishes()) >= 240
    assert len({one.id for one in wishes()}) == len(wishes())
    assert len({(one.kind, one.query) for one in wishes()}) == len(wishes())


def test_about_a_third_is_held_out():
    """The hash keeps a third out of tuning, and some of each large kind."""
    share = sum(one.is_held_out for one in wishes()) / len(wishes())
    assert 0.28 < share < 0.39
    assert {one.kind for one in wishes() if one.is_held_out} == KINDS


@pytest.mark.parametrize("wish", wishes(), ids=lambda one: one.id)
def test_wish_names_what_there_is(wish):
    """Topics and ids of a wish exist, its grades are 1 to 3, and it has either a subject or a place."""
    known = {topic for one in documents().values() for topic in one.topics} | set(documents())
    named = {part for name in (*wish.want, *wish.false) for part in name.split("+")}
    assert named <= known
    assert set(wish.want.values()) <= {1, 2, 3}
    assert wish.want or wish.province


def test_every_query_has_an_answer():
    """There is at least one document worth 2 for each query, and no friend is false and right."""
    for one in hand_written():
        assert max(one.grades.values(), default=0) >= 2, one.query
        assert not one.false & set(one.grades), one.query


def test_machine_made_queries_follow_from_the_seed():
    """The same seed gives the same queries, another seed others; each has an answer."""
    every = list(documents().values())
    made = variants(every, SEED)
    assert [one.query for one in made] == [one.query for one in variants(every, SEED)]
    assert [one.query for one in made] != [one.query for one in variants(every, SEED + 1)]
    assert len({one.id for one in made}) == len(made) == 180
    assert all(3 in one.grades.values() for one in made)
