"""An institution's checklist as people read it: each of the four parts with a word, never a colour alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from portal.core.parts import Badge, Tone
from portal.core.thai_dates import format_date
from portal.core.turns import first_turn
from showcase.knowledge import freshness
from showcase.knowledge.links import site_name
from showcase.knowledge_bank.parts import BankPart, PartState
from showcase.models import KnowledgeBankPart, KnowledgeBankStatus

_TONES: dict[str, Tone] = {
    PartState.WORKING: "open",
    PartState.PLANNED: "soon",
    PartState.NONE: "off",
}


@dataclass(frozen=True)
class PartShown:
    """One part: how far it is, what there is, where it can be opened, when somebody looked."""

    name: str
    badge: Badge
    items: Sequence[str] = ()
    link: str = ""
    link_words: str = ""
    checked: str = ""
    is_old: bool = False


def parts_shown(bank: KnowledgeBankStatus, today: date) -> list[PartShown]:
    """All four parts in the handbook's order; what nobody looked at says so."""
    known = bank.by_part
    return [_shown(part, known.get(part), today) for part in BankPart]


def _shown(part: BankPart, row: KnowledgeBankPart | None, today: date) -> PartShown:
    if row is None:
        return PartShown(str(part.label), Badge("off", _("Nobody looked yet")))
    site = site_name(row.link) if row.link else ""
    return PartShown(
        name=str(part.label),
        badge=Badge(_TONES.get(row.state, "off"), str(PartState(row.state).label)),
        items=[str(item.label) for item in part.items if item in row.items],
        link=row.link,
        link_words=_("Open %(site)s") % {"site": site} if site else "",
        checked=_("Checked on %(date)s") % {"date": format_date(row.checked_on)},
        is_old=freshness.is_old(row.checked_on, today),
    )


def next_turn(banks: Sequence[KnowledgeBankStatus], today: date) -> datetime | None:
    """When the first of all these checks grows old."""
    turns = (
        freshness.next_turn(row.checked_on, today) for bank in banks for row in bank.parts.all()
    )
    return first_turn(turns)
