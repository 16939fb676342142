"""How long a question may wait for Elasticsearch: all its requests and all their tries together."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

#: With several nodes no try takes more than half of what is left, so that another node is asked.
_SHARE = 0.5
#: … but this much it gets if it is there: less says nothing about a node.
_LEAST = 0.3


@dataclass(slots=True)
class Budget:
    """Seconds of waiting; what happens between two requests is not counted."""

    seconds: float
    spent: float = 0.0
    #: Addresses of nodes that have failed this question.
    failed: set[str] = field(default_factory=set)

    @property
    def left(self) -> float:
        """The seconds that are left."""
        return self.seconds - self.spent

    def for_a_try(self, nodes: int) -> float:
        """Say how long one try may take; 0 or less when nothing is left."""
        return self.left if nodes < 2 else min(self.left, max(_LEAST, self.left * _SHARE))


_current: ContextVar[Budget | None] = ContextVar("elasticsearch_budget", default=None)


def current() -> Budget | None:
    """Return the budget that holds here, if any does (jobs have none)."""
    return _current.get()


@contextmanager
def limited(seconds: float) -> Iterator[Budget]:
    """Let everything inside wait so many seconds for Elasticsearch in all."""
    budget = Budget(seconds)
    token = _current.set(budget)
    try:
        yield budget
    finally:
        _current.reset(token)


@contextmanager
def spending(budget: Budget) -> Iterator[None]:
    """Count the time inside as spent."""
    started = time.monotonic()
    try:
        yield
    finally:
        budget.spent += time.monotonic() - started
