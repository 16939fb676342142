"""Keeping what is told of entries (``search.told``): told anew when they are written, and by the clock.

Whoever writes entries or runs holds their locks (first the runs, then the entries) and tells them
before the transaction ends. A sale only says that its run is not told any more: it waits for nobody.
Counts are right either way; a recurring job keeps the untold ones few.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from search import facet_sets, kinds
from search.conditions import FACETS
from search.models import Entry, EntryRun
from search.told import Asked, NotTold

#: A sale waits no longer than for so many.
BATCH = 100
_WRITTEN = ("told", "told_since", "told_until")


def asked_of_kinds(at: datetime) -> dict[str, Asked]:
    """Return what is asked of each kind that has runs, as far as a text can tell it."""
    found = {}
    for kind in kinds.registered():
        if kind.run_tiers is not None:
            try:
                found[kind.code] = Asked(kind, at)
            except NotTold:
                continue
    return found


def tell(entries: Collection[int], runs: Collection[int], at: datetime) -> None:
    """Tell locked entries anew; the locked runs among theirs are told thereby."""
    by_kind = asked_of_kinds(at)
    found = Entry.objects.filter(pk__in=entries, kind__in=by_kind)
    stored = list(found.only("kind", "facet_set", *_WRITTEN, *_columns(by_kind.values())))
    if not stored:
        return
    of_entry: dict[int, list[EntryRun]] = defaultdict(list)
    for run in EntryRun.objects.filter(entry__in=stored).defer("card").order_by("pk"):
        of_entry[run.entry_id].append(run)
    changed = [one for one in stored if _is_told_anew(one, of_entry[one.pk], by_kind[one.kind])]
    if changed:
        Entry.objects.bulk_update(changed, _WRITTEN, batch_size=BATCH)
    all_runs = (run for runs_of_one in of_entry.values() for run in runs_of_one)
    news = [run.pk for run in all_runs if not run.is_told and run.run_id in runs]
    if news:
        EntryRun.objects.filter(pk__in=news).update(is_told=True)


def retell(at: datetime) -> int:
    """Tell what is not told as of a moment; return how many entries that were."""
    pks = sorted(untold(at))
    for start in range(0, len(pks), BATCH):
        batch = pks[start : start + BATCH]
        with transaction.atomic():
            runs = EntryRun.objects.select_for_update().filter(entry__in=batch).order_by("pk")
            locked = set(runs.values_list("run_id", flat=True))
            tell(lock(batch), locked, at)
    return len(pks)


def lock(entries: Collection[int]) -> list[int]:
    """Lock entries whose runs are locked already; return those that are there."""
    locked = Entry.objects.select_for_update().filter(pk__in=entries).order_by("pk")
    return list(locked.values_list("pk", flat=True))


def untold(at: datetime) -> set[int]:
    """Return the entries whose text is not true at a moment, or of another release."""
    pks: set[int] = set()
    for code, asked in asked_of_kinds(at).items():
        of_kind = Entry.objects.of_kind(code)
        foreign = ~Q(told__startswith=f"{asked.stamp}:")
        turned = Q(told_until__lte=at) | Q(told_since__gt=at)
        pks.update(of_kind.filter(foreign | turned).values_list("pk", flat=True))
        runs = EntryRun.objects.filter(is_told=False, entry__kind=code)
        pks.update(runs.values_list("entry_id", flat=True))
    return pks


def is_true(entry: Entry, runs: Iterable[EntryRun], asked: Asked | None) -> bool:
    """Whether an entry that passes for told is told what is so: for those who check.

    ``asked`` is what ``asked_of_kinds`` says of its kind, worked out once for all that are looked at.
    """
    own = list(runs)
    if asked is None or not all(run.is_told for run in own):
        return True
    is_of_now = (entry.told_since is None or entry.told_since <= asked.at) and (
        entry.told_until is None or entry.told_until > asked.at
    )
    wanted = asked.text(_values(entry, asked), own).told
    return not is_of_now or not entry.told.startswith(asked.stamp) or entry.told == wanted


def _is_told_anew(entry: Entry, runs: list[EntryRun], asked: Asked) -> bool:
    text = asked.text(_values(entry, asked), runs)
    before = [getattr(entry, name) for name in _WRITTEN]
    after = [getattr(text, name) for name in _WRITTEN]
    for name, value in zip(_WRITTEN, after, strict=True):
        setattr(entry, name, value)
    return before != after


def _values(entry: Entry, asked: Asked) -> Mapping[str, set[str]]:
    facets = [
        (field.removeprefix(FACETS), value)
        for field, value in asked.pairs
        if field.startswith(FACETS)
    ]
    held = facet_sets.held(entry.facet_set, facets)
    values: dict[str, set[str]] = defaultdict(set)
    for (name, value), is_there in zip(facets, held, strict=True):
        if is_there:
            values[f"{FACETS}{name}"].add(value)
    for column in _columns([asked]):
        values[column].add(getattr(entry, column))
    return values


def _columns(all_asked: Iterable[Asked]) -> set[str]:
    return {field for asked in all_asked for field, _value in asked.pairs if FACETS not in field}
