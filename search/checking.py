"""Do pages and entries agree? Proves it, names what differs, and can mend it.

The quick check compares all pages with all entries by what both tables hold, and the runs that
take sign-ups with their source; it finds bulk updates, a crash half-way and seats that drifted.
The deep check builds everything anew and compares every column.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from search import kinds, rows, telling
from search.entry_tokens import FIELDS, Tokens
from search.models import Entry, EntryFacet, EntryRun, EntryTokens
from search.rows import LONG_AGO, Published
from search.told import Asked

BATCH = 400


@dataclass(frozen=True, slots=True)
class Difference:
    """A page whose part of the read model is not what it should be."""

    page: int
    what: str

    def __str__(self) -> str:
        return f"page {self.page}: {self.what}"


def differences(at: datetime, *, deep: bool = False) -> Iterator[Difference]:
    """Find what differs; nothing when pages and entries agree."""
    asked = telling.asked_of_kinds(at)
    suspects = _everything() if deep else sorted(_suspects() | _drifted(at, asked))
    for start in range(0, len(suspects), BATCH):
        batch = suspects[start : start + BATCH]
        yield from _compare(batch)
        yield from _told_wrongly(batch, asked)


def _everything() -> list[int]:
    listed = rows.listed_pages().values_list("pk", flat=True)
    return sorted({*listed, *Entry.objects.values_list("page_id", flat=True)})


def _suspects() -> set[int]:
    """Pages that look different from their entries at first sight; most prove to be right."""
    pages = {
        pk: (title, first or LONG_AGO, last or first or LONG_AGO)
        for pk, title, first, last in rows.public_pages(rows.listed_pages())
        .values_list("pk", "title", "first_published_at", "last_published_at")
        .iterator()
    }
    entries = {
        pk: tuple(rest)
        for pk, *rest in Entry.objects.values_list(
            "page_id", "title", "published_at", "changed_at"
        ).iterator()
    }
    without_tokens = Entry.objects.filter(tokens=None).values_list("page_id", flat=True)
    return {
        *(pk for pk in pages.keys() | entries.keys() if pages.get(pk) != entries.get(pk)),
        *without_tokens,
    }


def _drifted(at: datetime, asked: Mapping[str, Asked]) -> set[int]:
    """Pages of runs that can still be joined, and that differ from their source."""
    drifted = set()
    for kind in kinds.registered():
        pages = Entry.objects.with_open_runs(kind.code, at)
        for start in range(0, len(pages), BATCH):
            batch = pages[start : start + BATCH]
            stored = EntryRun.objects.filter(entry__page__in=batch)
            runs = {run.run_id: run for run in stored.select_related("entry")}
            drifted |= _seem_told_wrongly(runs.values(), asked)
            for pk, data in rows.runs_of(kind.code, batch):
                run = runs.pop(data.run_id, None)
                columns = rows.run_columns(data)
                if run is None or any(getattr(run, name) != columns[name] for name in columns):
                    drifted.add(pk)
            drifted |= {run.entry.page_id for run in runs.values()}
    return drifted


def _seem_told_wrongly(runs: Iterable[EntryRun], asked: Mapping[str, Asked]) -> set[int]:
    """Pages whose entries pass for told, and lists count them otherwise than they are."""
    of_entry: dict[int, list[EntryRun]] = defaultdict(list)
    for run in runs:
        of_entry[run.entry_id].append(run)
    return {
        own[0].entry.page_id
        for own in of_entry.values()
        if not telling.is_true(own[0].entry, own, asked.get(own[0].entry.kind))
    }


def _told_wrongly(pks: Sequence[int], asked: Mapping[str, Asked]) -> Iterator[Difference]:
    entries = Entry.objects.of_pages(pks).defer("body", "keywords", "card")
    for entry in entries.prefetch_related("runs"):
        if not telling.is_true(entry, entry.runs.all(), asked.get(entry.kind)):
            yield Difference(entry.page_id, "is told wrongly")


def _compare(pks: Sequence[int]) -> Iterator[Difference]:
    wanted, stored = rows.published(pks), _stored(pks)
    for pk in pks:
        for what in _differing(wanted.get(pk), stored.get(pk)):
            yield Difference(pk, what)


def _differing(wanted: Published | None, stored: Published | None) -> Iterator[str]:
    if wanted is None or stored is None:
        if wanted is not None:
            yield "is public and has no entry"
        elif stored is not None:
            yield "has an entry and is not public"
        return
    yield from _columns("", wanted.entry, stored.entry)
    if wanted.tokens != stored.tokens:
        yield "tokens differ"
    for name, value in sorted(wanted.facets ^ stored.facets):
        yield f"facet {name}={value} " + (
            "is missing" if (name, value) in wanted.facets else "should not be there"
        )
    for run in sorted(wanted.runs.keys() | stored.runs.keys()):
        if run not in stored.runs:
            yield f"run {run} is missing"
        elif run not in wanted.runs:
            yield f"run {run} should not be there"
        else:
            yield from _columns(f"run {run} ", wanted.runs[run], stored.runs[run])


def _columns(of: str, wanted: dict[str, Any], stored: dict[str, Any]) -> Iterator[str]:
    for name, value in wanted.items():
        if stored[name] != value:
            yield f"{of}{name} differs"


def _stored(pks: Iterable[int]) -> dict[int, Published]:
    entries = {entry.pk: entry for entry in Entry.objects.of_pages(list(pks))}
    tokens: dict[int, Tokens] = {
        one.entry_id: {field: getattr(one, field) for field in FIELDS}
        for one in EntryTokens.objects.filter(entry__in=list(entries))
    }
    facets: dict[int, set[tuple[str, str]]] = {pk: set() for pk in entries}
    for facet in EntryFacet.objects.filter(entry__in=list(entries)):
        facets[facet.entry_id].add((facet.name, facet.value))
    runs: dict[int, dict[int, dict[str, Any]]] = {pk: {} for pk in entries}
    for run in EntryRun.objects.filter(entry__in=list(entries)):
        runs[run.entry_id][run.run_id] = {name: getattr(run, name) for name in rows.RUN_COLUMNS}
    return {
        entry.page_id: Published(
            entry={name: getattr(entry, name) for name in rows.ENTRY_COLUMNS},
            tokens=tokens.get(pk, {}),
            facets=frozenset(facets[pk]),
            runs=runs[pk],
        )
        for pk, entry in entries.items()
    }
