"""The database as an engine: SQLite or PostgreSQL, whichever the site runs on."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict

from django.core.cache import cache
from django.db import connection

from search import kinds, sorts
from search.conditions import Condition
from search.engines.base import Found, Tally
from search.engines.database import candidates
from search.engines.database.counting_told import tally
from search.engines.database.hits import FEW, PRICED, near_condition, page_of
from search.matching import Matching
from search.query import Query

#: Counts over a large part of a large site are looked up again after so many seconds.
COUNTS_LIFE = 60
COUNTS_STALE = 600


class DatabaseEngine:
    """Answers in a small fixed number of statements, whatever the size of the site."""

    @property
    def name(self) -> str:
        """The database that answers."""
        return connection.vendor

    def find(self, query: Query, start: int, stop: int) -> Found:
        """Count, and list the entries of one stretch of the order."""
        matching = query.matching if query.order == sorts.RELEVANCE else None
        if matching is not None and query.per_kind and _counts_kinds_only(query):
            ids, numbers = candidates.best_of_each_kind(query, matching)
            return Found(ids, _of_kinds(query, numbers))
        if matching is not None and not query.is_counted:
            ids = candidates.best_uncounted(query, matching, start, stop)
            return Found(ids, Tally(total=len(ids), base=len(ids), tiers=[0] * len(query.tiers)))
        found = _tally(query)
        if not found.total:
            return Found([], found)
        if matching is not None and query.per_kind:
            return Found(candidates.best_of_each_kind(query, matching)[0], found)
        if matching is not None:
            return Found(candidates.best(query, matching, start, stop, found.total), found)
        entries = page_of(query, found, start, stop - start)
        return Found([entry.pk for entry in entries], found, {entry.pk: entry for entry in entries})

    def exists(self, query: Query, matchings: Sequence[Matching]) -> list[bool]:
        """Say for each whether anything of the query's kind fulfils it; one statement."""
        return candidates.exist(query, matchings)


def _counts_kinds_only(query: Query) -> bool:
    """Say whether the numbers of each kind are all that is to be counted: nothing is ticked."""
    return query.kind.code == kinds.ANY and not any(query.chosen.values())


def _of_kinds(query: Query, numbers: Mapping[str, int]) -> Tally:
    """Put together what the best of each kind have told already."""
    counts = {
        one.key: {
            code: numbers.get(code, 0) if one.key == kinds.TYPE else 0 for code in one.variants(())
        }
        for one in query.kind.filters
    }
    total = sum(numbers.values())
    return Tally(total=total, base=total, tiers=[0] * len(query.tiers), counts=counts)


def _counted_besides(query: Query) -> tuple[list[Condition], str]:
    """Return what the sections of the order need counted, and a name for it."""
    match query.order:
        case sorts.NEAR:
            return [near_condition(query)], query.near_to
        case sorts.PRICE | sorts.PRICE_DOWN:
            return [PRICED], sorts.PRICE
    return [], ""


def _tally(query: Query) -> Tally:
    """Count, or remember: what is neither of one area nor of some words is asked again and again."""
    extra, apart = _counted_besides(query)
    in_area = any(query.of(one) for one in query.kind.filters if one.counts_apart)
    if query.matching is not None or in_area or not kinds.is_listed_as_registered(query.kind):
        return tally(query, extra)
    ticked = sorted((key, chosen) for key, chosen in query.chosen.items() if chosen)
    key = f"search:counts:{query.kind.code}:{ticked}:{apart}".replace(" ", "")
    kept = cache.get(key)
    # One request counts again, the others go on with what is kept meanwhile.
    if isinstance(kept, dict) and not cache.add(f"{key}:fresh", 1, COUNTS_LIFE):
        return Tally(**kept)
    found = tally(query, extra)
    if found.base > FEW:
        cache.add(f"{key}:fresh", 1, COUNTS_LIFE)
        cache.set(key, asdict(found), COUNTS_STALE)
    return found
