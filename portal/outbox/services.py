"""Everything that writes to the outbox: put in, take out, finish, give up, send again, tidy up."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from django.core.exceptions import ValidationError
from django.db import router, transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from portal.core.scrubbing import scrub
from portal.outbox import retry
from portal.outbox.enums import MessageState
from portal.outbox.models import ERROR_LENGTH, OutboxAttempt, OutboxMessage
from portal.outbox.payloads import validate_payload
from portal.outbox.writer_queue import writer_queue

LEASE = timedelta(seconds=120)
KEEP_DONE = timedelta(days=90)
PRUNE_BATCH = 500


class OutsideTransaction(RuntimeError):
    """A message was put in without the transaction that makes it true."""


@dataclass(frozen=True)
class NewMessage:
    """A message to put in; `version` grows with every change of the aggregate."""

    aggregate: str
    version: int
    destination: str
    kind: str
    payload: Mapping[str, int | str | bool]
    not_before: datetime | None = None


def enqueue(
    *,
    aggregate: str,
    version: int,
    destination: str,
    kind: str,
    payload: Mapping[str, int | str | bool] | None = None,
    not_before: datetime | None = None,
) -> OutboxMessage:
    """Put a message in, inside the caller's transaction: both are kept or neither is.

    `version` grows with every change of the aggregate; the same version for the same destination
    twice is an error (IntegrityError), and an older version always goes out first.
    """
    new = NewMessage(aggregate, version, destination, kind, payload or {}, not_before)
    return enqueue_many([new])[0]


def enqueue_many(messages: Iterable[NewMessage]) -> list[OutboxMessage]:
    """Put several messages in by one statement, as `enqueue` does with one."""
    using = router.db_for_write(OutboxMessage)
    if not transaction.get_connection(using).in_atomic_block:
        raise OutsideTransaction(
            "enqueue() belongs inside transaction.atomic(), with what it tells about."
        )
    now = timezone.now()
    return OutboxMessage.objects.bulk_create([_row(new, now) for new in messages])


def _row(new: NewMessage, now: datetime) -> OutboxMessage:
    payload = dict(new.payload)
    validate_payload(payload)
    if not new.aggregate or not new.destination or not new.kind or new.version < 0:
        raise ValidationError("A message has an aggregate, a version, a destination and a kind.")
    return OutboxMessage(
        aggregate=new.aggregate,
        version=new.version,
        destination=new.destination,
        kind=new.kind,
        payload=payload,
        created_at=now,
        not_before=new.not_before or now,
    )


def claim(
    at: datetime, *, limit: int = 1, closed: Iterable[str] = (), lease: timedelta = LEASE
) -> list[OutboxMessage]:
    """Take due messages in one atomic UPDATE; nobody else gets them before the lease has passed.

    A try is counted now, not when it ends: a message that kills its worker is given up as well.
    """
    token = uuid.uuid4()
    with writer_queue(), transaction.atomic(durable=True):
        due = OutboxMessage.objects.due(at, closed=closed)
        if transaction.get_connection().features.has_select_for_update_skip_locked:
            due = due.select_for_update(skip_locked=True, of=("self",))
        taken = OutboxMessage.objects.filter(pk__in=due.values("pk")[:limit]).update(
            state=MessageState.SENDING,
            attempts=F("attempts") + 1,
            lease_token=token,
            lease_until=at + lease,
        )
    if not taken:
        return []
    return list(OutboxMessage.objects.filter(lease_token=token).order_by("not_before", "pk"))


def release(message: OutboxMessage) -> bool:
    """Give a claimed message back untried (the worker is asked to stop)."""
    with writer_queue(), transaction.atomic(durable=True):
        return _fenced(message, state=MessageState.PENDING, attempts=F("attempts") - 1)


@dataclass(frozen=True)
class Attempt:
    """What one try to send came to."""

    at: datetime
    ms: int = 0
    http_status: int | None = None
    error: str = ""


def finish_done(message: OutboxMessage, attempt: Attempt) -> bool:
    """Delivered. False when the lease was lost meanwhile: then somebody else owns the message."""
    return _finish(message, attempt, state=MessageState.DONE, done_at=attempt.at)


def finish_retry(
    message: OutboxMessage, attempt: Attempt, rng: Random, *, retry_after: timedelta | None = None
) -> bool:
    """Not now: wait for the next step of the ladder, or give up when there is none."""
    if retry.is_exhausted(message.attempts):
        return finish_dead(message, attempt)
    wait = retry.wait_after(message.attempts, rng, retry_after)
    return _finish(message, attempt, state=MessageState.PENDING, not_before=attempt.at + wait)


def finish_dead(message: OutboxMessage, attempt: Attempt) -> bool:
    """Never: keep it for a person, with the reason."""
    return _finish(message, attempt, state=MessageState.DEAD)


def retry_dead(messages: QuerySet[OutboxMessage], at: datetime | None = None) -> int:
    """Send given-up messages again from the first step: the same event, not a new one."""
    with writer_queue(), transaction.atomic(durable=True):
        return messages.filter(state=MessageState.DEAD).update(
            state=MessageState.PENDING, attempts=0, not_before=at or timezone.now()
        )


def send_again(messages: QuerySet[OutboxMessage], at: datetime | None = None) -> int:
    """Send delivered and given-up messages once more, as the same events: whoever has them already
    answers as before. What is on its way is left alone.
    """
    ended = (MessageState.DONE, MessageState.DEAD)
    with writer_queue(), transaction.atomic(durable=True):
        return messages.filter(state__in=ended).update(
            state=MessageState.PENDING, attempts=0, not_before=at or timezone.now(), done_at=None
        )


@dataclass(frozen=True)
class Swept:
    """What the sweeper found."""

    requeued: int = 0
    given_up: int = 0
    pulled_forward: int = 0
    stalled: int = 0


def sweep(at: datetime) -> Swept:
    """Queue again what was left lying: dead workers' messages, times of a wrong clock."""
    with writer_queue(), transaction.atomic(durable=True):
        lost = OutboxMessage.objects.with_lease_past(at)
        free = {"lease_token": None, "lease_until": None}
        given_up = lost.filter(attempts__gt=len(retry.LADDER)).update(
            state=MessageState.DEAD, last_error="The worker did not come back from any try.", **free
        )
        requeued = lost.update(state=MessageState.PENDING, not_before=at, **free)
        pending = OutboxMessage.objects.pending()
        # Written by a server whose clock runs ahead: such a time is nobody's wish.
        pulled = pending.filter(attempts=0, not_before=F("created_at"), created_at__gt=at).update(
            not_before=at
        )
        pulled += pending.filter(attempts__gt=0, not_before__gt=at + retry.LONGEST_WAIT).update(
            not_before=at
        )
    stalled = OutboxMessage.objects.stalled(at).count()
    return Swept(requeued, given_up, pulled, stalled)


