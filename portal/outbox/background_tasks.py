"""Wagtail's own jobs (django-tasks-db), never retried: only for what can be rebuilt."""

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django_tasks_db.compat import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker as TaskWorker
from django_tasks_db.models import DBTaskResult

from portal.outbox.writer_queue import writer_queue

log = logging.getLogger(__name__)

STUCK_AFTER = timedelta(minutes=15)
KEEP_FINISHED = timedelta(days=7)


def run_one() -> bool:
    """Run the next waiting task, if there is one."""
    # Looking costs a read; the library's own loop takes SQLite's write lock even to look.
    if not DBTaskResult.objects.ready().exists():
        return False
    worker = TaskWorker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=1,
        worker_id=f"portal-{timezone.now():%Y%m%d%H%M%S%f}",
        excluded_queue_names=[],
    )
    worker.run()
    return True


def run_all() -> int:
    """Run tasks until none waits; how many."""
    count = 0
    while run_one():
        count += 1
    return count


def sweep(at: datetime) -> int:
    """Tasks running for a quarter of an hour belonged to a process that died: failed."""
    with writer_queue(), transaction.atomic(durable=True):
        stuck = DBTaskResult.objects.running().filter(started_at__lt=at - STUCK_AFTER)
        count = stuck.update(
            status=TaskResultStatus.FAILED,
            finished_at=at,
            exception_class_path="builtins.TimeoutError",
            traceback="The process that ran this task ended before it did.",
        )
    if count:
        log.warning("tasks swept", extra={"count": count})
    return count


def prune(at: datetime) -> int:
    """Delete finished tasks that nobody asks about any more."""
    with writer_queue(), transaction.atomic(durable=True):
        return (
            DBTaskResult.objects.finished().filter(finished_at__lt=at - KEEP_FINISHED).delete()[0]
        )
