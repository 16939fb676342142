"""What recurs: every ten minutes pages and entries are compared, and what differs is mended."""

import logging
from datetime import datetime, timedelta

from portal.outbox import periodic
from search import sync
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
    """Add this room's recurring job."""
    periodic.register("check-entries", EVERY, check_entries)
