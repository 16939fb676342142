"""Telling the index that entries changed: messages in the outbox, in the transaction of the change.

A message names pages and nothing of them. Whoever handles it reads what is there by then, so it
may come late, twice or out of order. Cheap to import: every write of an entry comes by here.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from uuid import uuid4

from portal.outbox.services import enqueue
from search.engines.elasticsearch.configuration import is_configured
from search.indexing.versions import raise_versions
from search.models import Entry

DESTINATION = "elasticsearch"
KIND = "index-entries"
#: As many as a payload has room for.
_PAGES_A_MESSAGE = 20


def note(pages: Collection[int]) -> None:
    """Note that the entries of pages were written, or are about to be deleted.

    Nothing happens without an Elasticsearch.
    """
    if not is_configured():
        return
    known = sorted(Entry.objects.of_pages(pages).values_list("page_id", flat=True))
    if known:
        _enqueue(known, raise_versions(known))


def note_run(run_id: int) -> None:
    """Note that the numbers of a run changed."""
    if is_configured():
        note(list(Entry.objects.of_run(run_id).values_list("page_id", flat=True)))


def note_strangers(versions: Mapping[int, int]) -> None:
    """Note pages that the index holds at some version although they have no entry."""
    if versions:
        _enqueue(sorted(versions), max(versions.values()) + 1)


def pages_of(payload: Mapping[str, object]) -> list[int]:
    """Return the pages that a message names."""
    return [page for page in payload.values() if isinstance(page, int)]


def _enqueue(pages: Sequence[int], version: int) -> None:
    for batch in _batches(pages):
        enqueue(
            # Each message is an order of its own: none waits for another, versions decide.
            aggregate=f"entries:{uuid4().hex}",
            version=version,
            destination=DESTINATION,
            kind=KIND,
            payload={f"page_{place}": page for place, page in enumerate(batch, 1)},
        )


def _batches(pages: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(pages), _PAGES_A_MESSAGE):
        yield pages[start : start + _PAGES_A_MESSAGE]
