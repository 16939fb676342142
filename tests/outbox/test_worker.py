"""The worker's loop: what comes of a message, and what it survives."""

import logging
from datetime import timedelta
from random import Random

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import OperationalError

from portal.core.logging import request_id
from portal.outbox import handlers, services
from portal.outbox.enums import MessageState
from portal.outbox.handlers import Outcome, Refused, Retry, outcome_of_http
from portal.outbox.models import OutboxAttempt, OutboxMessage
from portal.outbox.worker import Worker
from tests.factories.outbox import NOON, OutboxMessageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker(clock):
    """A worker with a hand-set clock, seeded chance and no waiting."""
    rng = Random(7)
    return Worker(clock=clock, rng=rng, wait=lambda seconds: None)


def _raise(error):
    def handler(message):
        raise error

    return handler


@pytest.mark.parametrize(
    ("handler", "state", "status"),
    [
        (lambda m: Outcome(204), MessageState.DONE, 204),
        (lambda m: None, MessageState.DONE, None),
        (_raise(Retry("HTTP 503", http_status=503)), MessageState.PENDING, 503),
        (_raise(Refused("HTTP 410", http_status=410)), MessageState.DEAD, 410),
        (_raise(ValueError("broken")), MessageState.PENDING, None),
        (_raise(TimeoutError()), MessageState.PENDING, None),
    ],
)
def test_message_ends_as_its_handler_says(worker, register_handler, handler, state, status):
    """Delivered, later or never; a handler's own mistake counts as later."""
    register_handler("thing.changed", handler)
    message = OutboxMessageFactory()
    assert worker.run_once() == 1
    message.refresh_from_db()
    assert (message.state, message.last_status) == (state, status)
    assert message.attempt_log.count() == 1


def test_unknown_kind_dies_with_a_reason(worker):
    """A message that nobody sends is not tried for three days: a person reads why."""
    message = OutboxMessageFactory(kind="nobody.knows")
    worker.drain()
    message.refresh_from_db()
    assert message.state == MessageState.DEAD
    assert "nobody.knows" in message.last_error


def test_kind_wins_over_destination(worker, register_handler):
    """A destination's handler takes all kinds that have none of their own."""
    taken = []
    register_handler("registry", lambda m: taken.append("by destination"))
    register_handler("thing.special", lambda m: taken.append("by kind"))
    OutboxMessageFactory(kind="thing.special")
    OutboxMessageFactory(kind="thing.changed")
    worker.drain()
    assert sorted(taken) == ["by destination", "by kind"]


def test_two_handlers_for_one_name_are_a_mistake(register_handler):
    """Registering the same handler again is harmless, another one is not."""
    first = _raise(ValueError())
    register_handler("thing.changed", first)
    handlers.register("thing.changed", first)
    with pytest.raises(ImproperlyConfigured):
        handlers.register("thing.changed", _raise(ValueError()))


@pytest.mark.parametrize(
    ("status", "answer"),
    [
        (200, Outcome), (204, Outcome),
        (408, Retry), (425, Retry), (429, Retry), (500, Retry), (502, Retry), (503, Retry),
        (301, Refused), (302, Refused), (400, Refused), (401, Refused), (404, Refused),
        (409, Refused), (410, Refused), (422, Refused),
    ],
)  # fmt: skip
def test_http_answers_are_read_in_one_way(status, answer):
    """2xx delivered; 408, 425, 429 and 5xx later; all else, redirects too, never."""
    if answer is Outcome:
        assert outcome_of_http(status) == Outcome(status)
    else:
        with pytest.raises(answer):
            outcome_of_http(status)


def test_drain_delivers_versions_in_order(worker, register_handler):
    """One drain sends all versions of an aggregate, oldest first."""
    sent = []
    register_handler("thing.changed", lambda m: sent.append(m.version))
    for version in (3, 1, 2):
        OutboxMessageFactory(aggregate="thing:x", version=version)
    assert worker.drain() == 3
    assert sent == [1, 2, 3]


def test_failed_message_comes_back_after_its_wait(worker, clock, register_handler):
    """Not before its time, then with the same event id."""
    seen = []

    def twice(message):
        seen.append(message.event_id)
        if len(seen) == 1:
            raise Retry("HTTP 429", http_status=429, retry_after=timedelta(minutes=1))

    register_handler("thing.changed", twice)
    message = OutboxMessageFactory()
    worker.drain()
    clock.forward(seconds=59)
    assert worker.drain() == 0
    clock.forward(seconds=1)
    assert worker.drain() == 1
    message.refresh_from_db()
    assert message.state == MessageState.DONE
    assert seen == [message.event_id] * 2


