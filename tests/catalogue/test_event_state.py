"""The state of an event: a table over dates and flags, at every boundary."""

from datetime import date, timedelta

import pytest

from catalogue.events.enums import EventStatus
from catalogue.events.state import EventFacts, event_state, next_turn
from tests.factories.catalogue import bangkok

FIRST, LAST = date(2026, 12, 12), date(2026, 12, 14)

#: Facts, moment, state.
TABLE = [
    # dates alone
    (EventFacts(FIRST, LAST), bangkok(2026, 12, 11, 23, 59), EventStatus.UPCOMING),
    (EventFacts(FIRST, LAST), bangkok(2026, 12, 12, 0, 0), EventStatus.TODAY),
    (EventFacts(FIRST, LAST), bangkok(2026, 12, 14, 23, 59), EventStatus.TODAY),
    (EventFacts(FIRST, LAST), bangkok(2026, 12, 15, 0, 0), EventStatus.FINISHED),
    # one day; a last day before the first counts as the first
    (EventFacts(FIRST), bangkok(2026, 12, 12, 12, 0), EventStatus.TODAY),
    (EventFacts(FIRST), bangkok(2026, 12, 13, 0, 0), EventStatus.FINISHED),
    (EventFacts(LAST, FIRST), bangkok(2026, 12, 14, 12, 0), EventStatus.TODAY),
    # leap day, and the turn of the year
    (EventFacts(date(2028, 2, 29)), bangkok(2028, 2, 29, 8, 0), EventStatus.TODAY),
    (EventFacts(date(2028, 2, 29)), bangkok(2028, 3, 1, 0, 0), EventStatus.FINISHED),
    (
        EventFacts(date(2026, 12, 31), date(2027, 1, 1)),
        bangkok(2027, 1, 1, 1, 0),
        EventStatus.TODAY,
    ),
    # announced later
    (EventFacts(None), bangkok(2026, 12, 12, 9, 0), EventStatus.UNDATED),
    (EventFacts(None, LAST), bangkok(2030, 1, 1, 9, 0), EventStatus.UNDATED),
    # postponed: without a day, to a day ahead, on the day, afterwards
    (EventFacts(None, is_postponed=True), bangkok(2026, 12, 1, 9, 0), EventStatus.POSTPONED),
    (EventFacts(FIRST, is_postponed=True), bangkok(2026, 12, 1, 9, 0), EventStatus.POSTPONED),
    (EventFacts(FIRST, is_postponed=True), bangkok(2026, 12, 12, 9, 0), EventStatus.TODAY),
    (EventFacts(FIRST, is_postponed=True), bangkok(2026, 12, 13, 9, 0), EventStatus.FINISHED),
    # cancelled wins always
    (EventFacts(FIRST, is_cancelled=True), bangkok(2026, 12, 1, 9, 0), EventStatus.CANCELLED),
    (EventFacts(FIRST, is_cancelled=True), bangkok(2027, 12, 1, 9, 0), EventStatus.CANCELLED),
    (
        EventFacts(None, is_postponed=True, is_cancelled=True),
        bangkok(2026, 12, 1, 9, 0),
        EventStatus.CANCELLED,
    ),
]


@pytest.mark.parametrize(("facts", "at", "state"), TABLE)
def test_state_follows_from_dates_and_flags(facts, at, state):
    """The first rule that fits wins, by the day in Thailand."""
    assert event_state(facts, at) == state


def test_table_names_every_state():
    """No state is without a case."""
    assert {state for _facts, _at, state in TABLE} == set(EventStatus)


@pytest.mark.parametrize(("facts", "at", "state"), TABLE)
def test_next_turn_is_where_the_state_changes(facts, at, state):
    """Just before the turn the state is the same, at the turn it is another; without one it stays."""
    turn = next_turn(facts, at)
    if turn is None:
        assert event_state(facts, at + timedelta(days=3_000)) == state
    else:
        assert turn > at
        assert event_state(facts, turn - timedelta(microseconds=1)) == state
        assert event_state(facts, turn) != state


@pytest.mark.parametrize("facts", [facts for facts, _at, _state in TABLE])
def test_card_gives_the_same_state(facts):
    """What an entry keeps of an event leads to the same state at every moment."""
    kept = EventFacts.of_card(facts.as_card())
    for day in (1, 12, 13, 14, 15, 31):
        at = bangkok(2026, 12, day, 12, 0)
        assert event_state(kept, at) == event_state(facts, at)
