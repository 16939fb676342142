"""Which words the `th` filter keeps whole: our own, those of the list in the admin, the rooms'."""

import logging
import threading
import time
from collections.abc import Callable, Iterable

from django.db import DatabaseError

from portal.core.line_breaks import WordList

logger = logging.getLogger(__name__)

Provider = Callable[[], Iterable[str]]

#: How long a process keeps the list; a new word shows within this time everywhere.
LIFE_SECONDS = 300.0

#: Words of the interface that browsers are known to cut. Everything else is in the admin's list.
ALWAYS = (
    "เรียนฟรี", "พาณิชยกรรม", "พาณิชยกรรมและบริการ", "เกษตรกรรม", "อุตสาหกรรม", "ความคิดสร้างสรรค์",
    "อาชีพเฉพาะทาง", "กลุ่มสนใจ", "ชั้นเรียนวิชาชีพ", "๑ อำเภอ ๑ อาชีพ", "1 อำเภอ 1 อาชีพ",
    "ศูนย์ฝึกอาชีพชุมชน", "กรมส่งเสริมการเรียนรู้", "สอบถามศูนย์", "มัดย้อม", "ผ้าคราม", "ลดต้นลดดอก",
)  # fmt: skip

_providers: list[Provider] = []
_lock = threading.Lock()
_kept: tuple[float, WordList] | None = None


def register(provider: Provider) -> Provider:
    """Add a source of words (place names, group names); usable as a decorator, in `ready()`."""
    if provider not in _providers:
        _providers.append(provider)
    forget()
    return provider


def unregister(provider: Provider) -> None:
    """Take a source away again (for tests)."""
    _providers.remove(provider)
    forget()


def forget(**kwargs: object) -> None:
    """Drop the kept list; connected to the saving of protected words."""
    global _kept  # noqa: PLW0603 - one list a process is the point
    _kept = None


def keep(listed: WordList, seconds: float = LIFE_SECONDS) -> None:
    """Use a given list for a while; tests keep one, so that a template needs no database."""
    global _kept  # noqa: PLW0603 - one list a process is the point
    _kept = (time.perf_counter() + seconds, listed)


def words() -> WordList:
    """Return the list, read again when it has grown old; an unreachable database leaves it old."""
    global _kept  # noqa: PLW0603 - one list a process is the point
    kept = _kept
    if kept is not None and time.perf_counter() < kept[0]:  # not a clock that tests move
        return kept[1]
    with _lock:
        if _kept is kept:
            _kept = (time.perf_counter() + LIFE_SECONDS, _read(kept[1] if kept else None))
        return _kept[1] if _kept else WordList(ALWAYS)


def _read(old: WordList | None) -> WordList:
    try:
        return WordList([*ALWAYS, *(word for provider in _providers for word in provider())])
    except DatabaseError:
        logger.warning("protected words could not be read", exc_info=True)
        return old or WordList(ALWAYS)
