"""Jobs that recur: rooms register them, whichever worker comes first runs them."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.exceptions import ImproperlyConfigured
from django.db import transaction

from portal.core.scrubbing import scrub
from portal.outbox.models import ERROR_LENGTH, PeriodicRun
from portal.outbox.writer_queue import writer_queue

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Job:
    """Something idempotent that runs again and again; it gets the time it runs for."""

    name: str
    every: timedelta
    run: Callable[[datetime], object]


_jobs: dict[str, Job] = {}


def register(name: str, every: timedelta, run: Callable[[datetime], object]) -> None:
    """Called in `AppConfig.ready`. A job may run twice at once if one run outlasts its interval."""
    known = _jobs.get(name)
    if known is not None and known.run is not run:
        raise ImproperlyConfigured(f"Two periodic jobs are called “{name}”.")
    _jobs[name] = Job(name, every, run)


def unregister(name: str) -> None:
    """Take a job away again (tests)."""
    _jobs.pop(name, None)


def registered() -> tuple[Job, ...]:
    """All jobs, by name."""
    return tuple(_jobs[name] for name in sorted(_jobs))


def run_due(at: datetime) -> list[str]:
    """Run the jobs whose time has come, each taken by one conditional UPDATE; their names."""
    times = dict(PeriodicRun.objects.values_list("name", "next_at"))
    done = []
    for job in registered():
        if (next_at := times.get(job.name)) is not None and next_at > at:
            continue
        if _take(job, at, is_new=next_at is None):
            _run(job, at)
            done.append(job.name)
    return done


def _take(job: Job, at: datetime, *, is_new: bool) -> bool:
    with writer_queue(), transaction.atomic(durable=True):
        if is_new:
            PeriodicRun.objects.bulk_create(
                [PeriodicRun(name=job.name, next_at=at)], ignore_conflicts=True
            )
        mine = PeriodicRun.objects.filter(name=job.name, next_at__lte=at)
        return bool(mine.update(next_at=at + job.every, started_at=at))


def _run(job: Job, at: datetime) -> None:
    started, error = time.perf_counter(), ""
    try:
        job.run(at)
    except Exception as failure:
        log.exception("periodic job failed", extra={"job": job.name})
        error = scrub(f"{type(failure).__name__}: {failure}")[:ERROR_LENGTH]
    ms = timedelta(seconds=time.perf_counter() - started)
    with writer_queue(), transaction.atomic(durable=True):
        PeriodicRun.objects.filter(name=job.name).update(finished_at=at + ms, last_error=error)
