"""What a funding source must say before it is published."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Protocol

from django.utils.translation import gettext as _

from catalogue.funding.enums import FundingKind, InterestMethod, Reach
from portal.core.money import baht
from portal.places.models import OrgUnit

MAX_TITLE = 60
MAX_SUMMARY = 140

Problem = tuple[str, str]


class FundingText(Protocol):
    """What is judged: the values of the form."""

    funder: Any
    kind: Any
    summary: Any
    eligibility: Any
    min_amount_baht: Any
    max_amount_baht: Any
    interest_method: Any
    interest_rate: Any
    steps: Any
    apply_at: Any
    reach: Any
    verified_on: Any
    verified_role: Any


def problems(source: FundingText, unit: OrgUnit | None, today: date) -> Iterator[Problem]:
    """Yield (field, words) for each gap that could lead somebody astray about money."""
    for field, words in (
        ("funder", _("Write who gives the money, like ธนาคารออมสิน")),
        ("kind", _("Choose the kind of money")),
        ("summary", _("Write in one sentence what somebody gets")),
        ("eligibility", _("Write who can apply, one condition a line")),
        ("steps", _("Write how to apply, one step a line")),
        ("apply_at", _("Write where to apply")),
        ("reach", _("Choose where it can be used")),
    ):
        if not getattr(source, field):
            yield field, words
    if source.summary and len(source.summary) > MAX_SUMMARY:
        values = {"most": MAX_SUMMARY, "now": len(source.summary)}
        yield "summary", _("Use at most %(most)d letters; now there are %(now)d") % values
    yield from _sums(source)
    yield from _interest(source)
    yield from _places(source, unit)
    yield from _check(source, today)


def _sums(source: FundingText) -> Iterator[Problem]:
    least, most = source.min_amount_baht, source.max_amount_baht
    if least is not None and most is not None and least > most:
        yield (
            "min_amount_baht",
            _("The least, %(least)s, is more than the most, %(most)s: change one of them")
            % {"least": baht(least), "most": baht(most)},
        )


def _interest(source: FundingText) -> Iterator[Problem]:
    rate, method = source.interest_rate, source.interest_method
    if source.kind == FundingKind.GRANT:
        if rate:
            yield "interest_rate", _("Money that is kept has no interest: leave it empty")
        return
    if source.kind and not method:
        yield "interest_method", _("Choose how interest is counted; people compare by it")
    elif method == InterestMethod.NONE and rate:
        yield (
            "interest_rate",
            _("You chose “No interest”: leave this empty, or choose how it is counted"),
        )
    elif method in {InterestMethod.FLAT, InterestMethod.EFFECTIVE} and rate is None:
        yield "interest_rate", _("Write the interest in per cent a year, like 6")


def _places(source: FundingText, unit: OrgUnit | None) -> Iterator[Problem]:
    if source.reach == Reach.DISTRICT and (unit is None or not unit.district_id):
        yield "reach", _("This unit belongs to no district: choose the province or everywhere")
    elif source.reach == Reach.PROVINCE and (unit is None or not unit.province_id):
        yield "reach", _("This unit belongs to no province: choose everywhere")


def _check(source: FundingText, today: date) -> Iterator[Problem]:
    if source.verified_on is None:
        yield "verified_on", _("Write on which day you checked this with the funder")
    elif source.verified_on > today:
        yield "verified_on", _("This day is still to come: write the day on which it was checked")
    if source.verified_on is not None and not source.verified_role:
        yield "verified_role", _("Choose the role of whoever checked it")
