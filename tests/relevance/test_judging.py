"""The rules of judging, one case each."""

import pytest

from measuring.relevance.collection import Document, Wish
from measuring.relevance.judging import grade, judgement


def document(key="d1", province="", district="", **topics):
    """A document that is about topics."""
    fields = {"id": key, "province": province, "district": district, "title": "", "type": "course"}
    return Document(fields, topics)


def wish(want, **more):
    """A wish for topics."""
    return Wish("q1", "exact", "คำ", want, **more)


@pytest.mark.parametrize(
    ("wanted", "about", "expected"),
    [(3, 3, 3), (3, 2, 2), (3, 1, 1), (2, 3, 2), (2, 2, 1), (2, 1, 0), (1, 3, 1), (1, 2, 0)],
)
def test_grade_is_what_is_wanted_less_what_is_missing(wanted, about, expected):
    """A document that is less than wholly about a topic loses as much."""
    assert grade(wish({"silk": wanted}), document(silk=about)) == expected


def test_best_topic_counts():
    """Of several wanted topics the one that gives most counts, and a named document's own grade."""
    assert grade(wish({"silk": 1, "weaving": 3}), document(silk=3, weaving=2)) == 2
    assert grade(wish({"silk": 3, "d1": 1}), document(silk=3)) == 1


def test_joined_topics_are_both_needed():
    """`a+b` is as good as the lesser of the two."""
    assert grade(wish({"silk+weaving": 3}), document(silk=3, weaving=2)) == 2
    assert grade(wish({"silk+weaving": 3}), document(silk=3)) == 0


@pytest.mark.parametrize(
    ("province", "district", "expected"),
    [
        ("อ่างทอง", "ป่าโมก", 3),
        ("จ.อ่างทอง", "อำเภอป่าโมก", 3),
        ("อ่างทอง", "แสวงหา", 2),
        ("ระยอง", "แกลง", 1),
        ("", "", 2),
    ],
)
def test_place_costs_by_distance(province, district, expected):
    """In the district, in the province, elsewhere, nowhere."""
    wanted = wish({"silk": 3}, province="อ่างทอง", district="ป่าโมก")
    assert grade(wanted, document(province=province, district=district, silk=3)) == expected


def test_place_alone_wants_all_that_is_there():
    """A place without a subject is answered by what stands there, and by nothing else."""
    wanted = wish({}, province="อ่างทอง")
    assert grade(wanted, document(province="อ่างทอง")) == 3
    assert grade(wanted, document(province="ระยอง")) == 0
    assert grade(wanted, document()) == 0


def test_anything_there_has_its_grade():
    """Where the place is the best part of the wish, what else stands there is worth something."""
    wanted = wish({"centre": 3}, province="อ่างทอง", anything_there=2)
    assert grade(wanted, document(province="อ่างทอง", silk=3)) == 2
    assert grade(wanted, document(province="ระยอง", silk=3)) == 0


def test_false_friend_has_no_grade():
    """What is wanted is not false, whatever the list says."""
    both, false = document("d1", silk=3, sweet=3), document("d2", sweet=1)
    found = judgement(wish({"silk": 3}, false=("sweet",)), [both, false])
    assert found.grades == {"d1": 3}
    assert found.false == {"d2"}
