"""Wagtail's own tasks: run by our worker, swept and pruned."""

import importlib
from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from portal.outbox import background_tasks

# The library's loop closes connections between tasks, so no transaction of the test may be open.
pytestmark = pytest.mark.django_db(transaction=True)

calls = []


@task()
def note(number):
    """Remember a number."""
    calls.append(number)


@task()
def fail():
    """Never works."""
    raise ValueError("broken")


@pytest.fixture(autouse=True)
def _database_backend(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    calls.clear()


def test_waiting_tasks_are_run():
    """Every waiting task is run once, a failing one does not stop the others."""
    note.enqueue(1)
    fail.enqueue()
    note.enqueue(2)
    assert background_tasks.run_all() == 3
    assert sorted(calls) == [1, 2]
    assert background_tasks.run_one() is False
    assert DBTaskResult.objects.failed().count() == 1


def test_looking_for_tasks_costs_one_read(django_assert_num_queries):
    """An idle worker does not take the write lock."""
    with django_assert_num_queries(1):
        assert background_tasks.run_one() is False


def test_task_left_running_is_marked_failed_after_a_quarter_of_an_hour():
    """Its process died: nobody waits for it any longer, and it is not run a second time."""
    now = timezone.now()
    result = note.enqueue(1)
    rows = DBTaskResult.objects.filter(pk=result.id)
    rows.update(status="RUNNING", started_at=now - timedelta(minutes=14))
    assert background_tasks.sweep(now) == 0
    assert background_tasks.sweep(now + timedelta(minutes=2)) == 1
    assert rows.get().status == "FAILED"
    assert background_tasks.run_one() is False


def test_finished_tasks_are_pruned_after_a_week():
    """Six days stay, eight days go; waiting ones stay."""
    now = timezone.now()
    for days in (6, 8):
        result = note.enqueue(days)
        DBTaskResult.objects.filter(pk=result.id).update(
            status="SUCCESSFUL", finished_at=now - timedelta(days=days)
        )
    note.enqueue(0)
    assert background_tasks.prune(now) == 1
    assert DBTaskResult.objects.count() == 2


def test_library_still_has_the_worker_we_borrow():
    """The loop is the library's own; this fails when an upgrade moves it."""
    module = importlib.import_module("django_tasks_db.management.commands.db_worker")
    assert callable(module.Worker.run)
