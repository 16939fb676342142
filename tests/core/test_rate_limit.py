"""The token bucket."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError, connection, connections

from portal.core import rate_limit
from portal.core.rate_limit import Rate, take
from portal.core.rate_limit_model import RateLimit

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 20, 5, 0, tzinfo=UTC)
FIVE = Rate(burst=5, per=timedelta(minutes=15))


def _tries(seconds, who="address", purpose="form", rate=FIVE):
    return [take(purpose, who, rate, at=NOON + timedelta(seconds=s)).allowed for s in seconds]


def test_burst_is_allowed_and_then_refused():
    """Five at once, the sixth has to wait."""
    assert _tries([0] * 7) == [True] * 5 + [False] * 2


def test_one_token_comes_back_every_three_minutes():
    """Five in fifteen minutes on the long run."""
    assert _tries([0] * 6) == [True] * 5 + [False]
    assert _tries([179, 180, 181, 359, 360, 361]) == [False, True, False, False, True, False]


def test_full_bucket_holds_no_more_than_the_burst():
    """A day without a try does not save up a day's tokens."""
    _tries([0])
    assert _tries([86_400] * 6) == [True] * 5 + [False]


def test_refusal_says_when_to_come_back():
    """The wait named is enough, a second less is not."""
    _tries([0] * 5)
    verdict = take("form", "address", FIVE, at=NOON)
    assert (verdict.allowed, verdict.retry_after) == (False, 180)
    assert _tries([verdict.retry_after - 1, verdict.retry_after]) == [False, True]


def test_refused_tries_do_not_prolong_the_wait():
    """Whoever presses again and again waits no longer than whoever waits."""
    _tries([0] * 5)
    _tries(range(1, 180))
    assert _tries([180]) == [True]


def test_buckets_are_apart():
    """Another address and another form have a bucket of their own."""
    _tries([0] * 6)
    assert _tries([0], who="another") == [True]
    assert _tries([0], purpose="another") == [True]


def test_addresses_are_not_stored():
    """The table holds keyed hashes: it says nothing about who was here."""
    _tries([0], who="203.0.113.9")
    row = RateLimit.objects.get()
    assert len(row.key) == 64
    assert "203" not in str(vars(row))[:40]


def test_try_costs_one_query(django_assert_num_queries):
    """A known key costs one UPDATE."""
    _tries([0])
    with django_assert_num_queries(1):
        _tries([1])


def test_broken_database_closes_nothing(monkeypatch):
    """A limiter that cannot count lets people through."""

    def fail(*args):
        raise DatabaseError

    monkeypatch.setattr(rate_limit, "_take", fail)
    assert _tries([0] * 9) == [True] * 9


def test_prune_forgets_full_buckets_only():
    """A bucket that is full again says nothing."""
    _tries([0] * 5)
    _tries([0], who="another")
    assert rate_limit.prune(NOON + timedelta(minutes=4)) == 1
    assert RateLimit.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_tries_at_once_take_no_more_than_the_burst():
    """Ten threads, five tokens (PostgreSQL; SQLite in memory has one connection to share)."""
    if connection.vendor == "sqlite":
        assert _tries([0] * 10).count(True) == 5
        return
    barrier, verdicts = threading.Barrier(10), []

    def work():
        barrier.wait(timeout=30)
        verdicts.append(take("form", "address", FIVE, at=NOON).allowed)
        connections.close_all()

    threads = [threading.Thread(target=work) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert len(verdicts) == 10
    assert verdicts.count(True) == 5
