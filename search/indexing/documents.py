"""Entries as documents of the index, read from the database as they are now."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from search.engines.elasticsearch.mapping import (
    FACETS,
    RUNS,
    TOKENS,
    WEIGHTS,
    entry_columns,
    run_columns,
    stored,
)
from search.models import Entry, EntryFacet, EntryRun, EntryTokens


@dataclass(frozen=True, slots=True)
class Document:
    """What the index should hold of one page, and how new that is."""

    page: int
    version: int
    body: dict[str, Any]


def documents_of(pages: Sequence[int]) -> list[Document]:
    """Build the documents of the entries of pages; pages without an entry have none.

    The entry with its version is read first: what is read after it can only be newer, and brings a
    message of its own.
    """
    entries = list(Entry.objects.of_pages(pages).defer("body", "keywords", "card"))
    keys = [entry.pk for entry in entries]
    facets = _facets(keys)
    runs = _runs(keys)
    tokens = {one.pk: one for one in EntryTokens.objects.filter(pk__in=keys)}
    return [
        Document(
            page=entry.page_id,
            version=entry.version,
            body={
                "pk": entry.pk,
                **{name: stored(getattr(entry, name)) for name in entry_columns()},
                TOKENS: _weighted(tokens.get(entry.pk)),
                FACETS: facets[entry.pk],
                RUNS: runs[entry.pk],
            },
        )
        for entry in entries
    ]


def _weighted(tokens: EntryTokens | None) -> str:
    if tokens is None:
        return ""
    return " ".join(
        text
        for field, weight in WEIGHTS.items()
        if (text := getattr(tokens, field))
        for _time in range(weight)
    )


def _facets(keys: Iterable[int]) -> dict[int, dict[str, list[str]]]:
    found: dict[int, dict[str, list[str]]] = defaultdict(dict)
    for row in EntryFacet.objects.filter(entry__in=keys):
        found[row.entry_id].setdefault(row.name, []).append(row.value)
    return found


def _runs(keys: Iterable[int]) -> dict[int, list[dict[str, object]]]:
    found: dict[int, list[dict[str, object]]] = defaultdict(list)
    for run in EntryRun.objects.filter(entry__in=keys).defer("card").order_by("pk"):
        found[run.entry_id].append({name: stored(getattr(run, name)) for name in run_columns()})
    return found
