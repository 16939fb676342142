"""Words kept whole: entries and the admin's index are cut again when the list changes."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q, QuerySet
from wagtail.models import Page

from search import sync, tasks, wording
from search.admin_search import keeping
from search.models import Entry, ProtectedWord

#: So many entries are cut again while the officer waits, more by the worker.
AT_ONCE = 200
_BATCH = 200
_TEXTS = ("title", "title_en", "summary", "summary_en", "body", "keywords", "place_th")


@dataclass(frozen=True, slots=True)
class Recut:
    """How many entries have the word, and whether the worker will cut them."""

    entries: int
    is_later: bool


def save(word: ProtectedWord) -> Recut:
    """Keep a word whole from now on."""
    with transaction.atomic():
        word.save()
    return recut([word.word])


def change(word: ProtectedWord, before: str) -> Recut:
    """Keep another word whole than before."""
    with transaction.atomic():
        word.save()
    return recut({before, word.word})


def remove(word: ProtectedWord) -> Recut:
    """Let a word have parts again."""
    with transaction.atomic():
        word.delete()
    return recut([word.word])


def recut(words: Collection[str]) -> Recut:
    """Cut again what has one of the words: at once when that is little."""
    pages = pages_with(words)
    if len(pages) <= AT_ONCE:
        recut_pages(pages)
        return Recut(len(pages), is_later=False)
    transaction.on_commit(lambda: tasks.recut.enqueue(sorted(words)))
    return Recut(len(pages), is_later=True)


def recut_later(words: Collection[str]) -> int:
    """Do the worker's part; the worker may know an older list."""
    wording.forget()
    pages = pages_with(words)
    for start in range(0, len(pages), _BATCH):
        recut_pages(pages[start : start + _BATCH])
    return len(pages)


def pages_with(words: Collection[str]) -> list[int]:
    """Return the pages whose entries have one of the words in a text."""
    return list(_entries_with(words).order_by("page_id").values_list("page_id", flat=True))


def recut_pages(pages: Collection[int]) -> None:
    """Make the tokens of these pages anew, for visitors and for the admin."""
    sync.sync_pages(pages)
    found = Page.objects.filter(pk__in=pages)
    keeping.add(list(found.specific()))


def _entries_with(words: Collection[str]) -> QuerySet[Entry]:
    question = Q(pk__in=[])
    for word in words:
        for text in _TEXTS:
            question |= Q(**{f"{text}__contains": word})
    return Entry.objects.filter(question)
