"""Each change of a sign-up, written down and sent to whoever must hear of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings

from portal.outbox.services import NewMessage, enqueue_many
from registry.enums import Actor, MessageKind
from registry.models import Signup, SignupChange
from registry.querysets import REGISTRY

MESSAGES = "messages"
GUARDIAN_MESSAGES = "guardian-messages"
SIGNUP_EVENT = "signup-event"
SIGNUP_MESSAGE = "signup-message"


@dataclass(frozen=True)
class Change:
    """What happened to a sign-up whose row, with its new version, is written already."""

    signup: Signup
    what: str
    actor: Actor
    officer: Any = None
    #: What the applicant is told, if anything.
    message: MessageKind | None = None
    #: What the guardian is told, if anything.
    guardian_message: MessageKind | None = None


def aggregate(signup: Signup) -> str:
    """Return the name under which the outbox keeps the order of a sign-up's changes."""
    return f"signup:{signup.uid}"


def record(changes: Sequence[Change], at: datetime) -> None:
    """Write the versions down and put what must go out into the outbox, in this transaction."""
    SignupChange.objects.bulk_create(
        SignupChange(
            signup=one.signup,
            version=one.signup.version,
            at=at,
            what=one.what,
            status=one.signup.status,
            actor=one.actor,
            officer_id=getattr(one.officer, "pk", None),
            is_demonstration=one.signup.is_demonstration,
        )
        for one in changes
    )
    enqueue_many(message for one in changes for message in _messages(one))


def registry_event(signup: Signup, what: str) -> NewMessage:
    """Return the message that tells the outside registry what a version is."""
    return NewMessage(
        aggregate(signup),
        signup.version,
        REGISTRY,
        SIGNUP_EVENT,
        {"signup": signup.pk, "what": what, "status": str(signup.status)},
    )


def _messages(change: Change) -> Iterator[NewMessage]:
    signup = change.signup
    if signup.is_demonstration:  # made-up people are told nothing, and nobody hears of them
        return
    if settings.PORTAL_REGISTRY_URL:
        yield registry_event(signup, change.what)
    to = ((MESSAGES, change.message), (GUARDIAN_MESSAGES, change.guardian_message))
    for destination, text in to:
        if text is not None:
            yield NewMessage(
                aggregate(signup),
                signup.version,
                destination,
                SIGNUP_MESSAGE,
                {"signup": signup.pk, "text": str(text)},
            )
