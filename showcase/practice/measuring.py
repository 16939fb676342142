"""How large the booklet of a story is: made once by the worker, never while somebody waits."""

from datetime import datetime, timedelta

from portal.core.kept_facts import keep_facts
from portal.core.pdf import pages_of
from portal.outbox import periodic

EVERY = timedelta(minutes=1)
#: A booklet takes seconds: so many in one go, the rest a minute later.
BATCH = 2


def register() -> None:
    """Called in ``AppConfig.ready``."""
    periodic.register("measure-booklets", EVERY, measure)


def measure(at: datetime) -> int:
    """Set the booklets of stories that were published since they were last measured."""
    from showcase.models import BestPracticePage  # noqa: PLC0415 - read before models are ready
    from showcase.practice.booklet import booklet_pdf  # noqa: PLC0415 - see above

    waiting = list(BestPracticePage.objects.to_be_measured()[:BATCH])
    for page in waiting:
        booklet = booklet_pdf(page)
        facts = {
            "booklet_bytes": len(booklet),
            "booklet_pages": pages_of(booklet),
            "booklet_at": page.last_published_at or at,
        }
        keep_facts(page, facts)
    return len(waiting)
