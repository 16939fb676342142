"""The short form of `make race`: real HTTP, a real server with two processes, few rounds."""

import random

import pytest
from django.db import connection

from measuring.race import Race, order_violations, out_of_order
from measuring.signups.stand import POSTGRESQL, SQLITE, Stand

ROUNDS = 2


@pytest.fixture
def stand(transactional_db, tmp_path):
    """A portal with an empty, migrated database that other processes can open."""
    if connection.vendor == "sqlite":
        # The tests' own lies in the memory of this process.
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(tmp_path / "portal.sqlite3")])
        stand = Stand(SQLITE, tmp_path, {})
    else:
        facts = connection.settings_dict
        address = f"{facts['USER']}:{facts['PASSWORD']}@{facts['HOST']}:{facts['PORT']}"
        url = f"postgres://{address}/{facts['NAME']}"
        stand = Stand(POSTGRESQL, tmp_path, {"DATABASE_URL": url})
    stand.begin_hands()
    try:
        stand.hands.do("lay_places")
        yield stand
    finally:
        stand.close()


def test_nobody_is_sold_a_seat_too_many(stand):
    """50 at one moment for 20 seats; then cancels, newcomers, one more seat and a passed offer."""
    race = Race(stand, random.Random(1))
    race.run(ROUNDS)
    assert {what: number for what, number in race.wrong.items() if number} == {}
    assert race.happened["signups"] == ROUNDS * 54
    for what in ("promoted", "offered", "offer_expired", "cancelled"):
        assert race.happened[what] > 0


PEOPLE = [
    {"pk": 1, "status": "held", "wait_pos": None},
    {"pk": 2, "status": "waiting", "wait_pos": 1},
    {"pk": 3, "status": "waiting", "wait_pos": 2},
]


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({}, 0),
        ({2: {"wait_pos": 2}, 3: {"wait_pos": 1}}, 2),
        ({3: {"status": "held", "wait_pos": None}}, 1),
        ({3: {"wait_pos": 3}}, 1),
    ],
)
def test_wrong_places_are_counted(change, wrong):
    """The race sees who stands in a place that is not theirs."""
    people = [one | change.get(one["pk"], {}) for one in PEOPLE]
    assert out_of_order({"people": people}) == wrong


def test_jumping_the_queue_is_counted():
    """The race sees who was let in before somebody who waited longer."""
    numbers = {"seats_taken": 2, "capacity": 2}
    before = {"people": PEOPLE, **numbers}
    fair = [PEOPLE[0], {**PEOPLE[1], "status": "held"}, PEOPLE[2]]
    unfair = [PEOPLE[0], PEOPLE[1], {**PEOPLE[2], "status": "held"}]
    assert order_violations(before, {"people": fair, **numbers}, [2], freed=1) == 0
    assert order_violations(before, {"people": unfair, **numbers}, [3], freed=1) > 0
