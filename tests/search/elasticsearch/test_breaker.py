"""The breaker and the budget, on a clock of their own."""

import threading

import pytest

from search.engines.breaker import LONGEST_PAUSE, Breaker
from search.engines.elasticsearch.budget import Budget, current, limited


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


def test_breaker_opens_after_three_quick_failures(clock):
    """A hiccup is none; three in a row are."""
    breaker = Breaker(clock)
    for allowed in (True, True, False):
        breaker.failed(is_costly=False)
        assert breaker.allows() is allowed


def test_breaker_opens_at_once_when_people_wait(clock):
    """Whoever hangs costs every visitor time: once is enough."""
    breaker = Breaker(clock)
    breaker.failed(is_costly=True)
    assert not breaker.allows()


def test_success_between_failures_closes(clock):
    """Failures count in a row only."""
    breaker = Breaker(clock)
    for _round in range(5):
        breaker.failed(is_costly=False)
        breaker.failed(is_costly=False)
        breaker.succeeded()
    assert breaker.allows()


def test_pause_ends_with_one_test_and_grows(clock):
    """After the pause one question goes; if that fails the pause is twice as long, up to a limit."""
    breaker = Breaker(clock)
    breaker.failed(is_costly=True)
    pauses = []
    for _round in range(8):
        started = clock.now
        while not breaker.allows():
            clock.now += 0.5
        pauses.append(clock.now - started)
        assert not breaker.allows()
        breaker.failed(is_costly=False)
    assert pauses == sorted(pauses) and pauses[0] == 1
    assert pauses[-1] == LONGEST_PAUSE
    clock.now += LONGEST_PAUSE
    assert breaker.allows()
    breaker.succeeded()
    assert breaker.allows() and breaker.allows()


def test_test_that_never_ends_gives_way(clock):
    """Whoever tested and never came back does not keep the breaker open for ever."""
    breaker = Breaker(clock)
    breaker.failed(is_costly=True)
    clock.now += 1
    assert breaker.allows()
    clock.now += 4.9
    assert not breaker.allows()
    clock.now += 0.2
    assert breaker.allows()


def test_only_one_of_many_threads_tests(clock):
    """However many ask at the end of a pause, one of them goes."""
    breaker = Breaker(clock)
    breaker.failed(is_costly=True)
    clock.now += 1
    allowed = []
    threads = [
        threading.Thread(target=lambda: allowed.append(breaker.allows())) for _each in range(20)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(allowed) == 1


@pytest.mark.parametrize(
    ("seconds", "spent", "nodes", "a_try"),
    [
        (0.8, 0, 1, 0.8),
        (0.8, 0, 3, 0.4),
        (0.8, 0.4, 3, 0.3),
        (0.8, 0.7, 3, 0.1),
        (0.8, 0.9, 3, -0.1),
    ],
)
def test_tries_share_a_budget(seconds, spent, nodes, a_try):
    """One node gets all that is left; with several the next one must have its turn."""
    assert Budget(seconds, spent).for_a_try(nodes) == pytest.approx(a_try)


def test_budget_holds_inside_only():
    """Jobs have no budget."""
    assert current() is None
    with limited(1) as budget:
        assert current() is budget
    assert current() is None
