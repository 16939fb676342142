"""The reader's own sum and time on a source's page: asked in the address, no script needed."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from catalogue.funding import words
from catalogue.funding.repayment import MONTHS, Repayment, repayment
from catalogue.funding.source import EXAMPLE_BAHT, Source
from catalogue.funding.words import Pair
from portal.core.money import baht
from portal.core.parts import Choice
from portal.core.thai_numbers import group_digits, parse_integer
from search.filters.base import Parameters

BORROW, TIME = "borrow", "months"
#: What is offered, as far as the source lends for so long.
_TIMES = (6, 12, 24, 36, 60)
#: Nobody borrows more for a trade that is learned here.
_MOST = 10_000_000
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Calculation:
    """What was asked, and what it comes to."""

    #: What stands in the box: as it was typed, or the example's sum.
    typed: str
    times: Sequence[Choice]
    result: Repayment | None = None
    #: Why it cannot be computed, in words.
    problem: str = ""
    is_asked: bool = False

    @property
    def sums(self) -> list[Pair]:
        """The figures of the result."""
        if self.result is None:
            return []
        return [
            (_("Borrowed"), baht(self.result.amount)),
            (_("Paid back in all"), baht(self.result.total)),
            (_("The cost of it"), baht(self.result.interest)),
            (_("About each month"), baht(self.result.monthly)),
        ]


def calculate(source: Source, asked: Parameters) -> Calculation:
    """Read sum and time from the address and compute; a wrong sum is named and stays typed."""
    typed = _last(asked, BORROW)[:_LONGEST].strip()
    example = source.example
    offered = _offered(source)
    chosen = next((n for n in offered if str(n) == _last(asked, TIME)), None)
    months = chosen or (example.months if example else min(offered, key=_from_a_year))
    choices = [Choice(str(n), words.months_words(n), n == months) for n in offered]
    if example is None or not typed:
        return Calculation(group_digits(example.amount if example else EXAMPLE_BAHT), choices)
    amount = parse_integer(typed.replace("บาท", ""))
    problem = _problem(amount, source)
    if problem or amount is None:
        return Calculation(typed, choices, problem=problem, is_asked=True)
    result = repayment(amount, source.rate or Decimal(0), source.method, months)
    return Calculation(group_digits(amount), choices, result=result, is_asked=True)


def _problem(amount: int | None, source: Source) -> str:
    if amount is None or amount <= 0:
        return _("Write the sum in numbers, like 10,000")
    if source.least and amount < source.least:
        return _("This source lends from %(sum)s on") % {"sum": baht(source.least)}
    if amount > (source.most or _MOST):
        return _("This source lends at most %(sum)s") % {"sum": baht(source.most or _MOST)}
    return ""


def _offered(source: Source) -> list[int]:
    longest = source.term_months or _TIMES[-1]
    offered = {n for n in _TIMES if n <= longest}
    return sorted(offered | {min(longest, MONTHS)} | ({longest} if source.term_months else set()))


def _from_a_year(months: int) -> int:
    return abs(months - MONTHS)


def _last(asked: Parameters, key: str) -> str:
    values = asked.getlist(key)
    return values[-1] if values else ""
