"""When to try again: a ladder with full jitter, so that many failures do not come back together."""

from datetime import timedelta
from random import Random

LADDER = (
    timedelta(seconds=5),
    timedelta(seconds=30),
    timedelta(minutes=2),
    timedelta(minutes=10),
    timedelta(minutes=30),
    timedelta(hours=1),
    timedelta(hours=4),
    timedelta(hours=12),
    timedelta(hours=24),
    timedelta(hours=24),
)
LONGEST_WAIT = timedelta(hours=24)


def is_exhausted(attempts: int) -> bool:
    """After the first try and one for each step, about three days, the message is given up."""
    return attempts > len(LADDER)


def wait_after(attempts: int, rng: Random, retry_after: timedelta | None = None) -> timedelta:
    """How long to wait after the given number of tries: anywhere up to the step of the ladder.

    What the destination asked for is honoured, up to a day.
    """
    step = LADDER[min(max(attempts, 1), len(LADDER)) - 1]
    wait = step * rng.random()
    if retry_after is not None:
        wait = max(wait, min(retry_after, LONGEST_WAIT))
    return wait
