"""Making all entries anew, while the site goes on: short transactions, any number of times."""

import time
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q
from wagtail.models import Page

from search import rows, sync

FIRST_BATCH = 50
#: Writers wait no longer than this for a batch.
LONGEST_TRANSACTION = 0.2


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a rebuild has come: go on after this page."""

    done: int
    after: int
    seconds: float


def rebuild(after: int = 0, batch_size: int = 0) -> Iterator[Progress]:
    """Write the entries of all pages, by primary key; the size of a batch follows its duration."""
    types = Q(pk__in=rows.listed_pages().order_by().values("pk"))
    pages = Page.objects.filter(types | Q(entry__isnull=False)).order_by("pk")
    size, done = batch_size or FIRST_BATCH, 0
    while pks := list(pages.filter(pk__gt=after).values_list("pk", flat=True)[:size]):
        started = time.perf_counter()
        sync.sync_pages(pks)
        seconds = time.perf_counter() - started
        after, done = pks[-1], done + len(pks)
        yield Progress(done, after, seconds)
        if not batch_size:
            fitting = int(size * LONGEST_TRANSACTION / 2 / max(seconds, 0.001))
            size = min(max(fitting, 1), size * 2, sync.BATCH)
