"""Made-up members of a group, as rows: for a demonstration only; they go when their group goes."""

from collections.abc import Sequence
from datetime import datetime

from registry.models import GroupMember
from registry.services.group_members import MemberFacts, row_of
from search import sync
from showcase.models import GroupPage

#: Somebody made up, and whose made-up learning record is theirs.
WrittenMember = tuple[MemberFacts, int | None]


def add_members(
    group: GroupPage, written: Sequence[WrittenMember], at: datetime
) -> list[GroupMember]:
    """Keep them, within the caller's transaction; the group's entry counts them."""
    rows = []
    for facts, person in written:
        row = row_of(group, facts, at)
        row.person_id = person
        rows.append(row)
    made = GroupMember.objects.bulk_create(rows)
    sync.sync_pages([group.pk])
    return made
