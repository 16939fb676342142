"""What the register of members tells the pages of groups: sums, and nothing about anybody."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from portal.core.thai_dates import local_day
from portal.outbox import periodic
from registry.models import GroupMember
from registry.services.writing import writing
from search import sync
from search.models import Entry
from showcase.groups import members
from showcase.groups.members import Counted
from showcase.models import GroupPage


@dataclass(frozen=True, slots=True)
class GroupSums:
    """The numbers of one group, exact: for officers only."""

    members: int = 0
    learned: int = 0
    founders: int = 0
    #: Founded it having learned at a centre (S0-36).
    founders_learned: int = 0


def sums_of(groups: Collection[int], at: datetime) -> dict[int, GroupSums]:
    """Return the numbers of some groups; one query."""
    rows = GroupMember.objects.sums(groups, local_day(at))
    return {row.pop("group"): GroupSums(**row) for row in rows}


def counted(groups: Collection[int]) -> dict[int, Counted]:
    """Return what the pages of groups are told; they decide what of it is published."""
    sums = sums_of(groups, timezone.now())
    return {group: _of(one) for group, one in sums.items()}


def refresh(at: datetime) -> int:
    """Write the entries anew whose sums are not those of today: a run is over, a result was noted."""
    sums = sums_of(GroupMember.objects.groups_with_members(), at)
    typed = dict(GroupPage.objects.among(sums).values_list("pk", "members"))
    cards = dict(Entry.objects.of_pages(list(sums)).values_list("page_id", "card"))
    stale = [
        group
        for group, card in cards.items()
        if not _agrees(card, members.told(typed[group], _of(sums[group])))
    ]
    if stale:
        with writing():
            sync.sync_pages(stale)
    return len(stale)


def _of(sums: GroupSums) -> Counted:
    return Counted(sums.members, sums.learned)


def _agrees(card: Mapping[str, Any], told: Mapping[str, Any]) -> bool:
    return all(card.get(name) == value for name, value in told.items())


def register() -> None:
    """Called in ``AppConfig.ready``."""
    members.count_by(counted)
    periodic.register("refresh-sums-of-groups", timedelta(days=1), refresh)
