"""Putting in, taking out, finishing, giving up, sweeping, pruning."""

import uuid
from datetime import timedelta
from random import Random

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from portal.outbox import services
from portal.outbox.enums import MessageState
from portal.outbox.models import OutboxAttempt, OutboxMessage
from portal.outbox.services import Attempt
from tests.factories.outbox import NOON, OutboxMessageFactory

pytestmark = pytest.mark.django_db

CHANCE = Random(1)


def _enqueue(**changes):
    words = {"aggregate": "entry:1", "version": 1, "destination": "engine", "kind": "entry.changed"}
    return services.enqueue(**{**words, "payload": {"entry_id": 1}, **changes})


def test_enqueue_writes_a_pending_message():
    """A message put in is due at once and has an event id of its own."""
    message = _enqueue()
    message.refresh_from_db()
    assert message.state == MessageState.PENDING
    assert isinstance(message.event_id, uuid.UUID)
    assert message.not_before == message.created_at
    assert message.payload == {"entry_id": 1}


@pytest.mark.django_db(transaction=True)
def test_enqueue_outside_a_transaction_fails_loudly():
    """Without the transaction that makes it true, a message is refused and nothing is written."""
    with pytest.raises(services.OutsideTransaction):
        _enqueue()
    assert not OutboxMessage.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_enqueue_is_rolled_back_with_what_it_tells_about():
    """Both are kept or neither is."""
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        _enqueue()
        raise ZeroDivisionError
    assert not OutboxMessage.objects.exists()


def test_enqueue_refuses_a_personal_payload():
    """The validator stands at the only door."""
    with pytest.raises(ValidationError):
        _enqueue(payload={"contact": "0810000000"})


@pytest.mark.parametrize(
    "changes", [{"aggregate": ""}, {"destination": ""}, {"kind": ""}, {"version": -1}]
)
def test_enqueue_refuses_an_incomplete_message(changes):
    """Aggregate, version, destination and kind are all needed."""
    with pytest.raises(ValidationError):
        _enqueue(**changes)


def test_same_version_for_the_same_destination_is_an_error():
    """One change is told once to each destination."""
    _enqueue()
    _enqueue(destination="mail")
    _enqueue(version=2)
    with pytest.raises(IntegrityError), transaction.atomic():
        _enqueue()


def test_claim_takes_due_messages_oldest_first():
    """What was due longest goes first; what is not due stays."""
    late = OutboxMessageFactory(not_before=NOON - timedelta(minutes=1))
    early = OutboxMessageFactory(not_before=NOON - timedelta(minutes=2))
    OutboxMessageFactory(not_before=NOON + timedelta(seconds=1))
    assert [m.pk for m in services.claim(NOON, limit=10)] == [early.pk, late.pk]


def test_claim_sets_token_lease_and_counts_the_try():
    """A claimed message belongs to one worker until its lease passes."""
    OutboxMessageFactory()
    (message,) = services.claim(NOON)
    assert message.state == MessageState.SENDING
    assert message.lease_until == NOON + timedelta(seconds=120)
    assert message.lease_token is not None
    assert message.attempts == 1
    assert services.claim(NOON) == []


def test_claim_respects_limit_and_closed_destinations():
    """A batch is no larger than asked for and leaves destinations with an open circuit alone."""
    OutboxMessageFactory.create_batch(3)
    mail = OutboxMessageFactory(destination="mail")
    assert len(services.claim(NOON, limit=2)) == 2
    assert [m.pk for m in services.claim(NOON, limit=5, closed=["registry"])] == [mail.pk]


@pytest.mark.parametrize("state", ["pending", "sending", "dead"])
def test_newer_version_waits_while_an_older_one_is_not_done(state):
    """Order is kept within one aggregate and destination, whatever keeps the older one."""
    older = {} if state == "pending" else {state: True}
    first = OutboxMessageFactory(aggregate="signup:1", version=1, **older)
    OutboxMessageFactory(aggregate="signup:1", version=2)
    assert [m.pk for m in services.claim(NOON, limit=5)] == (
        [first.pk] if state == "pending" else []
    )


def test_newer_version_goes_out_after_the_older_one():
    """Done clears the way; other destinations and other aggregates never stood in it."""
    OutboxMessageFactory(aggregate="signup:1", version=1, done=True)
    newer = OutboxMessageFactory(aggregate="signup:1", version=2)
    OutboxMessageFactory(aggregate="signup:2", version=1, dead=True)
    elsewhere = OutboxMessageFactory(aggregate="signup:2", version=2, destination="mail")
    assert {m.pk for m in services.claim(NOON, limit=5)} == {newer.pk, elsewhere.pk}


