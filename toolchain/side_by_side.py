"""Jobs beside each other: each a row of commands, whose words are shown when they have ended."""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from portal.children import ends_with_us
from toolchain.places import ROOT
from toolchain.plain import say

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping, Sequence

GLANCE = 0.1
#: Seconds between two lines that tell what is going on.
QUIET = 60

Result = TypeVar("Result")


@dataclass(frozen=True)
class Command:
    """What to start, and how long it may take."""

    title: str
    words: Sequence[Any]
    env: Mapping[str, str]
    longest: float


@dataclass(frozen=True)
class Ended:
    """How a command ended and what it said."""

    code: int
    said: str
    seconds: float


class Running:
    """A command that runs in a process group of its own."""

    def __init__(self, command: Command) -> None:
        """Start it."""
        self.command = command
        self.started = time.monotonic()
        self.words = tempfile.TemporaryFile()  # noqa: SIM115 - closed by `end`
        self.process = subprocess.Popen(
            [str(word) for word in command.words],
            stdin=subprocess.DEVNULL,
            stdout=self.words,
            stderr=subprocess.STDOUT,
            cwd=ROOT,
            env=dict(command.env),
            start_new_session=True,
            preexec_fn=ends_with_us(),  # noqa: PLW1509 - we have no threads
        )

    @property
    def seconds(self) -> float:
        """Return for how long it has run."""
        return time.monotonic() - self.started

    def ended(self) -> Ended | None:
        """Return how it ended; None while it runs. What hangs is ended."""
        code = self.process.poll()
        if code is None and self.seconds < self.command.longest:
            return None
        note = ""
        if code is None:
            note = f"Ended after {self.seconds / 60:.0f} minutes: something hangs.\n"
        self.end()
        return Ended(1 if code is None else code, self.said() + note, self.seconds)

    def said(self) -> str:
        """Return all that it has said."""
        self.words.seek(0)
        return self.words.read().decode(errors="replace")

    def end(self) -> None:
        """End what is left of its group."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def side_by_side(jobs: Sequence[Generator[Command, Ended, Result]], places: int) -> list[Result]:
    """Do the jobs in their order, so many at a time; return what each came to, in that order.

    A job yields its commands, is sent how each of them ended, and returns what it came to.
    """
    waiting = list(enumerate(jobs))
    running: dict[int, tuple[Generator[Command, Ended, Result], Running]] = {}
    results: dict[int, Result] = {}

    def go_on(number: int, job: Generator[Command, Ended, Result], ended: Ended | None) -> None:
        try:
            command = job.send(ended) if ended else next(job)
        except StopIteration as end:
            results[number] = end.value
        else:
            running[number] = (job, Running(command))

    told = time.monotonic()
    try:
        while waiting or running:
            while waiting and len(running) < places:
                go_on(*waiting.pop(0), None)
            for number, (job, process) in list(running.items()):
                ended = process.ended()
                if ended:
                    del running[number]
                    go_on(number, job, ended)
            if time.monotonic() - told > QUIET:
                told = time.monotonic()
                names = (
                    f"{one.command.title} ({one.seconds:.0f} s)" for _job, one in running.values()
                )
                say(f"  … {', '.join(names)}")
            time.sleep(GLANCE)
    finally:
        for _job, process in running.values():
            process.end()
    return [results[number] for number in range(len(jobs))]
