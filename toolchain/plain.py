"""How the toolchain speaks: a line for each step, a plain line for a failure, no traceback."""

from __future__ import annotations

import errno
import signal
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

from portal.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType


def say(line: str = "") -> None:
    """Print one line at once, also into a pipe."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


@contextmanager
def step(title: str) -> Iterator[None]:
    """Show a step by name while it runs and its seconds when it is done."""
    sys.stdout.write(f"  {title} … ")
    sys.stdout.flush()
    start = time.monotonic()
    try:
        yield
    except BaseException:
        say("failed")
        raise
    say(f"{time.monotonic() - start:.1f} s")


def explain(error: OSError) -> str:
    """Return what to do about a refusal of the operating system."""
    where = error.filename or "this folder"
    if error.errno == errno.ENOSPC:
        return "The disk is full: make room (about 2 GB for everything) and run make again."
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return f"{where} may not be written: give your user the right, or clone elsewhere."
    return f"{error.strerror or error} ({where}): mend this and run make again."


def stop(_signal: int, _frame: FrameType | None) -> NoReturn:
    """Turn a request to end into the same path as Ctrl-C, so that every service is ended."""
    raise KeyboardInterrupt


def answer(work: Callable[[], int]) -> int:
    """Run `work`; return its exit code, or 1 after one plain line."""
    for name in ("SIGTERM", "SIGHUP"):
        signal.signal(getattr(signal, name), stop)
    try:
        return work()
    except Problem as problem:
        sys.stderr.write(f"\n{problem}\n")
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped. Run make again to go on from here.\n")
        return 130
    except BrokenPipeError:
        pass
    except OSError as error:
        sys.stderr.write(f"\n{explain(error)}\n")
    return 1
