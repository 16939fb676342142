"""What recurs: pages and entries are compared and mended, changes of the vocabulary are folded."""

import logging
from datetime import datetime, timedelta

from portal.outbox import periodic
from search import missed, sync, vocabulary_store
from search.checking import differences

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
    periodic.register("fold-vocabulary", EVERY, vocabulary_store.fold)
    periodic.register("prune-missed-queries", timedelta(days=1), missed.prune)