def prune(at: datetime, *, batch: int = PRUNE_BATCH, dry_run: bool = False) -> int:
    """Delete what was delivered more than 90 days ago, with its attempts, in short transactions."""
    old = OutboxMessage.objects.done_before(at - KEEP_DONE)
    if dry_run:
        return old.count()
    deleted = 0
    while True:
        with writer_queue(), transaction.atomic(durable=True):
            keys = list(old.order_by("pk").values_list("pk", flat=True)[:batch])
            if not keys:
                return deleted
            OutboxAttempt.objects.filter(message_id__in=keys).delete()
            OutboxMessage.objects.filter(pk__in=keys).delete()
        deleted += len(keys)


def _finish(message: OutboxMessage, attempt: Attempt, **changes: object) -> bool:
    error = scrub(attempt.error)[:ERROR_LENGTH]
    with writer_queue(), transaction.atomic(durable=True):
        mine = _fenced(message, last_status=attempt.http_status, last_error=error, **changes)
        late = "" if mine else "The lease had passed. "
        OutboxAttempt.objects.create(
            message_id=message.pk,
            at=attempt.at,
            ms=attempt.ms,
            http_status=attempt.http_status,
            error=f"{late}{error}"[:ERROR_LENGTH],
        )
    return mine


def _fenced(message: OutboxMessage, **changes: object) -> bool:
    """Change the row only while this worker's lease token is on it."""
    mine = OutboxMessage.objects.filter(
        pk=message.pk, state=MessageState.SENDING, lease_token=message.lease_token
    )
    return bool(mine.update(lease_token=None, lease_until=None, **changes))
