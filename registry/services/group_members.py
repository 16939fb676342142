"""The register of a group's members: who joined, who left, who learned; its sums go to the page."""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from portal.core.thai_dates import local_day
from portal.core.thai_text import comparison_key
from registry.encryption import encrypt
from registry.enums import GroupRole
from registry.identity import keyed_hash
from registry.models import GroupMember, Person
from registry.services.writing import retrying, writing
from search import sync
from showcase.models import GroupPage

Result = TypeVar("Result")

#: So long after somebody left they may be asked about what the group did with them; then no more.
KEEP_LEFT = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class MemberFacts:
    """What is known about a member; the telephone as ``portal.core.telephones`` stores it."""

    name: str
    telephone: str = ""
    role: str = GroupRole.MEMBER
    is_founder: bool = False
    joined_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Added:
    """What came of writing many in: rows written, and how many stood there before."""

    written: int
    known: int


def add(group: GroupPage, facts: MemberFacts, *, by: Any) -> GroupMember:
    """Write somebody in who was told of it; refuses who stands there already."""

    def act() -> GroupMember:
        with _of_group(group.pk):
            if _stands(group.pk, facts):
                raise ValidationError({"name": _already_there()})
            return _write(group, facts, by)

    return _once(act)


def add_all(group: GroupPage, written: Sequence[MemberFacts], *, by: Any) -> Added:
    """Write all of them in or none; who stands there already is left as they are."""

    def act() -> Added:
        with _of_group(group.pk):
            staying = GroupMember.objects.of_group(group.pk).staying()
            known = set(staying.values_list("member_key", flat=True))
            new = [one for one in written if member_key(one.name, one.telephone) not in known]
            for one in new:
                _write(group, one, by)
            return Added(len(new), len(written) - len(new))

    return _once(act)


def change(member: GroupMember, facts: MemberFacts, *, by: Any) -> GroupMember:
    """Write down what is different; another person is written in anew, not over this one."""

    def act() -> GroupMember:
        with _of_group(member.group_id):
            row = _kept(member)
            if row.left_on is None and _stands(row.group_id, facts, but=row.pk):
                raise ValidationError({"name": _already_there()})
            if row.left_on and facts.joined_on and facts.joined_on > row.left_on:
                raise ValidationError({"joined_on": _("This day is after the one they left on")})
            _fill(row, facts)
            row.save()
            log(instance=row, action="wagtail.edit", user=by)
            return row

    return _once(act)


def leave(member: GroupMember, on: date, *, by: Any) -> bool:
    """Note that somebody left; False when they had left already."""
    if on > local_day(timezone.now()):
        raise ValidationError(_("This day is yet to come"))
    if member.joined_on and on < member.joined_on:
        raise ValidationError(_("This day is before the one they joined on"))
    return _turn(member, by, lambda row: row.left_on is None and _set(row, left_on=on))


def come_back(member: GroupMember, *, by: Any) -> bool:
    """Take that back; False where they never left, or were erased."""

    def act(row: GroupMember) -> bool:
        if row.left_on is None or row.is_erased:
            return False
        same = GroupMember.objects.of_group(row.group_id).staying().keyed(row.member_key)
        if same.exists():
            raise ValidationError(_already_there())
        return _set(row, left_on=None)

    return _turn(member, by, act)


def link(member: GroupMember, person: Person, *, by: Any) -> bool:
    """Note whose learning record is theirs; that the officer may see it is the caller's question."""
    return _turn(
        member,
        by,
        lambda row: not row.is_erased and row.person_id != person.pk and _set(row, person=person),
    )


def unlink(member: GroupMember, *, by: Any) -> bool:
    """Take that back."""
    return _turn(member, by, lambda row: row.person_id is not None and _set(row, person=None))


