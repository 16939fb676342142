"""The writer queue on SQLite."""

import threading
from pathlib import Path

import pytest
from django.db import connection, transaction

from portal.outbox import writer_queue as module
from portal.outbox.writer_queue import lock_path, writer_queue


@pytest.fixture
def sqlite_only(shared_database):
    """The queue is SQLite's: on PostgreSQL only its doing nothing can be tested."""
    return connection.vendor == "sqlite"


def _lock_is_free():
    free = module._threads.acquire(blocking=False)
    if free:
        module._threads.release()
    return free


def test_queue_is_held_during_the_block_on_sqlite_only(sqlite_only):
    """Inside the block it is our turn; afterwards it is anybody's; PostgreSQL needs no turns."""
    with writer_queue():
        assert _lock_is_free() is not sqlite_only
    assert _lock_is_free()


def test_queue_may_be_entered_again(sqlite_only):
    """A service that calls another one does not wait for itself."""
    with writer_queue(), writer_queue(), transaction.atomic(durable=True):
        assert _lock_is_free() is not sqlite_only
    assert _lock_is_free()


def test_queue_inside_a_transaction_waits_for_nobody(sqlite_only):
    """Within a transaction the write lock is ours already: waiting there would be a deadlock."""
    with transaction.atomic(), writer_queue():
        assert _lock_is_free()


def test_queue_is_given_back_after_an_error(sqlite_only):
    """A failing writer does not keep its turn."""
    with pytest.raises(ZeroDivisionError), writer_queue():
        raise ZeroDivisionError
    assert _lock_is_free()


def test_only_one_thread_is_inside(sqlite_only):
    """Eight threads, each finds itself alone."""
    inside, most, lock = [], [], threading.Lock()

    def write():
        with writer_queue():
            with lock:
                inside.append(1)
                most.append(len(inside))
            with lock:
                inside.pop()

    threads = [threading.Thread(target=write) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert len(most) == 8
    assert max(most) == 1 or not sqlite_only


def test_hung_writer_does_not_hang_the_others(sqlite_only, monkeypatch):
    """After the longest wait one goes on without the queue and gets the database's answer."""
    monkeypatch.setattr(module, "LONGEST_WAIT_SECONDS", 0.01)
    entered = []
    with module._threads, writer_queue():
        entered.append(True)
    assert entered


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("/srv/var/portal.sqlite3", Path("/srv/var/portal.sqlite3.writers")),
        (Path("var/portal.sqlite3"), Path("var/portal.sqlite3.writers")),
        ("file:/srv/portal.sqlite3?cache=private", Path("/srv/portal.sqlite3.writers")),
        (":memory:", None),
        ("file:portal-test?mode=memory&cache=shared", None),
        ("", None),
    ],
)
def test_lock_file_lies_beside_the_database(name, expected):
    """Processes meet at a file next to the database; one in memory has no second process."""
    assert lock_path(name) == expected
