"""A question answered: counts, the entries of the page, and the runs of their cards."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict

from django.core.cache import cache
from django.db import connection

from portal.places.near import near_districts
from search import kinds, sorts
from search.conditions import Condition
from search.engines.database import predicates
from search.engines.database.counting import Tally, tally
from search.engines.database.hits import FEW, near_condition, page_of, soonest_runs
from search.models import Entry, EntryRun
from search.query import MAX_PAGES, Query
from search.results import Hit, Results

#: Counts over a large part of a large site are looked up again after so many seconds.
COUNTS_LIFE = 60
COUNTS_STALE = 600


def run(query: Query) -> Results:
    """Answer a question with at most four statements, whatever the size of the site."""
    found = _tally(query)
    pages = max(1, -(-found.total // query.per_page))
    page = min(max(query.page, 1), pages, MAX_PAGES)
    entries = page_of(query, found, (page - 1) * query.per_page)
    return Results(
        hits=_with_runs(query, entries),
        total=found.total,
        counts=found.counts,
        engine=connection.vendor,
        page=page,
        pages=min(pages, MAX_PAGES),
        is_cut=pages > MAX_PAGES,
    )


def soonest(query: Query, tier: Condition, count: int) -> list[Hit]:
    """Return the entries with the soonest runs of a tier, among its first runs; one statement."""
    found: dict[int, list[EntryRun]] = defaultdict(list)
    for one in soonest_runs(query, tier, count):
        found[one.entry_id].append(one)
    return [Hit(runs[0].entry, runs[0], len(runs) - 1) for runs in found.values()]


def _tally(query: Query) -> Tally:
    """Count, or remember: what is neither of one area nor of some words is asked again and again."""
    is_near = query.order == sorts.NEAR
    extra = [near_condition(query)] if is_near else []
    in_area = any(query.of(one) for one in query.kind.filters if one.counts_apart)
    if query.words or in_area or not kinds.is_listed_as_registered(query.kind):
        return tally(query, extra)
    ticked = sorted((key, chosen) for key, chosen in query.chosen.items() if chosen)
    key = f"search:counts:{query.kind.code}:{ticked}:{is_near and query.near_to}".replace(" ", "")
    kept = cache.get(key)
    # One request counts again, the others go on with what is kept meanwhile.
    if isinstance(kept, dict) and not cache.add(f"{key}:fresh", 1, COUNTS_LIFE):
        return Tally(**kept)
    found = tally(query, extra)
    if found.base > FEW:
        cache.add(f"{key}:fresh", 1, COUNTS_LIFE)
        cache.set(key, asdict(found), COUNTS_STALE)
    return found


def _with_runs(query: Query, entries: Sequence[Entry]) -> list[Hit]:
    """Give each entry the run that its card shows: the soonest of its first tier."""
    runs: dict[int, list[EntryRun]] = defaultdict(list)
    if query.kind.run_tiers and entries:
        considered = predicates.predicate(query.considered, predicates.RUN)
        for one in EntryRun.objects.filter(considered, entry__in=entries).order_by(
            "starts_on", "pk"
        ):
            runs[one.entry_id].append(one)
    distances = {near.code: near.km for near in near_districts(query.near_to)}
    demand, tiers = query.demand(), query.tiers
    hits = []
    for entry in entries:
        fitting = [one for one in runs[entry.pk] if demand.run_fits(entry, one)]
        shown = _first_tier(tiers, fitting)
        hits.append(
            Hit(
                entry,
                run=shown[0] if shown else None,
                more_runs=max(0, len(shown) - 1),
                kilometres=distances.get(entry.district_code),
            )
        )
    return hits


def _first_tier(tiers: Sequence[Condition], runs: Sequence[EntryRun]) -> list[EntryRun]:
    for tier in tiers:
        of_tier = [one for one in runs if tier.holds(one)]
        if of_tier:
            return of_tier
    return []
