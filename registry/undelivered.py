"""Messages about sign-ups that have not arrived, as far as an officer may see the sign-ups."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.permissions import policy_registry

from portal.outbox.enums import MessageState
from portal.outbox.models import OutboxMessage
from portal.outbox.querysets import OutboxMessageQuerySet
from registry.enums import MessageKind
from registry.models import Signup
from registry.services.changes import (
    GUARDIAN_MESSAGES,
    MESSAGES,
    REGISTRY,
    SIGNUP_EVENT,
    SIGNUP_MESSAGE,
)

#: What was accepted should have arrived after so long.
LATE = timedelta(minutes=15)
SEE, ACT = frozenset({"view"}), frozenset({"change"})
MOST = 200
#: So many are looked through for one officer; more than this is a failure of the whole country.
_LOOKED_AT = 20_000
_CHUNK = 500
WHERE = {
    REGISTRY: _("The central registry"),
    MESSAGES: _("The applicant's telephone"),
    GUARDIAN_MESSAGES: _("The guardian's telephone"),
}


@dataclass(frozen=True, slots=True)
class Undelivered:
    """One message that somebody waits for; no name, no number of a person."""

    pk: int
    ref: str
    run: str
    unit: str
    where: Any
    what: Any
    state: str
    reason: str
    put_in_at: datetime
    is_given_up: bool


def may_see(user: Any) -> bool:
    """Say whether somebody sees learners at all."""
    return bool(policy_registry.get_by_type(Signup).user_has_any_permission(user, SEE))


def may_send_again(user: Any) -> bool:
    """Say whether somebody may do something about it."""
    return bool(policy_registry.get_by_type(Signup).user_has_any_permission(user, ACT))


def of_user(user: Any, at: datetime, most: int = MOST) -> Sequence[Undelivered]:
    """Return what has not arrived of the sign-ups in somebody's units, the oldest first."""
    found = []
    for message, signup in _with_signups(user, at, SEE):
        found.append(_shown(message, signup))
        if len(found) == most:
            break
    return found


def not_in_registry(user: Any, at: datetime, most: int = MOST) -> int:
    """Count sign-ups of somebody's units that the registry should have by now, up to a limit."""
    found: set[int] = set()
    for message, signup in _with_signups(user, at, SEE, destinations=[REGISTRY]):
        if message.created_at < at - LATE:
            found.add(signup.pk)
        if len(found) == most:
            break
    return len(found)


def given_up(user: Any, at: datetime, pk: int | None = None) -> OutboxMessageQuerySet:
    """Return the given-up messages that somebody may send again: one, or all of theirs."""
    mine = [
        message.pk
        for message, _signup in _with_signups(user, at, ACT)
        if message.state == MessageState.DEAD and pk in (None, message.pk)
    ]
    return OutboxMessage.objects.among(mine).dead()


def _with_signups(
    user: Any, at: datetime, actions: frozenset[str], destinations: Sequence[str] = tuple(WHERE)
) -> Iterator[tuple[OutboxMessage, Signup]]:
    policy = policy_registry.get_by_type(Signup)
    visible = policy.instances_user_has_any_permission_for(user, actions)
    waiting = OutboxMessage.objects.troubled(at, LATE).among_destinations(destinations)
    rows = waiting.of_kinds([SIGNUP_EVENT, SIGNUP_MESSAGE])[:_LOOKED_AT]
    chunk: list[OutboxMessage] = []
    for message in rows.iterator(chunk_size=_CHUNK):
        chunk.append(message)
        if len(chunk) == _CHUNK:
            yield from _pairs(chunk, visible)
            chunk = []
    yield from _pairs(chunk, visible)


def _pairs(chunk: list[OutboxMessage], visible: Any) -> Iterator[tuple[OutboxMessage, Signup]]:
    keys = {message.payload["signup"] for message in chunk if "signup" in message.payload}
    signups = visible.with_run().in_bulk(keys) if keys else {}
    for message in chunk:
        if signup := signups.get(message.payload.get("signup")):
            yield message, signup


def _shown(message: OutboxMessage, signup: Signup) -> Undelivered:
    text = message.payload.get("text")
    return Undelivered(
        pk=message.pk,
        ref=signup.ref,
        run=signup.run.code,
        unit=signup.run.unit.name,
        where=WHERE[message.destination],
        what=MessageKind(text).label if text else signup.get_status_display(),
        state=message.get_state_display(),
        reason=message.last_error,
        put_in_at=message.created_at,
        is_given_up=message.state == MessageState.DEAD,
    )
