"""`python -m measuring.bulk_store NUMBER`: fill a portal's store up to so many entries."""

import json
import sys
import time
from collections.abc import Iterable, Sequence
from datetime import timedelta
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from measuring.many_entries import Place
    from portal.core.entries import EntryData
    from search.run_data import EntryRunData

BATCH = 200
KINDS = ("product", "story", "funding")
GROUP_NAMES = {"product": "Products", "story": "Stories", "funding": "Funding"}


def set_up() -> None:
    """Set Django up, with the kinds of entry that no room registers yet."""
    import django

    django.setup()
    from search import kinds
    from search.filters import AreaFilter

    known = {kind.code for kind in kinds.registered()}
    for order, code in enumerate(set(KINDS) - known):
        name = GROUP_NAMES[code]
        kind = kinds.Kind(
            code, name, name, order=200 + order, filters=(AreaFilter(),), address=_address
        )
        kinds.register(kind)


def _address(code: str) -> str:
    return f"/th/{code}/"


def places() -> Sequence["Place"]:
    """Return all districts of the store, in the order of their codes."""
    from measuring.many_entries import Place
    from portal.places.area_cache import table

    rows = sorted(table().districts.values(), key=lambda row: row.code)
    return [Place(row.province.code, row.province.name_th, row.code, row.name_th) for row in rows]


def fill(number: int) -> dict[str, float]:
    """Add entries until there are so many; return how many there are and what it took."""
    from measuring.many_entries import made
    from search.models import Entry

    started = time.perf_counter()
    write_all(made(number - Entry.objects.count(), places()))
    return {"entries": Entry.objects.count(), "seconds": time.perf_counter() - started}


def write_all(wanted: Iterable[tuple["EntryData", list["EntryRunData"]]]) -> None:
    """Write entries with a bare page each, and do what jobs and the database do afterwards."""
    from django.db import connection
    from django.utils import timezone

    from portal.core.planner import refresh_statistics
    from search import vocabulary_store
    from search.models import Entry, EntryFacet, EntryRun, EntryTokens

    numbered = enumerate(wanted)
    while batch := list(islice(numbered, BATCH)):
        write(batch)
    # What the recurring job does, ten minutes later, and the database by itself.
    vocabulary_store.fold(timezone.now() + timedelta(hours=1))
    refresh_statistics(Entry, EntryFacet, EntryRun, EntryTokens)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM")


def write(batch: Sequence[tuple[int, tuple["EntryData", list["EntryRunData"]]]]) -> None:
    """Write some entries, each numbered, with a bare page of its own."""
    from django.contrib.contenttypes.models import ContentType
    from django.utils import timezone
    from wagtail.models import Locale, Page

    from search import rows, sync

    root = Page.get_first_root_node()
    now = timezone.now()
    pages = Page.objects.bulk_create(
        Page(
            path=Page._get_path(root.path, 2, 100_000 + number),
            depth=2,
            title=data.title,
            slug=data.code,
            url_path=f"/{data.code}/",
            content_type=ContentType.objects.get_for_model(Page),
            locale=Locale.objects.first(),
            first_published_at=now,
            last_published_at=now,
        )
        for number, (data, _runs) in batch
    )
    sync.write_new(
        {
            page.pk: rows.of_data(page, data, {run.run_id: rows.run_columns(run) for run in runs})
            for page, (_number, (data, runs)) in zip(pages, batch, strict=True)
        }
    )


if __name__ == "__main__":
    set_up()
    sys.stdout.write(json.dumps(fill(int(sys.argv[1]))) + "\n")
