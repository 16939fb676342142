"""Loading the synonym groups that come with the portal; what officers changed is theirs."""

import hashlib
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from search import wording
from search.models import SynonymGroup
from search.reference import ShippedGroup, shipped_groups

_BATCH = 200
_LONGEST_KEY = 100


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a loading did, in groups."""

    added: int = 0
    renewed: int = 0
    #: Changed by an officer, so left as they are.
    kept: int = 0
    #: No longer shipped.
    dropped: int = 0

    @property
    def is_nothing(self) -> bool:
        """Whether everything was as shipped, or as officers want it."""
        return not (self.added or self.renewed or self.dropped)


@transaction.atomic
def load(groups: tuple[ShippedGroup, ...] | None = None) -> Loaded:
    """Bring the stored groups up to the shipped ones; doing it twice changes nothing.

    A group that an officer edited keeps the officer's words, one that was switched off stays off.
    """
    wanted = _by_key(shipped_groups() if groups is None else groups)
    stored = {group.shipped_as: group for group in SynonymGroup.objects.exclude(shipped_as="")}
    new = [_row(key, group) for key, group in wanted.items() if key not in stored]
    renewed, kept = [], 0
    for key in wanted.keys() & stored.keys():
        row, group = stored[key], wanted[key]
        if not _is_as_shipped(row):
            kept += 1
        elif row.shipped_digest != _digest_of(group):
            renewed.append(_filled(row, group))
    gone = [row for key, row in stored.items() if key not in wanted]
    untouched = [row.pk for row in gone if _is_as_shipped(row)]
    SynonymGroup.objects.bulk_create(new, batch_size=_BATCH)
    SynonymGroup.objects.bulk_update(
        renewed,
        ["kind", "phrases", "is_one_way", "shipped_digest", "changed_at"],
        batch_size=_BATCH,
    )
    if gone:
        SynonymGroup.objects.filter(pk__in=untouched).delete()
        SynonymGroup.objects.filter(pk__in=[row.pk for row in gone]).update(shipped_as="")
    loaded = Loaded(len(new), len(renewed), kept, len(gone))
    if not loaded.is_nothing:
        wording.touch()
    return loaded


def _by_key(groups: tuple[ShippedGroup, ...]) -> dict[str, ShippedGroup]:
    """Name each group by its first phrase, which stays while others are added to it."""
    named: dict[str, ShippedGroup] = {}
    for group in groups:
        first = ("→" if group.is_one_way else "") + group.phrases[0][:_LONGEST_KEY]
        key, number = first, 2
        while key in named:
            key, number = f"{first} {number}", number + 1
        named[key] = group
    return named


def _row(key: str, group: ShippedGroup) -> SynonymGroup:
    return _filled(SynonymGroup(shipped_as=key), group)


def _filled(row: SynonymGroup, group: ShippedGroup) -> SynonymGroup:
    row.kind = group.kind
    row.phrases = "\n".join(group.phrases)
    row.is_one_way = group.is_one_way
    row.shipped_digest = _digest_of(group)
    row.changed_at = timezone.now()
    return row


def _is_as_shipped(row: SynonymGroup) -> bool:
    return row.shipped_digest == _digest(row.kind, row.phrases, row.is_one_way)


def _digest_of(group: ShippedGroup) -> str:
    return _digest(group.kind, "\n".join(group.phrases), group.is_one_way)


def _digest(kind: str, phrases: str, is_one_way: bool) -> str:
    return hashlib.sha256(f"{kind}\n{is_one_way:d}\n{phrases}".encode()).hexdigest()
