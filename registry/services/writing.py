"""How the registry writes: one short durable transaction, and again when the database was busy."""

import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from django.db import (
    IntegrityError,
    InterfaceError,
    InternalError,
    OperationalError,
    connection,
    transaction,
)

from portal.outbox.writer_queue import writer_queue

Result = TypeVar("Result")

TRIES = 3
_PAUSE_SECONDS = 0.05
#: Who waits longer than this for a run's row gets the page that says so, answers kept.
_POSTGRESQL_LIMITS = (
    "SET LOCAL lock_timeout = '3s'; SET LOCAL statement_timeout = '10s'; "
    "SET LOCAL idle_in_transaction_session_timeout = '15s'"
)


class Unavailable(Exception):
    """The database could not take the change now; nothing was written."""


@contextmanager
def writing() -> Iterator[None]:
    """Write within one transaction that nobody can cut in half; nothing here calls the network."""
    with writer_queue(), transaction.atomic(durable=True):
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute(_POSTGRESQL_LIMITS)
        yield


def retrying(act: Callable[[], Result]) -> Result:
    """Do it again, up to three times in all, when the database was locked or away."""
    for attempt in range(1, TRIES + 1):
        try:
            return act()
        # PostgreSQL calls a file that may not grow any further an internal error.
        except (OperationalError, InterfaceError, InternalError) as error:
            if not connection.in_atomic_block:
                connection.close_if_unusable_or_obsolete()
            if attempt == TRIES:
                raise Unavailable from error
        time.sleep(random.uniform(0, _PAUSE_SECONDS * attempt))  # noqa: S311 - jitter, no secret
    raise AssertionError("unreachable")


def writing_once(act: Callable[[], Result]) -> Result:
    """Take a form that may be sent twice at the same moment: the second try finds the first's row.

    `act` looks for that row before it writes, and is done again as ``retrying`` does it.
    """

    def once() -> Result:
        try:
            return act()
        except IntegrityError:
            return act()

    return retrying(once)
