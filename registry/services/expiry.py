"""Seats that nobody answered for in time go to the next in line."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models.functions import Now

from registry.models import Signup
from registry.services.transitions import expire

BATCH = 200


@dataclass(frozen=True)
class Expired:
    """What one pass took back."""

    offers: int = 0
    guardians: int = 0


def expire_offers(_at: datetime | None = None) -> Expired:
    """Take back what is overdue by the clock of the database; safe to run twice at once."""
    offers = list(Signup.objects.with_offer_past(Now()).order_by("offer_expires_at")[:BATCH])
    kept = Signup.objects.with_guardian_overdue(Now()).order_by("guardian_due_at")
    guardians = list(kept.exclude(pk__in=[one.pk for one in offers])[:BATCH])
    return Expired(sum(map(expire, offers)), sum(map(expire, guardians)))


def expire_all() -> Expired:
    """Take back everything that is overdue, however much it is."""
    offers = guardians = 0
    while (once := expire_offers()).offers or once.guardians:
        offers, guardians = offers + once.offers, guardians + once.guardians
    return Expired(offers, guardians)
