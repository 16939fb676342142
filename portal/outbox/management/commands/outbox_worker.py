"""The worker: outgoing messages, recurring jobs and Wagtail's own tasks in one process."""

import logging
import signal
import threading
from argparse import ArgumentParser
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand
from django.db import InterfaceError, OperationalError, connections

from portal.outbox import background_tasks, periodic
from portal.outbox.worker import Worker

log = logging.getLogger("portal.outbox.worker")


class Command(BaseCommand):
    """Parses, wires and runs; SIGTERM or Ctrl-C lets the current message end."""

    help = "Sends outgoing messages and runs recurring jobs and background tasks."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One round, until empty, or for ever."""
        how_long = parser.add_mutually_exclusive_group()
        how_long.add_argument("--once", action="store_true", help="one round, then end")
        how_long.add_argument("--drain", action="store_true", help="until nothing is due, then end")
        parser.add_argument(
            "--messages-only", action="store_true", help="leave what recurs to another worker"
        )
        parser.add_argument(
            "--poll", type=float, default=1.0, help="seconds between looks (default 1)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Run as long as asked for."""
        stop = threading.Event()
        recurring = _nothing if options["messages_only"] else self._recurring
        worker = Worker(wait=stop.wait, stopping=stop.is_set, before_round=recurring)
        if options["once"] or options["drain"]:
            taken = worker.run_once() if options["once"] else worker.drain()
            tasks = (
                int(background_tasks.run_one()) if options["once"] else background_tasks.run_all()
            )
            self.stdout.write(f"{taken} messages, {tasks} tasks")
            return
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_ignored: stop.set())
        # A thread of its own: making pictures takes seconds, a message should not wait for it.
        tasks_thread = threading.Thread(
            target=_run_tasks, args=(stop, options["poll"]), name="tasks", daemon=True
        )
        tasks_thread.start()
        log.info("worker started")
        worker.run(options["poll"])
        tasks_thread.join()
        log.info("worker ended")

    def _recurring(self, at: datetime) -> None:
        periodic.run_due(at)


def _nothing(_at: datetime) -> None:
    """Do nothing before a round."""


def _run_tasks(stop: threading.Event, poll: float) -> None:
    try:
        while not stop.is_set():
            try:
                busy = background_tasks.run_one()
            except (OperationalError, InterfaceError) as error:
                log.warning("database unavailable", extra={"error": type(error).__name__})
                connections.close_all()
                busy = False
            if not busy:
                stop.wait(poll)
    finally:
        connections.close_all()