def test_broken_destination_gets_a_pause_and_no_tries_are_burnt(worker, clock, register_handler):
    """After five failures in a row the rest of the queue stays untouched; others go on."""
    register_handler("registry", _raise(Retry("HTTP 503", http_status=503)))
    register_handler("mail", lambda m: None)
    OutboxMessageFactory.create_batch(30)
    OutboxMessageFactory.create_batch(3, destination="mail", kind="letter")
    worker.drain()
    registry = OutboxMessage.objects.filter(destination="registry")
    assert registry.filter(attempts=1).count() == 5
    assert registry.filter(attempts=0, state=MessageState.PENDING).count() == 25
    assert OutboxMessage.objects.filter(destination="mail").done().count() == 3
    clock.forward(seconds=31)
    worker.drain()
    assert OutboxAttempt.objects.filter(message__destination="registry").count() == 6


def test_stopping_gives_the_batch_back(clock, register_handler):
    """Asked to stop, the worker ends its message and releases the others untried."""
    stopped = []
    register_handler("thing.changed", lambda m: stopped.append(m.pk))
    messages = OutboxMessageFactory.create_batch(4)
    worker = Worker(clock=clock, stopping=lambda: bool(stopped))
    worker.run(poll=1)
    states = dict(OutboxMessage.objects.values_list("pk", "state"))
    assert states[messages[0].pk] == MessageState.DONE
    assert [states[m.pk] for m in messages[1:]] == [MessageState.PENDING] * 3
    assert OutboxMessage.objects.filter(attempts=0).count() == 3


def test_batch_is_given_back_when_its_lease_runs_low(worker, clock, register_handler):
    """A slow message does not let the rest of its batch be sent on a lease about to pass."""
    register_handler("thing.changed", lambda m: clock.forward(seconds=61))
    OutboxMessageFactory.create_batch(3)
    worker.run_once()
    assert OutboxMessage.objects.done().count() == 1
    assert OutboxMessage.objects.filter(attempts=0).pending().count() == 2


def test_worker_outlives_the_database(monkeypatch, clock):
    """While the database is down the worker waits longer and longer, then goes on."""
    waits, answers = [], [OperationalError("gone")] * 7 + [[]]

    def claim(*args, **kwargs):
        answer = answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    monkeypatch.setattr(services, "claim", claim)
    monkeypatch.setattr("portal.outbox.worker.connections.close_all", lambda: None)
    Worker(clock=clock, wait=waits.append, stopping=lambda: len(waits) == 8).run(poll=1)
    assert waits == [2, 4, 8, 16, 30, 30, 30, 1]


def test_worker_rests_only_when_nothing_was_due(clock, register_handler):
    """A full queue is emptied without a pause."""
    waits = []
    register_handler("thing.changed", lambda m: None)
    OutboxMessageFactory.create_batch(25)
    Worker(clock=clock, wait=waits.append, stopping=lambda: bool(waits)).run(poll=0.5)
    assert waits == [0.5]
    assert OutboxMessage.objects.done().count() == 25


def test_handler_runs_with_the_event_as_request_id(worker, register_handler):
    """Log lines of a delivery can be found by its event."""
    seen = []
    register_handler("thing.changed", lambda m: seen.append(request_id.get()))
    message = OutboxMessageFactory()
    worker.drain()
    assert seen == [f"outbox-{message.event_id}"]
    assert request_id.get() == ""


def test_log_lines_hold_ids_only(worker, register_handler, caplog):
    """What the worker logs names the message, never its payload or its subject."""
    register_handler("thing.changed", lambda m: None)
    OutboxMessageFactory(aggregate="signup:secret-one", payload={"code": "secret-two"})
    with caplog.at_level(logging.INFO, logger="portal.outbox"):
        worker.drain()
    lines = [
        str(vars(record)) for record in caplog.records if record.name == "portal.outbox.worker"
    ]
    assert lines
    assert not any("secret" in line for line in lines)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("option", "left"), [("once", 5), ("drain", 0)])
def test_command_runs_one_round_or_until_empty(
    option, left, register_handler, no_periodic_jobs, capsys
):
    """`--once` is one batch of ten, `--drain` everything that is due."""
    register_handler("thing.changed", lambda m: None)
    OutboxMessageFactory.create_batch(15, not_before=NOON - timedelta(days=9_000))
    call_command("outbox_worker", **{option: True})
    assert OutboxMessage.objects.pending().count() == left
    assert "messages" in capsys.readouterr().out
