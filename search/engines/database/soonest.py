"""The entries whose runs begin first: what shelves show."""

from collections import defaultdict

from search.conditions import Condition
from search.engines.database.hits import soonest_runs
from search.models import EntryRun
from search.query import Query
from search.results import Hit


def soonest(query: Query, tier: Condition, count: int) -> list[Hit]:
    """Return the entries with the soonest runs of a tier, among its first runs; one statement."""
    found: dict[int, list[EntryRun]] = defaultdict(list)
    for one in soonest_runs(query, tier, count):
        found[one.entry_id].append(one)
    return [Hit(runs[0].entry, runs[0], len(runs) - 1) for runs in found.values()]
