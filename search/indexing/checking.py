"""Do the entries and the index agree? Proves it by number and version, names what differs, mends it.

What is on its way in the outbox is no difference, only late.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db import transaction

from portal.outbox.models import OutboxMessage
from search.engines.elasticsearch import configuration
from search.engines.elasticsearch.client import client
from search.engines.elasticsearch.errors import translated
from search.engines.elasticsearch.reading import Answer, Garbage
from search.engines.elasticsearch.walking import walk
from search.indexing import changes
from search.models import Entry

_BATCH = 400


@dataclass(frozen=True, slots=True)
class Drift:
    """A page that the index holds otherwise than the database: the versions of both."""

    page: int
    entry: int | None
    indexed: int | None

    def __str__(self) -> str:
        if self.entry is None:
            return f"page {self.page}: in the index without an entry"
        if self.indexed is None:
            return f"page {self.page}: missing in the index"
        return f"page {self.page}: version {self.indexed} in the index, {self.entry} here"


def drifts() -> Iterator[Drift]:
    """Find what differs. Raises Unavailable."""
    indexed = {_page(key): version for key, version in walk(configuration.alias())}
    entries = dict(Entry.objects.values_list("page_id", "version").iterator())
    suspects = sorted(
        page for page in indexed.keys() | entries.keys() if indexed.get(page) != entries.get(page)
    )
    for start in range(0, len(suspects), _BATCH):
        yield from _look_closer(suspects[start : start + _BATCH])


def mend(found: Sequence[Drift]) -> None:
    """Send what differs to the index again, newer than whatever is there."""
    with transaction.atomic():
        changes.note([one.page for one in found if one.entry is not None])
        changes.note_strangers(
            {
                one.page: one.indexed
                for one in found
                if one.entry is None and one.indexed is not None
            }
        )


def _look_closer(pages: Sequence[int]) -> Iterator[Drift]:
    """Look again: what was changed or written while all was read does not differ any more."""
    # In this order: what is delivered after the first look is seen by the last one.
    entries = _versions(pages)
    late = _under_way()
    indexed = _indexed(pages)
    still = _versions(pages)
    for page in pages:
        is_steady = entries.get(page) == still.get(page)
        if is_steady and page not in late and entries.get(page) != indexed.get(page):
            yield Drift(page, entries.get(page), indexed.get(page))


def _versions(pages: Sequence[int]) -> dict[int, int]:
    return dict(Entry.objects.of_pages(pages).values_list("page_id", "version"))


def _under_way() -> set[int]:
    waiting = OutboxMessage.objects.not_done().filter(kind=changes.KIND)
    payloads = waiting.values_list("payload", flat=True)
    return {page for payload in payloads.iterator() for page in changes.pages_of(payload)}


def _indexed(pages: Sequence[int]) -> dict[int, int]:
    with translated():
        got = client().mget(
            index=configuration.alias(), ids=[str(page) for page in pages], source=False
        )
    return {
        _page(one["_id"].text()): one["_version"].integer()
        for one in Answer(got.body)["docs"].each()
        if one["found"].raw() is True
    }


def _page(key: str) -> int:
    if not key.isdecimal():
        raise Garbage("an id that is no page")
    return int(key)
