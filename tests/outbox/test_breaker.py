"""The circuit breaker."""

from datetime import timedelta

from portal.outbox.breaker import FAILURES_TO_OPEN, LONGEST_PAUSE, CircuitBreaker
from tests.factories.outbox import NOON


def _fail(breaker, times, at=NOON, destination="registry"):
    for _ in range(times):
        breaker.failed(destination, at)


def test_circuit_opens_after_five_failures_in_a_row():
    """Four failures are bad luck, five are an outage; other destinations are not touched."""
    breaker = CircuitBreaker()
    _fail(breaker, FAILURES_TO_OPEN - 1)
    assert breaker.allows("registry", NOON)
    _fail(breaker, 1)
    assert not breaker.allows("registry", NOON)
    assert breaker.closed_destinations(NOON) == ("registry",)
    assert breaker.allows("mail", NOON)


def test_success_closes_the_circuit():
    """One good answer forgets all failures."""
    breaker = CircuitBreaker()
    _fail(breaker, FAILURES_TO_OPEN)
    breaker.succeeded("registry")
    assert breaker.allows("registry", NOON)
    _fail(breaker, FAILURES_TO_OPEN - 1)
    assert breaker.allows("registry", NOON)


def test_pause_doubles_up_to_ten_minutes():
    """After a pause one message is the test; if it fails, the next pause is twice as long."""
    breaker, at, pauses = CircuitBreaker(), NOON, []
    _fail(breaker, FAILURES_TO_OPEN)
    for _ in range(7):
        seconds = 0
        while not breaker.allows("registry", at + timedelta(seconds=seconds)):
            seconds += 1
        pauses.append(seconds)
        at += timedelta(seconds=seconds)
        breaker.failed("registry", at)
    assert pauses == [30, 60, 120, 240, 480, 600, 600]
    assert timedelta(seconds=600) == LONGEST_PAUSE
