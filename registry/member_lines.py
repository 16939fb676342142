"""A member of a group as an officer's list shows them: opened, or masked."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from portal.core import telephones
from registry.applicants import masked
from registry.encryption import CannotDecrypt, decrypt
from registry.enums import LEADERS, GroupRole
from registry.models import GroupMember
from registry.services.group_members import MemberFacts

_HIDDEN = "•••"


@dataclass(frozen=True, slots=True)
class MemberLine:
    """One line; names and numbers are masked for those who may only view."""

    member: GroupMember
    name: str
    telephone: str
    tel_href: str
    note: str
    may_change: bool

    @property
    def has_learned(self) -> bool:
        """An officer found them among the learners (``with_learning``)."""
        return bool(getattr(self.member, "has_learned", False))


@dataclass(frozen=True, slots=True)
class Post:
    """A leading role, and how many hold it."""

    label: str
    count: int


def opened(member: GroupMember) -> MemberFacts:
    """Open what is kept about a member; who may read it is the caller's question."""
    words = {"name": "", "telephone": "", "note": ""}
    if member.is_erased:
        words["name"] = _("Erased")
    else:
        try:
            words |= json.loads(decrypt(member.sealed, member.row))
        except CannotDecrypt:
            words["name"] = _("It cannot be read any more; ask them")
    return MemberFacts(
        name=words["name"],
        telephone=words["telephone"],
        note=words["note"],
        role=member.role,
        is_founder=member.is_founder,
        joined_on=member.joined_on,
    )


def lines_of(
    members: Iterable[GroupMember], *, may_change: bool, revealed: bool = False
) -> list[MemberLine]:
    """Lay members out."""
    return [_line(one, may_change, may_change or revealed) for one in members]


def posts(held: dict[str, int]) -> list[Post]:
    """The leading roles and who is missing among them (S4-20)."""
    return [Post(str(GroupRole(role).label), held.get(role, 0)) for role in LEADERS]


def _line(member: GroupMember, may_change: bool, shown: bool) -> MemberLine:
    facts = opened(member)
    telephone = telephones.parse_or_none(facts.telephone)
    return MemberLine(
        member=member,
        name=facts.name if shown else masked(facts.name),
        telephone=telephones.display(facts.telephone) if shown or not facts.telephone else _HIDDEN,
        tel_href=telephone.href if telephone and shown else "",
        note=facts.note if shown else "",
        may_change=may_change,
    )
