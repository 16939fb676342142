"""What the doctor says about the outbox."""

from datetime import timedelta

import pytest
from django.utils import timezone, translation

from portal.outbox import doctor_lines
from portal.outbox.models import PeriodicRun
from tests.factories.outbox import OutboxMessageFactory

pytestmark = pytest.mark.django_db


def _texts():
    with translation.override("en"):
        return [line.text for line in doctor_lines._lines()]


@pytest.mark.parametrize(("minutes", "at_work"), [(None, False), (6, False), (1, True)])
def test_worker_is_known_by_its_sweeps(minutes, at_work):
    """A worker sweeps every half minute; five minutes of silence mean that none is there."""
    if minutes is not None:
        now = timezone.now()
        PeriodicRun.objects.create(
            name="sweep-outbox", next_at=now, started_at=now - timedelta(minutes=minutes)
        )
    assert ("The worker is at work." in _texts()) is at_work


def test_dead_stalled_and_failing_are_counted():
    """Everything a person should look at has its number."""
    OutboxMessageFactory(dead=True)
    OutboxMessageFactory.create_batch(2, not_before=timezone.now() - timedelta(hours=2))
    PeriodicRun.objects.create(name="job", next_at=timezone.now(), last_error="broken")
    texts = _texts()
    assert "1 message was given up." in texts
    assert "2 messages have been waiting for more than an hour." in texts
    assert "Recurring jobs that failed last time: job" in texts
    assert "No message lies undelivered." not in texts


def test_empty_outbox_is_well():
    """Nothing lies."""
    assert "No message lies undelivered." in _texts()