def erase(member: GroupMember, *, by: Any, at: datetime) -> bool:
    """Forget who it was, because they ask for it; that somebody was there stays for the counts."""

    def act(row: GroupMember) -> bool:
        if row.is_erased:
            return False
        return _set(row, left_on=row.left_on or _day_to_leave(row, at), **_forgotten(at))

    return _turn(member, by, act)


def forget(at: datetime) -> int:
    """Forget who left a year ago; run by the worker again and again."""

    def act() -> int:
        with writing():
            old = GroupMember.objects.left_before(local_day(at) - KEEP_LEFT)
            return old.update(**_forgotten(at))

    return retrying(act)


def member_key(name: str, telephone: str) -> str:
    """Return what tells whether somebody stands there already; one telephone serves a household."""
    folded = "".join(comparison_key(name).split())
    return keyed_hash("group-member", f"{telephone}\n{folded}")


def telephone_key(telephone: str) -> str:
    """Return what finds members by a telephone; nothing for none."""
    return keyed_hash("group-member-telephone", telephone) if telephone else ""


@contextmanager
def _of_group(group: int) -> Iterator[None]:
    """Write members of one group; its entry follows in the same transaction.

    Who holds the group's row counts alone: two officers never write each other's number away.
    """
    with writing():
        GroupPage.objects.select_for_update(of=("self",), no_key=True).get(pk=group)
        yield
        sync.sync_pages([group])


def _turn(member: GroupMember, by: Any, act: Callable[[GroupMember], bool]) -> bool:
    """Change one row if it still can be; nothing happens at a second press."""

    def within() -> bool:
        with _of_group(member.group_id):
            row = _kept(member)
            if not act(row):
                return False
            row.save()
            log(instance=row, action="wagtail.edit", user=by)
            return True

    return _once(within)


def _once(act: Callable[[], Result]) -> Result:
    try:
        return retrying(act)
    except IntegrityError as clash:  # the same person written in twice, at the same moment
        raise ValidationError({"name": _already_there()}) from clash


def _kept(member: GroupMember) -> GroupMember:
    row: GroupMember = GroupMember.objects.select_for_update(of=("self",), no_key=True).get(
        pk=member.pk
    )
    return row


def _set(row: GroupMember, **values: Any) -> bool:
    for name, value in values.items():
        setattr(row, name, value)
    return True


def row_of(group: GroupPage, facts: MemberFacts, at: datetime, by: Any = None) -> GroupMember:
    """Return a row that is not saved yet."""
    row = GroupMember(group=group, created_at=at, created_by_id=by and by.pk)
    row.told_on = local_day(at)
    _fill(row, facts)
    return row


def _write(group: GroupPage, facts: MemberFacts, by: Any) -> GroupMember:
    row = row_of(group, facts, timezone.now(), by)
    row.save(force_insert=True)
    log(instance=row, action="wagtail.create", user=by)
    return row


def _fill(row: GroupMember, facts: MemberFacts) -> None:
    words = {"name": facts.name, "telephone": facts.telephone, "note": facts.note}
    row.sealed = encrypt(json.dumps(words, ensure_ascii=False), row.row)
    row.member_key = member_key(facts.name, facts.telephone)
    row.telephone_key = telephone_key(facts.telephone)
    row.role, row.is_founder, row.joined_on = facts.role, facts.is_founder, facts.joined_on


def _stands(group: int, facts: MemberFacts, but: int | None = None) -> bool:
    staying = GroupMember.objects.of_group(group).staying().except_for(but)
    return staying.keyed(member_key(facts.name, facts.telephone)).exists()


def _forgotten(at: datetime) -> dict[str, Any]:
    return {
        "sealed": "",
        "member_key": "",
        "telephone_key": "",
        "person": None,
        "erased_at": at,
    }


def _day_to_leave(row: GroupMember, at: datetime) -> date:
    today = local_day(at)
    return max(today, row.joined_on) if row.joined_on else today


def _already_there() -> str:
    return _("Somebody with this name and this telephone stands in the register already")
