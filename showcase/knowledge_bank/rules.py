"""What is asked of a row of the checklist; pure, so that a form and a test ask the same."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.places.enums import UnitKind
from showcase.knowledge.links import is_safe
from showcase.knowledge_bank.parts import BankPart, PartState

#: Units that keep rows of institutions, and are none themselves.
OFFICES = frozenset(
    {UnitKind.DEPARTMENT, UnitKind.PROVINCE, UnitKind.PEO, UnitKind.SESAO, UnitKind.LAO}
)

Problem = tuple[str, str | Promise]


@dataclass(frozen=True)
class PartFacts:
    """What was typed about one part."""

    part: BankPart
    state: str = ""
    items: Collection[str] = field(default_factory=tuple)
    link: str = ""
    checked_on: date | None = None

    @property
    def is_known(self) -> bool:
        """Whether anything at all was said."""
        return bool(self.state or self.items or self.link or self.checked_on)


def part_problems(facts: PartFacts, today: date) -> Iterator[Problem]:
    """Yield what is wrong with a part: the name of the value, and what to do."""
    if not facts.is_known:
        return
    if facts.state not in PartState.values:
        yield "state", _("Choose how far this part is")
    if facts.state == PartState.WORKING and not facts.items:
        yield "items", _("Tick what is in use")
    if facts.state == PartState.NONE and facts.items:
        yield "items", _("“Not there yet” has no ticks: take them away, or choose another state")
    if set(facts.items) - set(facts.part.items):
        yield "items", _("Tick only what belongs to this part")
    if facts.link and facts.state != PartState.WORKING:
        yield "link", _("Only what is in use has an address that people can open")
    elif facts.link and not is_safe(facts.link):
        yield "link", _("Write an address that begins with https://")
    if facts.checked_on is None:
        yield "checked_on", _("Write the day on which somebody looked")
    elif facts.checked_on > today:
        yield "checked_on", _("This day is still to come")


def institution_problems(
    unit_kind: str, unit_province: str | None, institution: str, led_in: Mapping[str, str | None]
) -> Iterator[Problem]:
    """Yield what is wrong with whose row it is.

    A college or centre of the portal is the institution itself. An office keeps the rows of
    institutions that lead a CVM field and have no page of their own; ``led_in`` names those with
    the code of their province.
    """
    is_office = unit_kind in OFFICES
    if not is_office and institution:
        yield "institution", _("This unit is the institution itself: leave this empty")
    elif is_office and not institution:
        yield "institution", _("An office has no knowledge bank: choose whose it is")
    elif institution and institution not in led_in:
        yield "institution", _("Choose an institution of the list")
    elif institution and unit_province and led_in[institution] not in {None, unit_province}:
        yield "institution", _("This institution lies in another province")
