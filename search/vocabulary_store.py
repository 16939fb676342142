"""The words of the index, in the database and in this process.

Writers only add changes, so that no two of them ever wait for each other; a recurring job folds
changes into the words. A process reads everything once and then what has been added since.
"""

import json
import time
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock

from django.db import connection, transaction
from django.utils import timezone

from search.entry_tokens import token_set
from search.models import EntryTokens, VocabularyChange, VocabularyWord
from search.thai.vocabulary import SortedVocabulary

#: A process looks for changes at most this often.
_EVERY_SECONDS = 1.0
#: Changes are folded when every process that is awake has certainly seen them.
_FOLD_AFTER = timedelta(minutes=10)
#: A process that did not look for so long reads everything again.
_ASLEEP_SECONDS = 300.0
#: A change with a lower key may become visible later than one with a higher: look back so far.
_LOOK_BACK = 200
_BATCH = 2_000
#: Longer tokens are no words that anybody types.
_LONGEST = 40


@dataclass(slots=True)
class _Known:
    vocabulary: SortedVocabulary
    seen: set[int]
    last: int
    checked: float


_kept: list[_Known] = []
_lock = Lock()


def add_change(before: Iterable[Iterable[str]], after: Iterable[Iterable[str]]) -> None:
    """Note what a write changed, by the token strings of its entries before and after.

    Within the transaction of the write; nothing is noted when no word came or went.
    """
    counted: Counter[str] = Counter()
    entries = 0
    for strings, sign in [*((one, -1) for one in before), *((one, 1) for one in after)]:
        entries += sign
        for word in token_set(strings):
            counted[word] += sign
    changed = {word: number for word, number in counted.items() if number and len(word) <= _LONGEST}
    if changed or entries:
        VocabularyChange.objects.create(
            created_at=timezone.now(),
            words=json.dumps(changed, ensure_ascii=False, separators=(",", ":")),
            entries=entries,
        )


def current() -> SortedVocabulary:
    """Return the words of the index as this process knows them, at most a second old."""
    now = time.monotonic()
    with _lock:
        known = _kept[0] if _kept else None
        if known is None or now - known.checked > _ASLEEP_SECONDS:
            known = _read(now)
            _kept[:] = [known]
        elif now - known.checked > _EVERY_SECONDS:
            known.checked = now
            _read_on(known)
        return known.vocabulary


def forget() -> None:
    """Read everything again next time (after a rebuild; between tests)."""
    with _lock:
        _kept.clear()


def fold(at: datetime) -> int:
    """Fold old changes into the words; says how many. One worker at a time does this."""
    with transaction.atomic():
        changes = list(
            VocabularyChange.objects.select_for_update()
            .filter(created_at__lt=at - _FOLD_AFTER)
            .order_by("pk")
        )
        counted: Counter[str] = Counter()
        for change in changes:
            for word, number in json.loads(change.words).items():
                counted[word] += number
        _add_up(counted)
        VocabularyChange.objects.filter(pk__in=[change.pk for change in changes]).delete()
    return len(changes)


def recount() -> int:
    """Count all words anew from the stored tokens; says how many words there are."""
    with transaction.atomic():
        # A write that is under way adds its change afterwards and is not lost.
        VocabularyChange.objects.all().delete()
        VocabularyWord.objects.all().delete()
        counted: Counter[str] = Counter()
        rows = EntryTokens.objects.values_list("title", "summary", "place", "body")
        for strings in rows.iterator(chunk_size=_BATCH):
            counted.update(word for word in token_set(strings) if len(word) <= _LONGEST)
        _add_up(counted)
    forget()
    return len(counted)


def _add_up(counted: Mapping[str, int]) -> None:
    """Add numbers to the words; a word that stands nowhere any more goes."""
    # In one order everywhere, so that two writers never wait for each other in a circle.
    rows = sorted((word, number) for word, number in counted.items() if number)
    with connection.cursor() as cursor:
        for start in range(0, len(rows), _BATCH):
            batch = rows[start : start + _BATCH]
            places = ", ".join(["(%s, %s)"] * len(batch))
            cursor.execute(
                f"INSERT INTO search_vocabularyword (word, entries) VALUES {places} "  # noqa: S608
                "ON CONFLICT (word) DO UPDATE "
                "SET entries = search_vocabularyword.entries + excluded.entries",
                [value for row in batch for value in row],
            )
    VocabularyWord.objects.filter(entries__lte=0).delete()


def _read(now: float) -> _Known:
    """Read words, changes and the number of entries: one statement, so that they belong together."""
    counted: dict[str, int] = {}
    seen: set[int] = set()
    entries = 0
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT word, entries, 0 FROM search_vocabularyword "
            "UNION ALL SELECT words, entries, id FROM search_vocabularychange "
            "UNION ALL SELECT '', COUNT(*), -1 FROM search_entrytokens"
        )
        while rows := cursor.fetchmany(_BATCH):
            for text, number, key in rows:
                if key == -1:
                    entries = number
                elif key:
                    seen.add(key)
                    for word, change in json.loads(text).items():
                        counted[word] = counted.get(word, 0) + change
                else:
                    counted[text] = counted.get(text, 0) + number
    for word in [word for word, number in counted.items() if number <= 0]:
        del counted[word]
    vocabulary = SortedVocabulary(counted, entries)
    vocabulary.prepare()
    return _Known(vocabulary, seen, max(seen, default=0), now)


def _read_on(known: _Known) -> None:
    changes = VocabularyChange.objects.filter(pk__gt=known.last - _LOOK_BACK)
    if known.seen:
        changes = changes.exclude(
            pk__in=[key for key in known.seen if key > known.last - _LOOK_BACK]
        )
    for change in changes.order_by("pk"):
        known.vocabulary.apply(json.loads(change.words), change.entries)
        known.seen.add(change.pk)
        known.last = max(known.last, change.pk)
    known.seen = {key for key in known.seen if key > known.last - _LOOK_BACK}
