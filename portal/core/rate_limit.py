"""A token bucket in the database: the same for all processes, one UPDATE a try.

The bucket is kept as one number, the time at which it will be full again. A try is allowed while
that lies at most `burst` tokens ahead, and moves it one token further; this is the same as counting
tokens and has no read before the write.
"""

import logging
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import DatabaseError, connection
from django.db.models import F, FloatField, Value
from django.db.models.functions import Greatest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from portal.core.rate_limit_model import RateLimit

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Rate:
    """At most `burst` at once, and on the long run `burst` in `per`."""

    burst: int
    per: timedelta

    @property
    def token_seconds(self) -> float:
        """How long it takes for one token to come back."""
        return self.per.total_seconds() / self.burst


@dataclass(frozen=True)
class Verdict:
    """Whether a try is allowed, and if not, in how many seconds the next one is."""

    allowed: bool
    retry_after: int = 0


def take(purpose: str, who: str, rate: Rate, *, at: datetime | None = None) -> Verdict:
    """Take one token of `who` (an address, a reference) for `purpose` (a form).

    When the database cannot answer, the try is allowed: a limiter must not close the portal.
    """
    now = (at or timezone.now()).timestamp()
    key = _key(purpose, who)
    try:
        if _take(key, rate, now) or _begin(key, rate, now):
            return Verdict(allowed=True)
        full_at = RateLimit.objects.values_list("full_at", flat=True).filter(key=key).first() or now
    except DatabaseError as error:
        log.warning("rate limiter unavailable", extra={"error": type(error).__name__})
        return Verdict(allowed=True)
    wait = full_at - (rate.burst - 1) * rate.token_seconds - now
    return Verdict(allowed=False, retry_after=max(1, math.ceil(wait)))


def take_each(
    tries: Sequence[tuple[str, str, Rate]], *, at: datetime | None = None
) -> Verdict:
    """Take one token each of several buckets, given as (purpose, who, rate), in one statement.

    Refused when any of them is empty; the others lose their token all the same.
    """
    now = (at or timezone.now()).timestamp()
    # In the order of their keys, so that two requests never wait for each other's rows.
    buckets = dict(sorted((_key(purpose, who), rate) for purpose, who, rate in tries))
    try:
        taken = _take_each(buckets, now)
        empty = [key for key in buckets if key not in taken]
        if not empty:
            return Verdict(allowed=True)
        waits = [
            full_at - (buckets[key].burst - 1) * buckets[key].token_seconds - now
            for key, full_at in RateLimit.objects.filter(key__in=empty).values_list(
                "key", "full_at"
            )
        ]
    except DatabaseError as error:
        log.warning("rate limiter unavailable", extra={"error": type(error).__name__})
        return Verdict(allowed=True)
    return Verdict(allowed=False, retry_after=max(1, math.ceil(max(waits, default=1))))


def prune(at: datetime) -> int:
    """Forget buckets that are full again."""
    return RateLimit.objects.filter(full_at__lt=at.timestamp()).delete()[0]


def _key(purpose: str, who: str) -> str:
    return salted_hmac("portal.core.rate_limit", f"{purpose}\n{who}", algorithm="sha256").hexdigest()


def _take_each(buckets: Mapping[str, Rate], now: float) -> set[str]:
    """Return the keys that had a token. Django has no INSERT that updates only where it may."""
    table = connection.ops.quote_name(RateLimit._meta.db_table)
    rooms = [(key, now + (rate.burst - 1) * rate.token_seconds) for key, rate in buckets.items()]
    costs = [(key, rate.token_seconds) for key, rate in buckets.items()]
    rows = [(key, now + cost) for key, cost in costs]
    of_key = " ".join(["WHEN %s THEN %s"] * len(buckets))
    statement = (
        f"INSERT INTO {table} (key, full_at) VALUES {', '.join(['(%s, %s)'] * len(rows))} "  # noqa: S608 - our own names
        f"ON CONFLICT (key) DO UPDATE SET full_at = "
        f"CASE WHEN {table}.full_at > %s THEN {table}.full_at ELSE %s END "
        f"+ CASE {table}.key {of_key} END "
        f"WHERE {table}.full_at <= CASE {table}.key {of_key} END RETURNING key"
    )
    values = [*_flat(rows), now, now, *_flat(costs), *_flat(rooms)]
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return {str(key) for (key,) in cursor.fetchall()}


def _flat(pairs: Sequence[tuple[str, float]]) -> list[str | float]:
    return [value for pair in pairs for value in pair]


def _take(key: str, rate: Rate, now: float) -> bool:
    room = now + (rate.burst - 1) * rate.token_seconds
    begins = Greatest(F("full_at"), Value(now, output_field=FloatField()))
    return bool(
        RateLimit.objects.filter(key=key, full_at__lte=room).update(
            full_at=begins + rate.token_seconds
        )
    )


def _begin(key: str, rate: Rate, now: float) -> bool:
    """The first try of a key; when somebody else was first, it counts as any other."""
    if RateLimit.objects.filter(key=key).exists():
        return False
    RateLimit.objects.bulk_create([RateLimit(key=key, full_at=now)], ignore_conflicts=True)
    return _take(key, rate, now)
