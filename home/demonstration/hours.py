"""Opening hours of the demonstration, by a word for each usual week."""

from datetime import time
from typing import Any

from portal.core.times import OpeningHours, Span

_OPENS, _CLOSES, _LATE, _NOON = time(8, 30), time(16, 30), time(20), time(12)


def hours_of(kind: str) -> dict[str, Any]:
    """Return the hours of an "office", with late days ("evening") or with Saturdays ("weekend")."""
    late = {0, 2, 4} if kind == "evening" else set()
    week = {day: (Span(_OPENS, _LATE if day in late else _CLOSES),) for day in range(5)}
    if kind == "weekend":
        week[5] = (Span(_OPENS, _NOON),)
    return OpeningHours(week).as_data()
