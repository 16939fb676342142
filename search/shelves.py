"""Shelves of the front page and of places: each one question to the read model."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from search import kinds
from search.engines import database
from search.models import Entry
from search.query import Query
from search.results import Hit

COURSE = "course"
#: So many runs are looked through to find some of each group.
_LOOKED_THROUGH = 100


def starting_soon(
    at: datetime, *, count: int = 6, per_group: int = 2, province: str = "", kind: str = COURSE
) -> list[Hit]:
    """List the soonest runs that can be joined, at most so many of each group; else the next tier.

    Those of a visitor's own province, if it has any. One statement, unless it finds nothing.
    """
    listed = kinds.get(kind)
    for area in [(province,), ()] if province else [()]:
        query = Query(kind=listed, at=at, chosen={"area": area})
        for tier in query.tiers[: listed.shelf_tiers]:
            hits = database.soonest(query, tier, _LOOKED_THROUGH)
            if hits:
                return _mixed(hits, count, per_group)
    return []


def newest_mixed(kind: str, *, count: int, per_group: int = 2) -> list[Entry]:
    """List the newest entries of a kind, at most so many of each occupational group."""
    shelf: list[Entry] = []
    seen: Counter[str] = Counter()
    for entry in Entry.objects.of_kind(kind).newest(_LOOKED_THROUGH):
        if seen[entry.group] < per_group:
            seen[entry.group] += 1
            shelf.append(entry)
    return shelf[:count]


def group_counts(kind: str = COURSE) -> dict[str, int]:
    """Count the entries of a kind by occupational group."""
    return dict(Entry.objects.of_kind(kind).counted_by("group"))


def _mixed(hits: Sequence[Hit], count: int, per_group: int) -> list[Hit]:
    shelf: list[Hit] = []
    seen: Counter[str] = Counter()
    for hit in hits:
        if seen[hit.entry.group] < per_group:
            seen[hit.entry.group] += 1
            shelf.append(hit)
    return shelf[:count]