def test_newer_version_waits_even_when_its_time_comes_first():
    """A retried old version holds back the new one however long it waits."""
    OutboxMessageFactory(aggregate="signup:1", version=1, not_before=NOON + timedelta(hours=12))
    OutboxMessageFactory(aggregate="signup:1", version=2)
    assert services.claim(NOON, limit=5) == []


def test_finish_done_keeps_the_attempt():
    """A delivered message says when, and the attempt stays readable."""
    OutboxMessageFactory()
    (message,) = services.claim(NOON)
    assert services.finish_done(message, Attempt(NOON, 12, 200))
    message.refresh_from_db()
    assert (message.state, message.done_at, message.lease_token) == (MessageState.DONE, NOON, None)
    attempt = OutboxAttempt.objects.get()
    assert (attempt.message_id, attempt.ms, attempt.http_status) == (message.pk, 12, 200)


@pytest.mark.parametrize("finish", ["done", "retry", "dead", "release"])
def test_late_worker_cannot_finish(finish):
    """Whoever lost the lease changes nothing, even if the message has not been sent yet."""
    OutboxMessageFactory()
    (late,) = services.claim(NOON)
    services.sweep(NOON + timedelta(seconds=121))
    (current,) = services.claim(NOON + timedelta(seconds=122))
    attempt = Attempt(NOON + timedelta(seconds=130), 1, 500, "HTTP 500")
    answers = {
        "done": lambda: services.finish_done(late, attempt),
        "retry": lambda: services.finish_retry(late, attempt, CHANCE),
        "dead": lambda: services.finish_dead(late, attempt),
        "release": lambda: services.release(late),
    }
    assert answers[finish]() is False
    current.refresh_from_db()
    assert current.state == MessageState.SENDING
    assert current.lease_token != late.lease_token
    assert services.finish_done(current, attempt)
    if finish != "release":
        assert OutboxAttempt.objects.filter(error__startswith="The lease had passed.").count() == 1


def test_finish_retry_waits_and_keeps_the_reason():
    """A message that could not be delivered goes back, with the reason and a later time."""
    OutboxMessageFactory()
    (message,) = services.claim(NOON)
    services.finish_retry(
        message, Attempt(NOON, 5, 503, "HTTP 503"), CHANCE, retry_after=timedelta(minutes=3)
    )
    message.refresh_from_db()
    assert message.state == MessageState.PENDING
    assert message.not_before == NOON + timedelta(minutes=3)
    assert (message.last_status, message.last_error) == (503, "HTTP 503")


def test_message_dies_after_the_last_step_and_stays():
    """After eleven tries nothing is deleted: the message waits for a person."""
    message, at = OutboxMessageFactory(), NOON
    for _ in range(11):
        (claimed,) = services.claim(at)
        services.finish_retry(claimed, Attempt(at, 1, 500, "HTTP 500"), CHANCE)
        at += timedelta(days=1)
    message.refresh_from_db()
    assert message.state == MessageState.DEAD
    assert message.attempt_log.count() == 11
    assert services.claim(at + timedelta(days=30)) == []


def test_reasons_are_scrubbed_and_short():
    """An answer that repeats somebody's number is kept without it, in 500 signs at most."""
    OutboxMessageFactory()
    (message,) = services.claim(NOON)
    text = "no 1234567890123, 081 000 0000, a.b@example.org " + "x" * 900
    services.finish_dead(message, Attempt(NOON, 1, 422, text))
    message.refresh_from_db()
    assert message.last_error.startswith("no [number], [telephone], [email] xxx")
    assert len(message.last_error) == 500
    assert OutboxAttempt.objects.get().error == message.last_error


def test_retry_dead_sends_the_same_event_again():
    """Retry is the same event id from the first step; what is not dead is left alone."""
    dead, pending = OutboxMessageFactory(dead=True), OutboxMessageFactory()
    event_id = dead.event_id
    assert services.retry_dead(OutboxMessage.objects.all(), NOON) == 1
    dead.refresh_from_db()
    pending.refresh_from_db()
    assert (dead.state, dead.attempts, dead.event_id) == (MessageState.PENDING, 0, event_id)
    assert {m.pk for m in services.claim(NOON, limit=5)} == {dead.pk, pending.pk}


def test_sweep_queues_again_what_a_dead_worker_held():
    """One second before the lease passes nothing happens, one second after the message is due."""
    message = OutboxMessageFactory(sending=True)
    assert services.sweep(NOON + timedelta(seconds=119)).requeued == 0
    at = NOON + timedelta(seconds=121)
    assert services.sweep(at).requeued == 1
    assert [m.pk for m in services.claim(at)] == [message.pk]


