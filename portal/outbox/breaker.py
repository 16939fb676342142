"""Leave a destination in peace while it is down, instead of burning every message's tries."""

from dataclasses import dataclass
from datetime import datetime, timedelta

FAILURES_TO_OPEN = 5
FIRST_PAUSE = timedelta(seconds=30)
LONGEST_PAUSE = timedelta(minutes=10)


@dataclass
class _Circuit:
    failures: int = 0
    pause: timedelta = FIRST_PAUSE
    open_until: datetime | None = None


class CircuitBreaker:
    """One circuit a destination, in the memory of one worker; the next pause is twice as long."""

    def __init__(self) -> None:
        self._circuits: dict[str, _Circuit] = {}

    def closed_destinations(self, at: datetime) -> tuple[str, ...]:
        """Destinations nothing is sent to now. When the pause ends, a message is the test."""
        return tuple(
            name
            for name, circuit in self._circuits.items()
            if circuit.open_until is not None and circuit.open_until > at
        )

    def allows(self, destination: str, at: datetime) -> bool:
        """Whether a message may go to the destination now."""
        return destination not in self.closed_destinations(at)

    def succeeded(self, destination: str) -> None:
        """The destination answered: everything is forgotten."""
        self._circuits.pop(destination, None)

    def failed(self, destination: str, at: datetime) -> None:
        """The destination could not take a message; after five in a row it gets a pause."""
        circuit = self._circuits.setdefault(destination, _Circuit())
        circuit.failures += 1
        if circuit.failures < FAILURES_TO_OPEN:
            return
        if circuit.open_until is not None:
            circuit.pause = min(circuit.pause * 2, LONGEST_PAUSE)
        circuit.open_until = at + circuit.pause
