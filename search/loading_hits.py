"""From the keys that an engine found to hits: entries, and the runs of their cards."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from portal.places.near import near_districts
from search.conditions import Condition
from search.engines.database import predicates
from search.models import Entry, EntryRun
from search.query import Query
from search.results import Hit


def hits_of(query: Query, ids: Sequence[int], at_hand: Mapping[int, Entry]) -> list[Hit]:
    """Return the hits of some keys, in their order; what is gone meanwhile is left out.

    Two statements at most, always to the database: no engine keeps what cards show.
    """
    entries = dict(at_hand)
    missing = [pk for pk in ids if pk not in entries]
    if missing:
        entries |= Entry.objects.defer("body", "keywords").in_bulk(missing)
    return with_runs(query, [entries[pk] for pk in ids if pk in entries])


def with_runs(query: Query, entries: Sequence[Entry]) -> list[Hit]:
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
