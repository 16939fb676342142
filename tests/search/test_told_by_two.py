"""Two writers at once: whoever comes last tells what both have written."""

import threading
from functools import partial

import pytest
from django.db import OperationalError, connections
from django.utils import timezone

from search import sync, telling
from search.models import EntryRun
from search.run_data import SeatNumbers
from tests.factories.catalogue import make_course, make_run
from tests.search.test_told import agree

pytestmark = pytest.mark.django_db(transaction=True)

ROUNDS = 6


def at_once(*acts):
    """Do things again and again in threads of their own; return what went wrong."""
    start, wrong = threading.Barrier(len(acts)), []

    def run(act):
        start.wait(10)
        try:
            for number in range(ROUNDS):
                act(number)
        except Exception as error:  # noqa: BLE001 - what it was is judged by the test
            wrong.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return wrong


def sold(run, number):
    """Sell the last seat, or give it back."""
    sync.sync_seats(run.pk, SeatNumbers(20, number % 2, 3, 5, 0))


def test_writers_at_once_leave_texts_that_are_true(tree):
    """Two runs sell, the page is saved, its runs are written and the job tells: all at one moment."""
    course = make_course(tree["d4704"])
    runs = [make_run(course, "open"), make_run(course, "waitlist")]
    wrong = at_once(
        *(partial(sold, run) for run in runs),
        lambda _number: sync.sync_pages([course.pk]),
        lambda _number: sync.sync_runs([course.pk]),
        lambda _number: telling.retell(timezone.now()),
    )
    # SQLite writes one after the other, and says so when that takes too long.
    assert not [one for one in wrong if not isinstance(one, OperationalError)], wrong
    assert not any("deadlock" in str(one) for one in wrong), wrong
    at = timezone.now()
    before = agree(at=at)
    telling.retell(at)
    assert agree(at=at) == before
    assert not EntryRun.objects.filter(is_told=False).exists()
