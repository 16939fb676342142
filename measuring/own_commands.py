"""Our own programs as children of a measurement, each with the environment of one portal."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from measuring.report import ROOT

Env = dict[str, str]


def run(env: Env, module: str, *words: str) -> str:
    """Run a module to its end and return what it printed; a failure shows all of it."""
    done = subprocess.run(  # noqa: S603 - our own commands
        [sys.executable, "-m", module, *words],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{module} {' '.join(words)} failed:\n{done.stdout}\n{done.stderr}")
    return done.stdout


def timed(env: Env, module: str, *words: str) -> float:
    """Run a module and return its seconds."""
    started = time.perf_counter()
    run(env, module, *words)
    return time.perf_counter() - started


def said(env: Env, module: str, *words: str) -> dict[str, Any]:
    """Return what one of our own modules prints as its last line."""
    found: dict[str, Any] = json.loads(run(env, module, *words).strip().splitlines()[-1])
    return found


@contextmanager
def working(env: Env) -> Iterator[None]:
    """Deliver, as the worker of `portal run` does; made-up entries have no pages to agree with."""
    worker = subprocess.Popen(
        [sys.executable, "-m", "django", "outbox_worker", "--messages-only"],
        cwd=ROOT,
        env=env,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield
    finally:
        worker.terminate()
        worker.wait(60)


class Searching:
    """Visitors who search until they are asked what came of it."""

    def __init__(self, env: Env, threads: int) -> None:
        """Begin, and return when the first of them searches."""
        self._process = subprocess.Popen(  # noqa: S603 - our own command
            [sys.executable, "-m", "measuring.searching_on", str(threads)],
            cwd=ROOT,
            env=env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self._process.stdout is not None  # noqa: S101 - a pipe was asked for
        self._process.stdout.readline()

    def result(self) -> dict[str, Any]:
        """End them; return their counts."""
        out, _err = self._process.communicate(timeout=120)
        found: dict[str, Any] = json.loads(out.strip().splitlines()[-1])
        return found

    def kill(self) -> None:
        """Leave nobody behind when something else went wrong."""
        self._process.kill()
        self._process.wait()
