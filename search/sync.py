"""Keeping the read model: the only code that writes it, always from what the database holds.

Called inside the transaction of the change, so that an error here takes the change back.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import asdict
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from search import rows, telling, vocabulary_store
from search.entry_tokens import FIELDS, Tokens
from search.indexing import changes
from search.models import Entry, EntryFacet, EntryRun, EntryTokens
from search.rows import ENTRY_COLUMNS, RUN_COLUMNS, Published
from search.run_data import SeatNumbers

BATCH = 400


def sync_pages(pks: Collection[int]) -> None:
    """Write, rewrite or remove the entries of these pages, whatever they are now."""
    for batch in _batches(list(pks)):
        _sync(batch)


def sync_subtree(path: str) -> None:
    """Do the same for a page and all below it, by its path in the tree."""
    pages = Page.objects.filter(path__range=(path, rows.below(path)))
    sync_pages(list(pages.values_list("pk", flat=True)))


def sync_runs(pks: Collection[int]) -> None:
    """Write the runs of these pages again; what is not public has none. The entries stay."""
    for batch in _batches(list(pks)):
        with transaction.atomic():
            entries = list(Entry.objects.of_pages(batch).only("page", "kind"))
            kind_of = {entry.page_id: entry.kind for entry in entries}
            ids = {entry.page_id: entry.pk for entry in entries}
            stored = _lock_runs(list(ids.values()))
            telling.lock(list(ids.values()))
            wanted: dict[int, dict[str, Any]] = {}
            for kind in set(kind_of.values()):
                of_kind = [pk for pk, its in kind_of.items() if its == kind]
                for pk, data in rows.runs_of(kind, of_kind):
                    wanted[data.run_id] = {"entry_id": ids[pk], **rows.run_columns(data)}
            _write_runs(stored, wanted)
            telling.tell(ids.values(), stored.keys() | wanted.keys(), timezone.now())
            changes.note(list(ids))


def sync_seats(run_id: int, numbers: SeatNumbers) -> None:
    """Write the seat numbers of one run: one statement, within the sale's transaction."""
    EntryRun.objects.filter(run_id=run_id).update(**asdict(numbers), is_told=False)
    changes.note_run(run_id)


def _batches(pks: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(pks), BATCH):
        yield pks[start : start + BATCH]


@transaction.atomic
def _sync(pks: list[int]) -> None:
    # The stored runs are locked before their source is read. A sale that holds its run waits for
    # this lock with its own numbers in hand and writes them last; one that was first has
    # committed when the source is read. Either way no old number stays.
    ids = Entry.objects.ids_by_page(pks)
    stored_runs = _lock_runs(list(ids.values()))
    published = rows.published(pks)
    gone = [pk for pk in pks if pk not in published]
    changes.note(gone)
    Entry.objects.of_pages(gone).delete()
    if published:
        _write(published, stored_runs, _stored_tokens(list(ids.values())))
        changes.note(list(published))


def write_new(published: dict[int, Published]) -> dict[int, int]:
    """Write entries of pages that had none, and return their keys by page (outside collections)."""
    with transaction.atomic():
        return _write(published, {}, {})


def _write(
    published: dict[int, Published],
    stored_runs: dict[int, EntryRun],
    stored_tokens: dict[int, Tokens],
) -> dict[int, int]:
    _write_entries(published)
    ids = Entry.objects.ids_by_page(list(published))
    _write_tokens(stored_tokens, {ids[pk]: one.tokens for pk, one in published.items()})
    _write_facets({ids[pk]: one.facets for pk, one in published.items()})
    wanted = {
        run_id: {"entry_id": ids[pk], **columns}
        for pk, one in published.items()
        for run_id, columns in one.runs.items()
    }
    kept = {run_id: run for run_id, run in stored_runs.items() if run.entry_id in ids.values()}
    _write_runs(kept, wanted)
    telling.tell(ids.values(), kept.keys() | wanted.keys(), timezone.now())
    return ids


def _write_entries(published: dict[int, Published]) -> None:
    Entry.objects.bulk_create(
        [Entry(**one.entry) for one in published.values()],
        update_conflicts=True,
        unique_fields=["page"],
        update_fields=[name for name in ENTRY_COLUMNS if name != "page_id"],
        batch_size=BATCH // 4,
    )


def _stored_tokens(entries: Sequence[int]) -> dict[int, Tokens]:
    stored = EntryTokens.objects.filter(entry__in=entries) if entries else ()
    return {one.entry_id: {field: getattr(one, field) for field in FIELDS} for one in stored}


def _write_tokens(stored: dict[int, Tokens], wanted: dict[int, Tokens]) -> None:
    """Write the tokens that changed, and what that changed of the words of the index."""
    changed = {pk: tokens for pk, tokens in wanted.items() if stored.get(pk) != tokens}
    EntryTokens.objects.bulk_create(
        [EntryTokens(entry_id=pk, **tokens) for pk, tokens in changed.items()],
        update_conflicts=True,
        unique_fields=["entry"],
        update_fields=FIELDS,
        batch_size=BATCH // 4,
    )
    vocabulary_store.add_change(
        before=[tokens.values() for pk, tokens in stored.items() if pk in changed],
        after=[tokens.values() for tokens in changed.values()],
    )


def _write_facets(wanted: dict[int, frozenset[tuple[str, str]]]) -> None:
    stored = EntryFacet.objects.filter(entry__in=list(wanted))
    unwanted = [row.pk for row in stored if (row.name, row.value) not in wanted[row.entry_id]]
    if unwanted:
        EntryFacet.objects.filter(pk__in=unwanted).delete()
    known = {(row.entry_id, row.name, row.value) for row in stored}
    EntryFacet.objects.bulk_create(
        EntryFacet(entry_id=entry, name=name, value=value)
        for entry, facets in wanted.items()
        for name, value in sorted(facets)
        if (entry, name, value) not in known
    )


def _lock_runs(entries: Sequence[int]) -> dict[int, EntryRun]:
    if not entries:
        return {}
    locked = EntryRun.objects.select_for_update().filter(entry__in=entries).order_by("pk")
    return {run.run_id: run for run in locked}


def _write_runs(stored: dict[int, EntryRun], wanted: dict[int, dict[str, Any]]) -> None:
    unwanted = [run.pk for run_id, run in stored.items() if run_id not in wanted]
    if unwanted:
        EntryRun.objects.filter(pk__in=unwanted).delete()
    changed = [
        EntryRun(**columns, is_told=True)
        for run_id, columns in wanted.items()
        if run_id not in stored or _differs(stored[run_id], columns)
    ]
    EntryRun.objects.bulk_create(
        changed,
        update_conflicts=True,
        unique_fields=["run_id"],
        update_fields=["entry", *_RUN_WRITTEN, "is_told"],
        batch_size=BATCH // 4,
    )


_RUN_WRITTEN = tuple(name for name in RUN_COLUMNS if name != "run_id")


def _differs(run: EntryRun, columns: dict[str, Any]) -> bool:
    return any(getattr(run, name) != value for name, value in columns.items())
