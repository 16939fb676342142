"""Child processes that are started again when they die, and never outlive their parent."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress

PR_SET_PDEATHSIG = 1
FIRST_PAUSE = 1.0
LONGEST_PAUSE = 30.0
CALM = 60.0


def ends_with_us(end: int = signal.SIGTERM) -> Callable[[], None] | None:
    """Return what a child does first so that it ends when its parent is killed.

    Only Linux can promise that; elsewhere the parent's own clean-up does it, unless it is killed.
    """
    if not sys.platform.startswith("linux"):
        return None
    libc = ctypes.CDLL(None, use_errno=True)
    parent = os.getpid()

    def watch_parent() -> None:
        libc.prctl(PR_SET_PDEATHSIG, end)
        if os.getppid() != parent:  # the parent was gone before we asked
            os._exit(1)

    return watch_parent


def end_with_parent() -> None:
    """Make this very process end when its parent is killed (Linux)."""
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


class Child:
    """One command kept running in a process group of its own."""

    def __init__(self, name: str, command: Sequence[str], env: Mapping[str, str]) -> None:
        """Name the child as people know it."""
        self.name = name
        self.command = list(command)
        self.env = dict(env)
        self.process: subprocess.Popen[bytes] | None = None
        self.started = 0.0
        self.pause = FIRST_PAUSE
        self.wake = 0.0

    def start(self) -> None:
        """Start the command in a group of its own: Ctrl-C reaches only us, we end it in order."""
        self.started = time.monotonic()
        self.process = subprocess.Popen(  # noqa: S603 - our own commands only
            self.command,
            stdin=subprocess.DEVNULL,
            env=self.env,
            start_new_session=True,
            preexec_fn=ends_with_us(),  # noqa: PLW1509 - we have no threads
        )

    def exit_code(self) -> int | None:
        """Return the exit code of a child that has died, None while it runs."""
        return self.process.poll() if self.process else None

    def keep(self) -> str:
        """Start a dead child again, later and later; return a line when it has just died."""
        now = time.monotonic()
        if self.process is None:
            if now >= self.wake:
                self.start()
            return ""
        code = self.exit_code()
        if code is None:
            return ""
        if now - self.started > CALM:
            self.pause = FIRST_PAUSE
        line = f"The {self.name} ended (code {code}); starting it again in {self.pause:.0f} s."
        self.wake, self.pause = now + self.pause, min(self.pause * 2, LONGEST_PAUSE)
        self.kill()  # what is left of its group
        self.process = None
        return line

    def ask_to_end(self) -> None:
        """Ask the child to finish what it is doing and end."""
        if self.process and self.process.poll() is None:
            self.process.terminate()

    def end(self, patience: float) -> None:
        """Wait for the child to end; then end what is left of its group."""
        if self.process:
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(max(patience, 0.1))
            self.kill()
            self.process.wait()

    def kill(self) -> None:
        """End the whole group at once."""
        if self.process:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, signal.SIGKILL)
