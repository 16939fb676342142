"""Synonyms and words kept whole as this process knows them: read once, checked once a second."""

import logging
import time
import uuid
from dataclasses import dataclass
from threading import Lock
from typing import Any

from django.db import DatabaseError, transaction
from django.db.models.signals import post_delete, post_save

from search.models import ProtectedWord, Stamp, SynonymGroup

log = logging.getLogger(__name__)

#: A change shows everywhere within this time.
CHECK_SECONDS = 1.0
_STAMP = "wording"

Groups = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """What the central role has taught the search."""

    version: str = ""
    two_way: Groups = ()
    one_way: Groups = ()
    protected: tuple[str, ...] = ()


_lock = Lock()
_kept: tuple[float, Wording] | None = None


def synonym_groups() -> tuple[Groups, Groups]:
    """Return the groups in use: those that work both ways, and those of which the first leads."""
    wording = current()
    return wording.two_way, wording.one_way


def protected_words() -> tuple[str, ...]:
    """Return the words that are never taken apart, in one order."""
    return current().protected


def version() -> str:
    """Return what changes whenever a group or a word was saved."""
    return current().version


def current() -> Wording:
    """Return what this process knows, at most a second old; an unreachable database leaves it."""
    global _kept  # noqa: PLW0603 - one a process is the point
    kept = _kept
    # Not time.time: tests move that one.
    if kept is not None and time.perf_counter() - kept[0] < CHECK_SECONDS:
        return kept[1]
    with _lock:
        if _kept is kept:
            _kept = (time.perf_counter(), _checked(kept[1] if kept else None))
        return _kept[1] if _kept is not None else Wording()


def forget() -> None:
    """Read again at the next question; this process has just changed something."""
    global _kept  # noqa: PLW0603 - one a process is the point
    _kept = None


def keep(wording: Wording, seconds: float) -> None:
    """Use a given wording for a while without asking the database (tests)."""
    global _kept  # noqa: PLW0603 - one a process is the point
    _kept = (time.perf_counter() + seconds, wording)


def touch(**kwargs: Any) -> None:
    """Give a new version, within the transaction of the change; connected to saving and deleting."""
    Stamp.objects.bulk_create(
        [Stamp(name=_STAMP, value=uuid.uuid4().hex)],
        update_conflicts=True,
        unique_fields=["name"],
        update_fields=["value"],
    )
    forget()
    # Somebody in this process may have read between the change and its commit.
    transaction.on_commit(forget)


def connect() -> None:
    """Give a new version whenever a group or a word is saved or deleted, whoever does it."""
    for model in (SynonymGroup, ProtectedWord):
        for signal in (post_save, post_delete):
            signal.connect(touch, sender=model, dispatch_uid=f"search.wording.{model.__name__}")


def _checked(known: Wording | None) -> Wording:
    try:
        stamped = Stamp.objects.filter(name=_STAMP).values_list("value", flat=True).first() or ""
        if known is not None and known.version == stamped:
            return known
        return _read(stamped)
    except DatabaseError:
        log.warning("synonyms could not be read", exc_info=True)
        return known or Wording()


def _read(stamped: str) -> Wording:
    rows = SynonymGroup.objects.filter(is_active=True).order_by("pk")
    groups = [(tuple(group.lines), group.is_one_way) for group in rows]
    words = ProtectedWord.objects.order_by("word").values_list("word", flat=True)
    return Wording(
        stamped,
        tuple(lines for lines, is_one_way in groups if not is_one_way),
        tuple(lines for lines, is_one_way in groups if is_one_way),
        tuple(words),
    )
