"""Named points at which a process dies as by kill -9: set from outside, by a file.

Only the applications of `measuring/` put traps around the portal's functions; what is shipped has
no switch for them. The file names one point; whoever passes there and takes the file away dies.
"""

import functools
import os
import random
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

#: One in so many who pass dies, so that it is not always the first one of a crowd.
ONE_IN = 4


def folder() -> Path:
    """Where the file lies."""
    return Path(os.environ["PORTAL_DATA_DIR"])


def step_on(point: str) -> None:
    """Die here, if this is the point."""
    path = folder() / f"trap-{point}"
    if not path.exists() or random.randrange(ONE_IN):  # noqa: S311 - no secret
        return
    try:
        path.unlink()
    except FileNotFoundError:
        return
    os.kill(os.getpid(), signal.SIGKILL)


def before(point: str, module: Any, name: str) -> None:
    """Lay a trap before a function of a module or a class."""
    _wrap(module, name, lambda act: _trapped(act, before=point))


def after(point: str, module: Any, name: str) -> None:
    """Lay a trap behind it: what it did is done, and nobody hears of it."""
    _wrap(module, name, lambda act: _trapped(act, after=point))


def _wrap(module: Any, name: str, make: Callable[[Any], Any]) -> None:
    setattr(module, name, make(getattr(module, name)))


def _trapped(act: Any, *, before: str = "", after: str = "") -> Any:
    @functools.wraps(act)
    def trapped(*args: Any, **kwargs: Any) -> Any:
        if before:
            step_on(before)
        result = act(*args, **kwargs)
        if after:
            step_on(after)
        return result

    return trapped
