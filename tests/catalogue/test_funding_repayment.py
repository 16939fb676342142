"""What a borrowed sum comes to: every way of counting interest, to the baht."""

from decimal import Decimal

import pytest

from catalogue.funding.repayment import repayment

#: sum, per cent a year, how it is counted, months → paid back in all, a month.
#: Effective rates were computed by hand from the annuity formula.
TABLE = [
    (10_000, "6", "flat", 12, 10_600, 884),
    (10_000, "3", "flat", 12, 10_300, 859),
    (10_000, "6", "flat", 24, 11_200, 467),
    (10_000, "6", "flat", 6, 10_300, 1_717),
    (10_000, "6", "flat", 1, 10_050, 10_050),
    (10_000, "12", "effective", 12, 10_662, 889),
    (10_000, "6", "effective", 12, 10_328, 861),
    (50_000, "7", "effective", 24, 53_727, 2_239),
    (10_000, "6", "effective", 1, 10_050, 10_050),
    (10_000, "0", "flat", 12, 10_000, 834),
    (10_000, "0", "effective", 12, 10_000, 834),
    (10_000, "0", "none", 10, 10_000, 1_000),
    (10_000, "6", "none", 12, 10_000, 834),
    (1, "36", "flat", 1, 1, 2),
    (333, "1.25", "flat", 7, 335, 48),
    (100, "6", "flat", 1, 101, 101),
    (2_000_000_000, "36", "effective", 480, 28_800_019_839, 60_000_042),
]


@pytest.mark.parametrize(("amount", "rate", "method", "months", "total", "monthly"), TABLE)
def test_repayment_is_computed_to_the_baht(amount, rate, method, months, total, monthly):
    """All to the nearest baht, half up; a month rounded up, so that the parts pay the whole."""
    found = repayment(amount, Decimal(rate), method, months)
    assert (found.total, found.monthly) == (total, monthly)
    assert found.interest == total - amount
    assert found.monthly * months >= found.total - 1


def test_flat_costs_more_than_effective():
    """The same rate costs about twice as much when it is counted flat: what the page warns of."""
    flat = repayment(10_000, Decimal(6), "flat", 12)
    effective = repayment(10_000, Decimal(6), "effective", 12)
    assert 1.7 < flat.interest / effective.interest < 2


@pytest.mark.parametrize(
    ("amount", "rate", "months"),
    [(0, "6", 12), (-1, "6", 12), (10_000, "6", 0), (10_000, "-1", 12)],
)
def test_nothing_that_cannot_be_borrowed_is_computed(amount, rate, months):
    """No sum, no time and a negative rate are the caller's mistake."""
    with pytest.raises(ValueError, match="can be borrowed"):
        repayment(amount, Decimal(rate), "flat", months)
