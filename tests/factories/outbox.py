"""Messages in every state, by name."""

import uuid
from datetime import UTC, datetime, timedelta

import factory

from portal.outbox.enums import MessageState
from portal.outbox.models import OutboxMessage

NOON = datetime(2026, 11, 20, 5, 0, tzinfo=UTC)


class OutboxMessageFactory(factory.django.DjangoModelFactory):
    """A message that is due at noon (Bangkok) of 20 November 2026."""

    class Meta:
        model = OutboxMessage

    class Params:
        """States by name: `sending=True`, `done=True`, `dead=True`."""

        sending = factory.Trait(
            state=MessageState.SENDING,
            attempts=1,
            lease_token=factory.LazyFunction(uuid.uuid4),
            lease_until=NOON + timedelta(seconds=120),
        )
        done = factory.Trait(state=MessageState.DONE, attempts=1, done_at=NOON)
        dead = factory.Trait(state=MessageState.DEAD, attempts=11, last_error="HTTP 410")

    aggregate = factory.Sequence(lambda n: f"thing:{n}")
    version = 1
    destination = "registry"
    kind = "thing.changed"
    payload = factory.LazyFunction(lambda: {"thing_id": 7})
    not_before = NOON
    created_at = NOON
