"""Takes messages out, hands them to their handlers, and writes down what came of it."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random, SystemRandom

from django.db import (
    DatabaseError,
    InterfaceError,
    OperationalError,
    close_old_connections,
    connection,
    connections,
)

from portal.core.logging import request_id
from portal.outbox import handlers, services
from portal.outbox.breaker import CircuitBreaker
from portal.outbox.clock import database_now
from portal.outbox.handlers import Outcome, Refused, Retry
from portal.outbox.models import OutboxMessage
from portal.outbox.services import Attempt

log = logging.getLogger(__name__)

BATCH = 10
LONGEST_REST = 30.0


def _never() -> bool:
    return False


def _refresh_connections() -> None:
    """As between requests: drop what is too old or broken, unless a transaction is open on it."""
    if not connection.in_atomic_block:
        close_old_connections()


@dataclass
class Worker:
    """One worker; any number may run. Clock, chance and waiting are given, so that tests need none.

    `wait(seconds)` returns early when the worker is asked to stop; `stopping()` says whether it is.
    """

    clock: Callable[[], datetime] = database_now
    rng: Random = field(default_factory=SystemRandom)
    wait: Callable[[float], object] = time.sleep
    stopping: Callable[[], bool] = _never
    before_round: Callable[[datetime], object] = lambda at: None
    lease: timedelta = services.LEASE
    breaker: CircuitBreaker = field(default_factory=CircuitBreaker)

    def run(self, poll: float) -> None:
        """Until asked to stop: send what is due, rest a little. Outlives the database."""
        rest = poll
        while not self.stopping():
            try:
                sent = self.run_once()
                rest = poll
            except (OperationalError, InterfaceError) as error:
                log.warning("database unavailable", extra={"error": type(error).__name__})
                connections.close_all()
                sent, rest = 0, min(rest * 2, LONGEST_REST)
            if not sent and not self.stopping():
                self.wait(rest)

    def drain(self) -> int:
        """Send until nothing is due any more; how many were taken."""
        total = 0
        while not self.stopping() and (taken := self.run_once()):
            total += taken
        return total

    def run_once(self, limit: int = BATCH) -> int:
        """Do what recurs, then take and send one batch; how many messages were taken."""
        _refresh_connections()
        at = self.clock()
        self.before_round(at)
        closed = self.breaker.closed_destinations(at)
        messages = services.claim(at, limit=limit, closed=closed, lease=self.lease)
        for message in messages:
            if self._may_still_send(message):
                self.send(message)
            else:
                services.release(message)
        return len(messages)

    def send(self, message: OutboxMessage) -> bool:
        """Hand one claimed message to its handler, outside any transaction; False when too late."""
        token = request_id.set(f"outbox-{message.event_id}")
        started = time.perf_counter()
        try:
            return self._finish(message, self._try(message), started)
        finally:
            request_id.reset(token)

    def _may_still_send(self, message: OutboxMessage) -> bool:
        """Not when asked to stop, when the lease runs low, or when the circuit has opened."""
        if self.stopping():
            return False
        at = self.clock()
        runs_low = message.lease_until is None or message.lease_until - at < self.lease / 2
        return not runs_low and self.breaker.allows(message.destination, at)

    def _try(self, message: OutboxMessage) -> Outcome | Retry | Refused:
        handler = handlers.find(message)
        if handler is None:
            return Refused(f"Nobody here sends messages of the kind {message.kind}.")
        try:
            answer = handler(message)
            return answer if isinstance(answer, Outcome) else Outcome()
        except (Retry, Refused) as not_delivered:
            return not_delivered
        except Exception as error:
            log.exception("handler failed", extra={"kind": message.kind, "message_id": message.pk})
            if isinstance(error, DatabaseError):
                _refresh_connections()
            return Retry(f"{type(error).__name__}: {error}")

    def _finish(
        self, message: OutboxMessage, result: Outcome | Retry | Refused, started: float
    ) -> bool:
        at = self.clock()
        ms = round((time.perf_counter() - started) * 1000)
        if isinstance(result, Outcome):
            self.breaker.succeeded(message.destination)
            mine = services.finish_done(message, Attempt(at, ms, result.http_status))
        else:
            attempt = Attempt(at, ms, result.http_status, result.reason)
            if isinstance(result, Refused):
                # It answered, so it is up.
                self.breaker.succeeded(message.destination)
                mine = services.finish_dead(message, attempt)
            else:
                self.breaker.failed(message.destination, at)
                mine = services.finish_retry(
                    message, attempt, self.rng, retry_after=result.retry_after
                )
        self._log(message, result, ms, mine)
        return mine

    def _log(self, message: OutboxMessage, result: object, ms: int, mine: bool) -> None:
        level = logging.INFO if isinstance(result, Outcome) and mine else logging.WARNING
        log.log(
            level,
            "message",
            extra={
                "message_id": message.pk,
                "kind": message.kind,
                "destination": message.destination,
                "outcome": type(result).__name__.lower(),
                "tries": message.attempts,
                "in_time": mine,
                "ms": ms,
            },
        )
