"""Many workers at once, workers that die, workers that are asked to stop."""

import fcntl
import multiprocessing
import os
import signal
import threading
from collections import Counter
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection, connections

from portal.outbox import periodic, services
from portal.outbox.enums import MessageState
from portal.outbox.models import OutboxMessage, PeriodicRun
from portal.outbox.services import Attempt
from portal.outbox.worker import Worker
from portal.outbox.writer_queue import lock_path, writer_queue
from tests.factories.outbox import NOON, OutboxMessageFactory

THREADS = 6
MESSAGES = 60

fork = multiprocessing.get_context("fork")


def _in_threads(work):
    """Run the same work in several threads that start together; their results."""
    barrier, results, errors = threading.Barrier(THREADS), [], []

    def run():
        try:
            barrier.wait(timeout=30)
            results.append(work())
        except Exception as error:  # noqa: BLE001 - told to the test, which fails
            errors.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)
    assert errors == []
    return results


def _child(work):
    """Start a process that does the work; database connections are not shared with it."""
    connections.close_all()
    process = fork.Process(target=work)
    process.start()
    return process


def test_no_message_is_claimed_twice_within_its_lease(shared_database):
    """Six workers empty one queue: each message is in exactly one pair of hands."""
    OutboxMessageFactory.create_batch(MESSAGES)

    def claim_all():
        mine = []
        while batch := services.claim(NOON, limit=3):
            mine.extend(message.pk for message in batch)
        return mine

    claimed = Counter(pk for mine in _in_threads(claim_all) for pk in mine)
    # SKIP LOCKED may send a worker away while another still commits; what is left is claimable.
    claimed.update(m.pk for m in services.claim(NOON, limit=MESSAGES))
    assert set(claimed.values()) == {1}
    assert len(claimed) == MESSAGES


def test_reading_before_writing_would_deliver_twice(shared_database):
    """Negative control: workers that look first and take afterwards hold the same message."""
    OutboxMessageFactory()
    everybody_has_looked = threading.Barrier(THREADS)

    def look_then_take():
        found = OutboxMessage.objects.due(NOON).first()
        everybody_has_looked.wait(timeout=30)
        with writer_queue():
            OutboxMessage.objects.filter(pk=found.pk).update(last_status=1)
        return found.pk

    assert len(_in_threads(look_then_take)) == THREADS


def test_workers_at_once_keep_the_order(shared_database, register_handler):
    """Six workers deliver five versions of four aggregates: in order, each once."""
    lock, sent = threading.Lock(), []

    def note(message):
        with lock:
            sent.append((message.aggregate, message.version))

    register_handler("thing.changed", note)
    for aggregate in "abcd":
        for version in range(1, 6):
            OutboxMessageFactory(aggregate=aggregate, version=version)
    _in_threads(lambda: Worker(clock=lambda: NOON).drain())
    Worker(clock=lambda: NOON).drain()
    for aggregate in "abcd":
        assert [version for name, version in sent if name == aggregate] == [1, 2, 3, 4, 5]


def test_periodic_job_runs_once_for_all_workers(shared_database, no_periodic_jobs):
    """Several workers, one run."""
    runs = []
    periodic.register("count", timedelta(minutes=1), runs.append)
    _in_threads(lambda: periodic.run_due(NOON))
    assert runs == [NOON]
    assert PeriodicRun.objects.get().next_at == NOON + timedelta(minutes=1)


def test_killed_worker_delivers_nothing_and_loses_nothing(shared_database, register_handler):
    """kill -9 in the middle of a message: sent again once the lease has passed, not before."""
    reading, writing = os.pipe()

    def hang(message):
        os.write(writing, b"x")
        signal.pause()

    register_handler("thing.changed", hang)
    message = OutboxMessageFactory()
    process = _child(lambda: Worker(clock=lambda: NOON).run_once())
    assert os.read(reading, 1) == b"x"
    os.kill(process.pid, signal.SIGKILL)
    process.join(timeout=30)
    assert process.exitcode == -signal.SIGKILL

    message.refresh_from_db()
    assert message.state == MessageState.SENDING
    before = NOON + timedelta(seconds=119)
    services.sweep(before)
    assert services.claim(before) == []
    after = NOON + timedelta(seconds=121)
    services.sweep(after)
    (again,) = services.claim(after)
    assert (again.event_id, again.attempts) == (message.event_id, 2)
    assert services.finish_done(again, Attempt(after))


def test_worker_process_ends_its_message_and_stops(
    shared_database, register_handler, no_periodic_jobs
):
    """SIGTERM in the middle of a message: that one is delivered, the next one stays for later."""
    started_reading, started = os.pipe()
    go_on, let_go = os.pipe()

    def wait_for_parent(message):
        os.write(started, b"x")
        os.read(go_on, 1)

    register_handler("thing.changed", wait_for_parent)
    first, second = OutboxMessageFactory(), OutboxMessageFactory()
    process = _child(lambda: call_command("outbox_worker", poll=0.05))
    assert os.read(started_reading, 1) == b"x"
    os.kill(process.pid, signal.SIGTERM)
    os.write(let_go, b"x")
    process.join(timeout=60)
    assert process.exitcode == 0
    first.refresh_from_db()
    second.refresh_from_db()
    assert first.state == MessageState.DONE
    assert (second.state, second.attempts) == (MessageState.PENDING, 0)


def test_processes_queue_at_one_file(shared_database):
    """A writer of another process keeps the flock until it ends; PostgreSQL has no such file."""
    path = lock_path(connection.settings_dict["NAME"]) if connection.vendor == "sqlite" else None
    inside_reading, inside = os.pipe()
    go_on, let_go = os.pipe()

    def write():
        with writer_queue():
            os.write(inside, b"x")
            os.read(go_on, 1)

    process = _child(write)
    assert os.read(inside_reading, 1) == b"x"
    if path is not None:
        with path.open() as file, pytest.raises(BlockingIOError):
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    os.write(let_go, b"x")
    process.join(timeout=30)
    assert process.exitcode == 0
    if path is not None:
        with path.open() as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
