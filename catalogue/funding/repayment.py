"""What a borrowed sum costs in the end: one function for page, card, finder and tests."""

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal

from catalogue.funding.enums import InterestMethod

MONTHS = 12
_BAHT = Decimal(1)
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Repayment:
    """A sum that was borrowed and what is paid back for it, in whole baht."""

    amount: int
    months: int
    #: Everything that is paid back, to the nearest baht.
    total: int
    #: What is paid each month, rounded up: so many times it is never less than the total.
    monthly: int

    @property
    def interest(self) -> int:
        """What the money costs."""
        return self.total - self.amount


def repayment(amount: int, rate: Decimal, method: str, months: int) -> Repayment:
    """Compute what is paid back, in equal monthly parts, at a rate in per cent a year.

    Flat: the rate on the whole sum, for all months. Effective: only on what is still owed.
    """
    if amount <= 0 or months <= 0 or rate < 0:
        raise ValueError("a sum, a number of months and a rate that can be borrowed at")
    principal = Decimal(amount)
    if method == InterestMethod.NONE or rate == 0:
        total = principal
    elif method == InterestMethod.FLAT:
        total = principal + principal * rate / _HUNDRED * months / MONTHS
    else:
        total = _annuity(principal, rate, months) * months
    return Repayment(
        amount=amount,
        months=months,
        total=int(total.quantize(_BAHT, ROUND_HALF_UP)),
        monthly=int((total / months).quantize(_BAHT, ROUND_CEILING)),
    )


def _annuity(principal: Decimal, rate: Decimal, months: int) -> Decimal:
    """Return the equal monthly part that pays a sum off with interest on the rest."""
    monthly_rate = rate / _HUNDRED / MONTHS
    return principal * monthly_rate / (1 - (1 + monthly_rate) ** -months)
