"""Noting what was looked for and not found: one statement, and never a reason for a page to fail."""

import logging
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import datetime, timedelta
from threading import Lock

from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from portal.core.scrubbing import is_clean
from search.models import MissedQuery
from search.models.wording import LONGEST_QUERY
from search.thai import normalise
from search.thai.plan import Plan

log = logging.getLogger(__name__)

KEEP = timedelta(days=365)
#: So many in a minute are noted by a process; what comes faster is no person.
MOST_A_MINUTE = 60
#: How long SQLite may wait for another writer before the note is dropped.
_PATIENCE_MS = 100

#: Words of any language and the signs that stand in them: no markup, no addresses, no formulas.
_ORDINARY = re.compile(r"[\w\s.,\-/()+&'’\"“”!?%:฿#\u0e00-\u0e7f]+")
#: What a spreadsheet takes for a calculation when it stands first.
_FORMULA = "+-"
_ADDRESS = re.compile(r":/|www\.|\.(?:com|net|org|th)\b")
_LETTER = re.compile(r"[^\W\d_]")
_SEPARATORS = re.compile(r"[\s.,\-/()+:]")
#: A person's number, however it is grouped: telephones have nine digits and more.
_LONG_NUMBER = re.compile(r"\d{9,}")
_AREA = re.compile(r"(?:[0-9]{2}){1,3}")

_NOTE = """
    INSERT INTO search_missedquery (text, day, area_code, was_repaired, count, state)
    VALUES (%s, %s, %s, %s, 1, COALESCE(
        (SELECT 'ignored' FROM search_missedquery WHERE text = %s AND state = 'ignored' LIMIT 1),
        'new'
    ))
    ON CONFLICT (text, day, area_code) DO UPDATE
    SET count = search_missedquery.count + 1, was_repaired = excluded.was_repaired
"""


class _Minute:
    """How many were noted in the minute that runs."""

    def __init__(self) -> None:
        self._lock = Lock()
        self.clear()

    def clear(self) -> None:
        """Begin anew."""
        self._began, self._count = 0.0, 0

    def has_room(self) -> bool:
        """Count one more, if it still fits."""
        now = time.perf_counter()
        with self._lock:
            if now - self._began > 60:
                self._began, self._count = now, 0
            self._count += 1
            return self._count <= MOST_A_MINUTE


minute = _Minute()


def record(*, plan: Plan, area_code: str = "", was_repaired: bool = False) -> None:
    """Count a question that found nothing. Nothing is noted of who asked.

    What might be somebody's number, what nobody would type and what a bot sends is dropped. When
    the database does not answer at once, the note is dropped and the log says so.
    """
    text = normalise(plan.text)
    if not is_notable(text) or not minute.has_room():
        return
    area = area_code if _AREA.fullmatch(area_code) else ""
    values = (text, timezone.localdate(), area, was_repaired, text)
    try:
        with _impatient(), connection.cursor() as cursor:
            cursor.execute(_NOTE, values)
    except DatabaseError as error:
        log.warning("missed query not noted", extra={"error": type(error).__name__})


def is_notable(text: str) -> bool:
    """Say whether a normalised question may be kept: ordinary words, and nobody's numbers."""
    return (
        0 < len(text) < LONGEST_QUERY - 1  # what is longer was cut, perhaps within a number
        and text[0] not in _FORMULA
        and _ORDINARY.fullmatch(text) is not None
        and _LETTER.search(text) is not None
        and _ADDRESS.search(text) is None
        and _LONG_NUMBER.search(_SEPARATORS.sub("", text)) is None
        and is_clean(text)
    )


def prune(at: datetime) -> int:
    """Delete what is older than a year."""
    before = timezone.localdate(at) - KEEP
    return MissedQuery.objects.filter(day__lt=before).delete()[0]


@contextmanager
def _impatient() -> Iterator[None]:
    """Do not let a reader wait for another writer; within a transaction, fail alone."""
    if connection.in_atomic_block:
        with transaction.atomic():
            yield
        return
    with _short_wait() if connection.vendor == "sqlite" else nullcontext():
        yield


@contextmanager
def _short_wait() -> Iterator[None]:
    options = connection.settings_dict.get("OPTIONS", {})
    usual = int(float(options.get("timeout", 5)) * 1000)
    connection.ensure_connection()
    _set_wait(_PATIENCE_MS)
    try:
        yield
    finally:
        _set_wait(usual)


def _set_wait(milliseconds: int) -> None:
    # On the connection itself: a setting of ours is no query of the page's.
    connection.connection.execute(f"PRAGMA busy_timeout = {milliseconds:d}")
