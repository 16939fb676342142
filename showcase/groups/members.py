"""How many members a group has, as the public reads it: counted by the register, else as typed."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.core.thai_numbers import group_digits

if TYPE_CHECKING:
    from showcase.models import GroupPage

#: Fewer people than these are never counted in public (S0-35).
LEAST = 5


@dataclass(frozen=True, slots=True)
class Counted:
    """What a register knows about one group, in sums."""

    members: int = 0
    #: Members who learned at a centre.
    learned: int = 0


#: Given the keys of groups' pages: what is counted of each; those with nobody may be left out.
Counter = Callable[[Collection[int]], Mapping[int, Counted]]

_counters: list[Counter] = []


def count_by(counter: Counter) -> None:
    """Let an upper room count members, in its ``AppConfig.ready``; the same one counts once."""
    if counter not in _counters:
        _counters.append(counter)


def counted(pks: Collection[int]) -> dict[int, Counted]:
    """Return what is known about the members of some groups."""
    found: dict[int, Counted] = {}
    for counter in _counters:
        found |= counter(pks)
    return found


def told(typed: int | None, known: Counted) -> dict[str, Any]:
    """Return what a card keeps: the register's count from five on, else what the group itself says.

    A register of fewer than five, where the group says nothing, tells only that they are few.
    """
    is_counted = known.members >= LEAST
    return {
        "members": known.members if is_counted else typed,
        "few": bool(known.members and not is_counted and not typed),
        "learned": known.learned if known.learned >= LEAST else None,
    }


def told_of(page: "GroupPage") -> Mapping[str, Any]:
    """Return the same for a page: from its entry where it came along, else counted now."""
    card: Mapping[str, Any] | None = page.__dict__.get("known_card")
    return card if card is not None else told(page.members, page.counted)


def members_words(told: Mapping[str, Any]) -> str:
    """Say how many they are."""
    if told.get("few"):
        return _("fewer than %(count)d members") % {"count": LEAST}
    members = told.get("members")
    if not members:
        return ""
    return ngettext("%(count)s member", "%(count)s members", members) % {
        "count": group_digits(members)
    }


def learned_words(told: Mapping[str, Any]) -> str:
    """Say how many of them learned at a centre."""
    learned = told.get("learned")
    if not learned:
        return ""
    return ngettext(
        "%(count)s member learned at the centre", "%(count)s members learned at the centre", learned
    ) % {"count": group_digits(learned)}
