"""The page that says which parts of the knowledge bank each institution has."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.http import QueryDict
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalogue.entries import unit_address
from catalogue.models import CvmFieldPage
from portal.core.parts import Choice, Link, Pages, Select
from portal.core.thai_dates import local_day
from portal.core.thai_numbers import group_digits
from portal.places import areas
from search.listings.numbered import pages_around
from showcase.knowledge import breadcrumbs
from showcase.knowledge_bank.asked import Asked, read
from showcase.knowledge_bank.parts import BankPart, PartState
from showcase.knowledge_bank.shown import PartShown, next_turn, parts_shown
from showcase.models import KnowledgeBankStatus

#: Four parts of an institution fill a phone's screen and more.
PER_PAGE = 10


@dataclass(frozen=True)
class PartSum:
    """One part over all institutions: what belongs to it, and how many have it."""

    name: str
    items: Sequence[str]
    counts: Sequence[str]


@dataclass(frozen=True)
class BankShown:
    """One institution with its four parts."""

    name: str
    place: str
    url: str
    parts: Sequence[PartShown]


@dataclass(frozen=True)
class BankBoard:
    """Everything on the page; a name, a province and a part in use leave some institutions out."""

    banks: Sequence[KnowledgeBankStatus]
    #: Name of an institution of the CVM list → the code of a field that it leads.
    fields: Mapping[str, str]
    at: datetime
    asked: Asked = field(default_factory=Asked)

    @property
    def title(self) -> str:
        """The heading."""
        return _("Knowledge banks of institutions: what is there already")

    @property
    def breadcrumbs(self) -> list[Link]:
        """The way back."""
        return breadcrumbs.of_item(_("Knowledge banks of institutions"))

    @property
    def expires_at(self) -> datetime | None:
        """When the first check grows old."""
        return next_turn(self.banks, local_day(self.at))

    @property
    def total(self) -> int:
        """How many institutions are known."""
        return len(self.banks)

    @property
    def selects(self) -> list[Select]:
        """The boxes: a province that has institutions, and a part that is in use."""
        asked, there = self.asked, {bank.province_id for bank in self.banks}
        provinces = [one for one in areas.province_choices() if one[0] in there]
        parts = [(part.value, str(part.label)) for part in BankPart]
        return [
            _select(
                "province", _("Province"), [("", _("All provinces")), *provinces], asked.province
            ),
            _select("part", _("Already in use"), [("", _("Whatever part")), *parts], asked.part),
        ]

    @cached_property
    def _in_province(self) -> list[KnowledgeBankStatus]:
        return [bank for bank in self.banks if self.asked.province in {"", bank.province_id}]

    @property
    def sums(self) -> list[PartSum]:
        """The four parts, each with how many institutions of the province have it."""
        return [
            PartSum(
                name=str(part.label),
                items=[str(item.label) for item in part.items],
                counts=self._counts(part),
            )
            for part in BankPart
        ]

    def _counts(self, part: BankPart) -> list[str]:
        banks = self._in_province
        states = [bank.by_part[part].state for bank in banks if part in bank.by_part]
        counts = [(str(state.label), states.count(state)) for state in PartState]
        counts.append((_("Nobody looked yet"), len(banks) - len(states)))
        return [
            _("%(state)s: %(count)s") % {"state": state, "count": group_digits(count)}
            for state, count in counts
            if count
        ]

    @cached_property
    def _found(self) -> list[KnowledgeBankStatus]:
        text = self.asked.text.casefold()
        return [
            bank
            for bank in self._in_province
            if text in bank.name.casefold() and (not self.asked.part or self._works(bank))
        ]

    @property
    def last_page(self) -> int:
        """How many numbered pages there are."""
        return max(1, -(-len(self._found) // PER_PAGE))

    @property
    def page(self) -> int:
        """The numbered page; beyond the end it is the last."""
        return min(self.asked.page, self.last_page)

    @property
    def pages(self) -> Pages | None:
        """The way to the others."""
        return pages_around(self.page, self.last_page, self.asked.with_page)

    @cached_property
    def shown(self) -> list[BankShown]:
        """The institutions of the page, by province."""
        today, end = local_day(self.at), self.page * PER_PAGE
        return [
            BankShown(
                name=bank.name,
                place=areas.place_label(bank.province_id or ""),
                url=self._url(bank),
                parts=parts_shown(bank, today),
            )
            for bank in self._found[end - PER_PAGE : end]
        ]

    def _works(self, bank: KnowledgeBankStatus) -> bool:
        row = bank.by_part.get(self.asked.part)
        return row is not None and row.state == PartState.WORKING

    def _url(self, bank: KnowledgeBankStatus) -> str:
        if not bank.institution:
            return unit_address(bank.unit)
        code = self.fields.get(bank.institution)
        return reverse("catalogue:cvm-detail", args=[code]) if code else ""

    @property
    def headline(self) -> str:
        """How many stand below, and of which part."""
        count = len(self._found)
        values = {"count": group_digits(count)}
        if self.asked.part:
            said = ngettext(
                "%(count)s institution where this is in use: %(part)s",
                "%(count)s institutions where this is in use: %(part)s",
                count,
            )
            return said % {**values, "part": BankPart(self.asked.part).label}
        return ngettext("%(count)s institution", "%(count)s institutions", count) % values

    @property
    def all_url(self) -> str:
        """All institutions again, while some are left out."""
        return reverse("showcase:knowledge-banks") if self.asked.narrows else ""


def _select(name: str, label: str, choices: Sequence[tuple[str, str]], chosen: str) -> Select:
    return Select(name, label, [Choice(code, words, code == chosen) for code, words in choices])


def bank_board(at: datetime, given: QueryDict) -> BankBoard:
    """Put the page together: two queries for the institutions, one for the fields they lead."""
    banks = list(KnowledgeBankStatus.objects.public().with_parts())
    named = [bank.institution for bank in banks if bank.institution]
    return BankBoard(
        banks=banks,
        fields=CvmFieldPage.objects.fields_of(named) if named else {},
        at=at,
        asked=read(given, {bank.province_id for bank in banks if bank.province_id}),
    )
