"""What sending a form asks for again and again, kept by the process: runs and sub-districts.

Only what was found is kept. A run that was taken back stays known for some seconds, as it does on
kept pages; an abolished sub-district until the process ends, and its row stays for ever.
"""

import time
from functools import lru_cache

from catalogue.models import CourseRun
from catalogue.querysets_runs import CourseRunQuerySet
from portal.places.models import Subdistrict

_SECONDS = 5.0
_MOST_RUNS = 512

_runs: dict[str, tuple[float, tuple[int, bool]]] = {}


class _Unknown(LookupError):
    """Nothing of that code; raised, so that it is not kept."""


def runs_with_code(code: str) -> CourseRunQuerySet:
    """The run with a code, where the public can open it."""
    runs: CourseRunQuerySet = CourseRun.objects.that_can_be_opened().with_code(code)
    return runs


def run_key(code: str) -> tuple[int, bool] | None:
    """Return a run's primary key and whether it is for everybody; at most one query."""
    until, found = _runs.get(code, (0.0, (0, False)))
    now = time.monotonic()
    if now < until:
        return found
    row = runs_with_code(code).values_list("pk", "is_for_all").first()
    if row is None:
        return None
    if len(_runs) >= _MOST_RUNS:
        _runs.clear()
    _runs[code] = (now + _SECONDS, row)
    return row


def subdistrict(code: str) -> Subdistrict | None:
    """Return a sub-district of today; at most one query."""
    try:
        return _subdistrict(code)
    except _Unknown:
        return None


def forget() -> None:
    """Ask the database the next time."""
    _runs.clear()
    _subdistrict.cache_clear()


@lru_cache(maxsize=8192)
def _subdistrict(code: str) -> Subdistrict:
    found: Subdistrict | None = Subdistrict.objects.current().filter(code=code).first()
    if found is None:
        raise _Unknown(code)
    return found
