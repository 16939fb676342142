"""Leave an engine in peace while it is down, instead of making every visitor wait for it."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock

#: So many failures in a row, when each of them came at once.
FAILURES_TO_OPEN = 3
FIRST_PAUSE = 1.0
LONGEST_PAUSE = 30.0
#: The one question that tests the engine has this long; then another may.
_TEST_SECONDS = 5.0


@dataclass
class Breaker:
    """One engine as one process sees it. A pause ends with one question as the test."""

    clock: Callable[[], float] = time.monotonic
    _failures: int = 0
    _pause: float = FIRST_PAUSE
    _closed_until: float = 0.0
    _is_open: bool = False
    _lock: Lock = field(default_factory=Lock)

    def allows(self) -> bool:
        """Whether the engine may be asked now. During a test only the first who asks may."""
        with self._lock:
            if not self._is_open:
                return True
            now = self.clock()
            if now < self._closed_until:
                return False
            self._closed_until = now + _TEST_SECONDS
            return True

    def succeeded(self) -> None:
        """The engine answered: everything is forgotten."""
        with self._lock:
            self._failures, self._pause, self._is_open = 0, FIRST_PAUSE, False

    def failed(self, *, is_costly: bool) -> None:
        """The engine failed. One that keeps people waiting gets its pause at once."""
        with self._lock:
            self._failures += 1
            if not (is_costly or self._is_open or self._failures >= FAILURES_TO_OPEN):
                return
            if self._is_open:
                self._pause = min(self._pause * 2, LONGEST_PAUSE)
            self._is_open = True
            self._closed_until = self.clock() + self._pause
