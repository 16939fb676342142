"""What recurs: entries compared, mended and told anew, the vocabulary folded, open data written."""

import logging
from datetime import datetime, timedelta

from portal.outbox import periodic
from search import missed, sync, telling, vocabulary_store
from search.checking import differences
from search.open_data import dumps

log = logging.getLogger(__name__)

EVERY = timedelta(minutes=10)


def check_entries(at: datetime) -> int:
    """Compare, mend, and say in the log how many pages had drifted: each is a mistake somewhere."""
    pages = {one.page for one in differences(at)}
    if pages:
        sync.sync_pages(pages)
        log.warning("entries had drifted", extra={"pages": len(pages)})
    return len(pages)


def register_jobs() -> None:
    """Add this room's recurring jobs."""
    periodic.register("check-entries", EVERY, check_entries)
    periodic.register("tell-entries", EVERY, telling.retell)
    periodic.register("fold-vocabulary", EVERY, vocabulary_store.fold)
    periodic.register("prune-missed-queries", timedelta(days=1), missed.prune)
    # Asked every day, so that a month is not lost when a worker stood still on its first.
    periodic.register("write-open-data", timedelta(days=1), dumps.write_if_missing)
