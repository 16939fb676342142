"""One writer after the other on SQLite: its busy handler sleeps and starves, a queue does not."""

import contextlib
import fcntl
import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from django.db import DEFAULT_DB_ALIAS, connections

# The queue is a courtesy; SQLite's own lock is the guard. Whoever has waited this long goes on
# without it and gets the database's answer, so that a hung process cannot hang all others.
LONGEST_WAIT_SECONDS = 10.0
_FIRST_PAUSE_SECONDS = 0.0005
_LONGEST_PAUSE_SECONDS = 0.005

_threads = threading.Lock()
_held = threading.local()


@contextlib.contextmanager
def writer_queue(using: str = DEFAULT_DB_ALIAS) -> Iterator[None]:
    """Wait for one's turn to write: threads by a lock, processes by flock; nothing on PostgreSQL.

    Goes around `transaction.atomic(durable=True)`, never inside it: within a transaction the write
    lock is already ours, and waiting for the queue there would wait for somebody who waits for us.
    """
    connection = connections[using]
    if connection.vendor != "sqlite" or connection.in_atomic_block or getattr(_held, "yes", False):
        yield
        return
    deadline = time.monotonic() + LONGEST_WAIT_SECONDS
    has_turn = _threads.acquire(timeout=LONGEST_WAIT_SECONDS)
    try:
        with _process_lock(lock_path(connection.settings_dict["NAME"]), deadline):
            _held.yes = True
            try:
                yield
            finally:
                _held.yes = False
    finally:
        if has_turn:
            _threads.release()


def lock_path(database: str | os.PathLike[str]) -> Path | None:
    """The file beside the database that processes queue at; none for a database in memory."""
    name = os.fspath(database)
    if not name or ":memory:" in name or "mode=memory" in name:
        return None
    return Path(f"{name.removeprefix('file:').split('?')[0]}.writers")


@contextlib.contextmanager
def _process_lock(path: Path | None, deadline: float) -> Iterator[None]:
    if path is None:
        yield
        return
    # Opened anew each time: a descriptor inherited by fork would share one lock between processes.
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        _lock_until(descriptor, deadline)
        yield
    finally:
        os.close(descriptor)


def _lock_until(descriptor: int, deadline: float) -> None:
    pause = _FIRST_PAUSE_SECONDS
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= deadline:
                return
            time.sleep(pause)
            pause = min(pause * 2, _LONGEST_PAUSE_SECONDS)
        else:
            return
