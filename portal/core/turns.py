"""When a page changes by itself: the first of several moments, as far as there are any."""

from collections.abc import Iterable
from datetime import datetime


def first_turn(turns: Iterable[datetime | None]) -> datetime | None:
    """Return the earliest of some moments; None where nothing will change.

    >>> first_turn([None, None]) is None
    True
    """
    return min((turn for turn in turns if turn is not None), default=None)
