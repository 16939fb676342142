"""A funding source as cards, the finder and a course's page know it: read from its entry alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from catalogue.funding import freshness
from catalogue.funding.enums import FundingKind, InterestMethod
from catalogue.funding.repayment import MONTHS, Repayment, repayment

if TYPE_CHECKING:
    from catalogue.models import FundingSourcePage
    from search.models import Entry

#: What examples borrow, as far as a source lends it, and for how long at most.
EXAMPLE_BAHT = 10_000


@dataclass(frozen=True, slots=True)
class Source:
    """The facts of one source; no question to the database behind any of them."""

    code: str
    title: str
    summary: str
    url: str
    kind: str = ""
    funder: str = ""
    #: Codes of the finder; empty: everybody, everything.
    who: Sequence[str] = ()
    uses: Sequence[str] = ()
    groups: Sequence[str] = ()
    #: Who may ask, what to bring, where to apply: lines as they were typed.
    eligibility: Sequence[str] = ()
    documents: Sequence[str] = ()
    apply_at: Sequence[str] = ()
    apply_period: str = ""
    least: int | None = None
    most: int | None = None
    method: str = ""
    rate: Decimal | None = None
    term_months: int | None = None
    in_kind: Sequence[str] = ()
    place: str = ""
    province: str = ""
    district: str = ""
    verified_on: date | None = None
    closes_on: date | None = None

    @property
    def is_repaid(self) -> bool:
        """It is a loan, from a bank or from a group."""
        return self.kind != FundingKind.GRANT

    @property
    def knows_interest(self) -> bool:
        """Whether what it costs can be computed."""
        return self.method == InterestMethod.NONE or (bool(self.method) and self.rate is not None)

    @property
    def example(self) -> Repayment | None:
        """A sum that it lends and what is paid back for it; None where nobody can say."""
        return self.example_of(EXAMPLE_BAHT, MONTHS)

    def example_of(self, amount: int, months: int) -> Repayment | None:
        """Compute the nearest sum and time that it lends."""
        if not self.is_repaid or not self.knows_interest:
            return None
        amount = max(amount, self.least or 0)
        if self.most:
            amount = min(amount, self.most)
        months = min(months, self.term_months or months)
        return repayment(amount, self.rate or Decimal(0), self.method, months)

    @property
    def cost(self) -> Decimal:
        """What it costs, in baht for each baht and year; unknown costs come last."""
        if not self.is_repaid:
            return Decimal(-1)
        example = self.example
        if example is None:
            return Decimal(1000)
        return Decimal(example.interest) / example.amount * MONTHS / example.months

    def is_stale(self, today: date) -> bool:
        """Say whether readers must be warned that it may have changed."""
        return freshness.is_stale(self.verified_on, today)

    def is_closed(self, today: date) -> bool:
        """Say whether nobody can apply any more."""
        return freshness.is_closed(self.closes_on, today)

    def next_turn(self, today: date) -> datetime | None:
        """Return when it will next be shown otherwise."""
        return freshness.next_turn(self.verified_on, self.closes_on, today)


def card_of(page: "FundingSourcePage") -> dict[str, Any]:
    """Return what an entry keeps of a source besides titles and place."""
    return {
        "kind": page.kind,
        "funder": page.funder,
        "who": list(page.eligible_who),
        "uses": list(page.uses),
        "groups": list(page.groups),
        "eligibility": lines(page.eligibility),
        "documents": lines(page.documents),
        "apply_at": lines(page.apply_at),
        "apply_period": page.apply_period,
        "least": page.min_amount_baht,
        "most": page.max_amount_baht,
        "method": page.interest_method,
        "rate": str(page.interest_rate) if page.interest_rate is not None else None,
        "term_months": page.term_months,
        "in_kind": lines(page.in_kind),
        "verified_on": page.verified_on.isoformat() if page.verified_on else None,
        "closes_on": page.closes_on.isoformat() if page.closes_on else None,
    }


def source_of(entry: "Entry") -> Source:
    """Read a source from its entry."""
    card = entry.card
    return Source(
        code=entry.code,
        title=entry.shown_title,
        summary=entry.shown_summary,
        url=entry.url,
        place=entry.shown_place,
        province=entry.province_code,
        district=entry.district_code,
        **_facts(card),
    )


def source_of_page(
    page: "FundingSourcePage", *, place: str = "", province: str = "", district: str = ""
) -> Source:
    """Read a source from its page, drafts included."""
    return Source(
        code=page.code or "",
        title=page.shown_title,
        summary=page.shown_summary,
        url=reverse("catalogue:funding-detail", args=[page.code]) if page.code else "",
        place=place,
        province=province,
        district=district,
        **_facts(card_of(page)),
    )


def lines(text: str) -> list[str]:
    """Split a text into its lines, one thing each."""
    return [line.strip(" -•*") for line in text.splitlines() if line.strip(" -•*")]


_LISTS = ("who", "uses", "groups", "eligibility", "documents", "apply_at", "in_kind")
_NUMBERS = ("least", "most", "term_months")


def _facts(card: dict[str, Any]) -> dict[str, Any]:
    return {
        **{name: card.get(name) or "" for name in ("kind", "funder", "method", "apply_period")},
        **{name: tuple(card.get(name) or ()) for name in _LISTS},
        **{name: card.get(name) for name in _NUMBERS},
        "rate": _decimal(card.get("rate")),
        "verified_on": _day(card.get("verified_on")),
        "closes_on": _day(card.get("closes_on")),
    }


def _decimal(text: str | None) -> Decimal | None:
    try:
        return Decimal(text) if text else None
    except InvalidOperation:
        return None


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
