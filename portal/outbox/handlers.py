"""Who sends what: rooms register a handler for a kind of message or for a destination."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.core.exceptions import ImproperlyConfigured

if TYPE_CHECKING:
    from portal.outbox.models import OutboxMessage


@dataclass(frozen=True)
class Outcome:
    """What a handler may say about a delivered message."""

    http_status: int | None = None


class Retry(Exception):
    """The destination cannot take the message now; it goes out again later."""

    def __init__(
        self, reason: str, *, http_status: int | None = None, retry_after: timedelta | None = None
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.http_status = http_status
        self.retry_after = retry_after


class Refused(Exception):
    """The destination will never take this message; a person has to look."""

    def __init__(self, reason: str, *, http_status: int | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.http_status = http_status


Handler = Callable[["OutboxMessage"], Outcome | None]

_handlers: dict[str, Handler] = {}
_independent: set[str] = set()


def register(kind_or_destination: str, handler: Handler) -> None:
    """Called in `AppConfig.ready`. A kind wins over a destination. Handlers must bear a repeat:
    delivery is at least once, and whoever is told keeps the highest version it has seen.
    """
    known = _handlers.get(kind_or_destination)
    if known is not None and known is not handler:
        raise ImproperlyConfigured(
            f"Two outbox handlers for “{kind_or_destination}”: {known} and {handler}."
        )
    _handlers[kind_or_destination] = handler


def go_on_without(destination: str) -> None:
    """Say that at this destination a message given up does not hold up what came after it.

    A registry needs every version in order; a telephone that could not be reached yesterday may
    well ring today.
    """
    _independent.add(destination)


def independent_destinations() -> tuple[str, ...]:
    """Destinations where only what is still on its way keeps the order."""
    return tuple(sorted(_independent))


def unregister(kind_or_destination: str) -> None:
    """Take a handler away again (tests)."""
    _handlers.pop(kind_or_destination, None)


def find(message: "OutboxMessage") -> Handler | None:
    """The handler of the message's kind, else of its destination."""
    return _handlers.get(message.kind) or _handlers.get(message.destination)


def registered() -> tuple[str, ...]:
    """All names that somebody handles."""
    return tuple(sorted(_handlers))


def outcome_of_http(http_status: int, *, retry_after: timedelta | None = None) -> Outcome:
    """One reading of HTTP answers for all handlers: 2xx delivered, some later, the rest never."""
    if 200 <= http_status < 300:
        return Outcome(http_status)
    reason = f"HTTP {http_status}"
    if http_status in (408, 425, 429) or http_status >= 500:
        raise Retry(reason, http_status=http_status, retry_after=retry_after)
    raise Refused(reason, http_status=http_status)
