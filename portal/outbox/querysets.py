"""The vocabulary of the outbox: what is due, what waits for another, what is stuck."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.expressions import RawSQL

from portal.outbox import handlers
from portal.outbox.enums import MessageState

if TYPE_CHECKING:
    from portal.outbox.models import OutboxMessage

STALLED_AFTER = timedelta(hours=1)

# Written into the query, not bound to it: SQLite uses a partial index only where it can read the
# condition while planning.
_PENDING = RawSQL("'pending'", ())
_SENDING = RawSQL("'sending'", ())
_DEAD = RawSQL("'dead'", ())


class OutboxMessageQuerySet(models.QuerySet["OutboxMessage"]):
    """Words for messages."""

    def pending(self) -> Self:
        """Not sent yet, for whatever reason."""
        return self.filter(state=_PENDING)

    def sending(self) -> Self:
        """In the hands of a worker."""
        return self.filter(state=_SENDING)

    def done(self) -> Self:
        """Delivered."""
        return self.filter(state=MessageState.DONE)

    def dead(self) -> Self:
        """Given up; a person has to look."""
        return self.filter(state=_DEAD)

    def not_done(self) -> Self:
        """Everything that somebody still waits for."""
        return self.exclude(state=MessageState.DONE)

    def under_way(self) -> Self:
        """Waiting, or in the hands of a worker; not given up."""
        return self.exclude(state__in=[MessageState.DONE, MessageState.DEAD])

    def to(self, destination: str) -> Self:
        """Those for one destination."""
        return self.filter(destination=destination)

    def about(self, aggregates: Iterable[str]) -> Self:
        """Those about certain things."""
        return self.filter(aggregate__in=list(aggregates))

    def of_version(self, version: int) -> Self:
        """Those that tell of one version."""
        return self.filter(version=version)

    def put_in_since(self, moment: datetime) -> Self:
        """Those that were put in from a moment on."""
        return self.filter(created_at__gte=moment)

    def troubled(self, at: datetime, after: timedelta) -> Self:
        """Given up, or not delivered though put in so long ago; the oldest first."""
        late = Q(state__in=[MessageState.PENDING, MessageState.SENDING], created_at__lt=at - after)
        return self.filter(Q(state=MessageState.DEAD) | late).order_by("created_at", "pk")

    def among(self, pks: Iterable[int]) -> Self:
        """Some of them, by their keys."""
        return self.filter(pk__in=list(pks))

    def among_destinations(self, destinations: Iterable[str]) -> Self:
        """Those for one of the destinations."""
        return self.filter(destination__in=list(destinations))

    def of_kinds(self, kinds: Iterable[str]) -> Self:
        """Those of one of the kinds."""
        return self.filter(kind__in=list(kinds))

    def oldest_pending(self) -> "OutboxMessage | None":
        """Whoever waits longest."""
        return self.pending().order_by("created_at", "pk").first()

    def with_nothing_in_the_way(self) -> Self:
        """No older version of the same thing is still on its way to the same destination."""
        older = self.model._default_manager.filter(
            ~Q(state=MessageState.DONE),
            aggregate=OuterRef("aggregate"),
            destination=OuterRef("destination"),
            version__lt=OuterRef("version"),
        )
        if independent := handlers.independent_destinations():
            older = older.exclude(state=MessageState.DEAD, destination__in=independent)
        return self.filter(~Exists(older))

    def due(self, at: datetime, *, closed: Iterable[str] = ()) -> Self:
        """What a worker may take now, oldest first; `closed` destinations are left in peace."""
        queryset = self.pending().filter(not_before__lte=at).with_nothing_in_the_way()
        if closed := tuple(closed):
            queryset = queryset.exclude(destination__in=closed)
        return queryset.order_by("not_before", "pk")

    def with_lease_past(self, at: datetime) -> Self:
        """Taken by a worker that has not come back in time."""
        return self.sending().filter(lease_until__lt=at)

    def stalled(self, at: datetime) -> Self:
        """Should have gone out an hour ago, and nothing stood in the way."""
        return self.pending().filter(not_before__lt=at - STALLED_AFTER).with_nothing_in_the_way()

    def done_since(self, at: datetime) -> Self:
        """Delivered from a moment on."""
        return self.done().filter(done_at__gte=at)

    def done_before(self, at: datetime) -> Self:
        """Delivered, and last tried, so long ago that nobody asks any more."""
        return self.done().filter(done_at__lt=at).exclude(attempt_log__at__gte=at)
