"""The dumps of a month: all files written once, with their size and sum, beside what is live.

They lie in the site's storage below ``open-data/2026-11/``. The list of a month is written last:
what is not in it is not there, so that nobody is ever given half a file.
"""

import hashlib
import json
import logging
import re
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import IO, Any

from django.core.cache import cache
from django.core.files import File
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from search.open_data.files import CONTENT_TYPES, DataFile, data_files

log = logging.getLogger(__name__)

FOLDER = "open-data"
LIST = "list.json"
#: So many months stay to be had.
KEPT_MONTHS = 24
_CACHE_SECONDS = 300
_CACHE_KEY = "search:open-data-dumps"
_MONTH = re.compile("[0-9]{4}-(0[1-9]|1[0-2])")


@dataclass(frozen=True, slots=True)
class Dump:
    """One file of a month."""

    name: str
    lines: int
    size: int
    sha256: str
    #: Where it lies in the storage, which may have had to choose another name.
    stored: str

    @property
    def content_type(self) -> str:
        """What a browser is told that it is."""
        return CONTENT_TYPES["csv" if self.name.endswith(".csv") else "jsonl"]


@dataclass(frozen=True, slots=True)
class Month:
    """The dumps of a month, and when they were written."""

    month: str
    written_at: datetime
    dumps: Sequence[Dump]

    def dump(self, name: str) -> Dump | None:
        """Return the file with a name."""
        return next((one for one in self.dumps if one.name == name), None)


def month_of(at: datetime) -> str:
    """Name the month of a moment by the calendar in Thailand."""
    return timezone.localtime(at).strftime("%Y-%m")


def write_dumps(at: datetime) -> Month:
    """Write all files of the month of a moment, in place of those that were there."""
    month = month_of(at)
    dumps = [_write(month, one) for one in data_files()]
    listed = {
        "month": month,
        "written_at": at.isoformat(),
        "dumps": [asdict(dump) for dump in dumps],
    }
    _replace(f"{FOLDER}/{month}/{LIST}", ContentFile(json.dumps(listed).encode()))
    cache.delete(_CACHE_KEY)
    return Month(month, at, dumps)


def write_if_missing(at: datetime) -> int:
    """Write the dumps of a month once, and take away what is too old: the recurring job."""
    months = _read_all()
    if any(one.month == month_of(at) for one in months):
        return 0
    written = write_dumps(at)
    log.info("open data written", extra={"files": len(written.dumps)})
    for old in months[KEPT_MONTHS - 1 :]:
        _remove(old)
    return len(written.dumps)


def months() -> list[Month]:
    """Return the months that there are dumps of, the newest first; kept for some minutes."""
    found: list[Month] = cache.get_or_set(_CACHE_KEY, _read_all, _CACHE_SECONDS) or []
    return found


def month_named(name: str) -> Month | None:
    """Return a month by its name."""
    return next((one for one in months() if one.month == name), None)


def opened(dump: Dump) -> IO[Any]:
    """Open a file for reading."""
    return default_storage.open(dump.stored)


def _write(month: str, one: DataFile) -> Dump:
    lines, size, digest = 0, 0, hashlib.sha256()

    def count(number: int) -> None:
        nonlocal lines
        lines += number

    with tempfile.TemporaryFile() as file:
        for part in one.stream(count):
            file.write(part)
            size += len(part)
            digest.update(part)
        file.seek(0)
        stored = _replace(f"{FOLDER}/{month}/{one.name}", File(file))
    return Dump(one.name, lines, size, digest.hexdigest(), stored)


def _replace(path: str, content: File) -> str:
    if default_storage.exists(path):
        default_storage.delete(path)
    return str(default_storage.save(path, content))


def _read_all() -> list[Month]:
    try:
        folders, _files = default_storage.listdir(FOLDER)
    except FileNotFoundError:
        return []
    named = sorted(filter(_MONTH.fullmatch, folders), reverse=True)
    return [month for month in map(_read, named) if month is not None]


def _read(name: str) -> Month | None:
    try:
        with default_storage.open(f"{FOLDER}/{name}/{LIST}") as file:
            listed = json.loads(file.read())
        return Month(
            listed["month"],
            datetime.fromisoformat(listed["written_at"]),
            [Dump(**one) for one in listed["dumps"]],
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _remove(month: Month) -> None:
    default_storage.delete(f"{FOLDER}/{month.month}/{LIST}")
    for dump in month.dumps:
        default_storage.delete(dump.stored)