def test_sweep_gives_up_a_message_that_kills_its_workers():
    """A message that no worker ever comes back from is given up like any other."""
    message = OutboxMessageFactory(sending=True, attempts=11)
    assert services.sweep(NOON + timedelta(hours=1)).given_up == 1
    message.refresh_from_db()
    assert message.state == MessageState.DEAD
    assert message.last_error


def test_sweep_pulls_forward_what_a_wrong_clock_wrote():
    """A server a day ahead cannot delay a message by a day; a wish for later is respected."""
    ahead = NOON + timedelta(days=1)
    skewed = OutboxMessageFactory(created_at=ahead, not_before=ahead)
    retried = OutboxMessageFactory(attempts=3, not_before=NOON + timedelta(days=3))
    wished = OutboxMessageFactory(not_before=NOON + timedelta(days=90))
    assert services.sweep(NOON).pulled_forward == 2
    assert {m.pk for m in services.claim(NOON, limit=5)} == {skewed.pk, retried.pk}
    wished.refresh_from_db()
    assert wished.not_before == NOON + timedelta(days=90)


def test_sweep_counts_what_lies_although_nothing_stops_it():
    """Due for more than an hour and not behind another: somebody should look at the worker."""
    OutboxMessageFactory(aggregate="a:1", version=1, not_before=NOON - timedelta(minutes=61))
    OutboxMessageFactory(aggregate="a:1", version=2, not_before=NOON - timedelta(minutes=61))
    OutboxMessageFactory(not_before=NOON - timedelta(minutes=59))
    assert services.sweep(NOON).stalled == 1


def test_sweep_twice_is_sweep_once():
    """Sweeping is idempotent."""
    OutboxMessageFactory(sending=True)
    at = NOON + timedelta(hours=1)
    assert services.sweep(at).requeued == 1
    assert services.sweep(at) == services.Swept()


def test_prune_deletes_only_delivered_messages_after_90_days():
    """Day 90 stays, day 91 goes; dead and pending ones stay for ever."""
    now = timezone.now()
    old = OutboxMessageFactory(done=True, done_at=now - timedelta(days=91))
    OutboxAttempt.objects.create(message=old, at=now - timedelta(days=91))
    stays = [
        OutboxMessageFactory(done=True, done_at=now - timedelta(days=89)),
        OutboxMessageFactory(dead=True, created_at=now - timedelta(days=400)),
        OutboxMessageFactory(created_at=now - timedelta(days=400)),
    ]
    recently_tried = OutboxMessageFactory(done=True, done_at=now - timedelta(days=91))
    OutboxAttempt.objects.create(message=recently_tried, at=now - timedelta(days=2))
    assert services.prune(now, dry_run=True) == 1
    assert services.prune(now, batch=1) == 1
    assert services.prune(now) == 0
    kept = set(OutboxMessage.objects.values_list("pk", flat=True))
    assert kept == {m.pk for m in [*stays, recently_tried]}


@pytest.mark.parametrize("change", ["update", "delete"])
def test_attempts_are_append_only(change):
    """The database itself refuses to change an attempt, or to delete one younger than 90 days."""
    attempt = OutboxAttempt.objects.create(message=OutboxMessageFactory(), at=timezone.now())
    rows = OutboxAttempt.objects.filter(pk=attempt.pk)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        rows.update(error="") if change == "update" else rows.delete()
    assert rows.exists()


def test_old_attempts_cannot_be_changed_either():
    """After 90 days an attempt may go, but it may not be rewritten."""
    attempt = OutboxAttempt.objects.create(
        message=OutboxMessageFactory(), at=timezone.now() - timedelta(days=100)
    )
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        OutboxAttempt.objects.filter(pk=attempt.pk).update(error="better")


@pytest.mark.parametrize(
    "changes",
    [
        {"state": MessageState.SENDING},
        {"state": MessageState.DONE},
    ],
)
def test_database_refuses_half_states(changes):
    """Sending without a lease and done without a date cannot be written."""
    with pytest.raises(IntegrityError), transaction.atomic():
        OutboxMessageFactory(**changes)


def test_due_query_uses_the_partial_index():
    """Looking for work stays cheap however many delivered messages there are."""
    OutboxMessageFactory.create_batch(5, done=True)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")
    plan = (
        OutboxMessage.objects.pending()
        .filter(not_before__lte=NOON)
        .order_by("not_before")
        .explain()
    )
    assert "outbox_pending_not_before" in plan
