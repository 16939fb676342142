"""`make run`: checks what can be checked at once, then hands over to the portal itself."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from portal.ports import check_free, wanted_port
from portal.problem import Problem
from toolchain.environments import RUN, environment
from toolchain.places import ROOT, VAR, writable
from toolchain.plain import say


def settings_here() -> dict[str, str]:
    """Return the environment of the portal: the one we were started with, in UTF-8, unbuffered."""
    return {**os.environ, "PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1", "PYTHONDONTWRITEBYTECODE": ""}


def run() -> int:
    """Start the portal on this machine; does not return while it runs."""
    port = wanted_port()
    check_free(port)
    writable(VAR)
    say("Community vocational portal")
    return hand_over(environment(RUN), "portal", "run", "--prepare")


def portal(words: Sequence[str]) -> int:
    """Run one of the portal's own commands in the environment of `make run`."""
    return hand_over(environment(RUN), "portal", *words)


def manage(words: Sequence[str]) -> int:
    """Run one of Django's commands in the environment of `make run`."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.dev")
    return hand_over(environment(RUN), "django", *words)


def hand_over(python: Path, module: str, *words: str) -> int:
    """Become `python -m MODULE …`, so that Ctrl-C reaches it directly."""
    os.chdir(ROOT)
    sys.stdout.flush()
    try:
        os.execve(  # noqa: S606 - our own command
            python, [str(python), "-m", module, *words], settings_here()
        )
    except OSError as error:
        message = f"Cannot start {python}: delete its folder and run make again."
        raise Problem(message) from error
