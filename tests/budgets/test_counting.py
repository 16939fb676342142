"""The guards themselves: a page that grows or costs too much is noticed."""

import pytest

from tests.budgets.counting import hold_to, prove_flat

pytestmark = pytest.mark.budget


def test_page_that_grows_is_noticed():
    """A statement for each row fails the proof, and the statement is named."""
    rows = []
    with pytest.raises(AssertionError, match="SELECT of a row"):
        prove_flat(
            lambda _address: ["SELECT list", *("SELECT of a row" for _row in rows)],
            "/",
            rows.append,
        )


def test_page_that_grows_late_is_noticed():
    """A page that is flat up to five rows and dearer at fifty fails too."""
    rows = []
    with pytest.raises(AssertionError, match="50: 2"):
        prove_flat(lambda _address: ["SELECT"] * (1 + (len(rows) > 5)), "/", rows.append)


def test_page_over_its_budget_is_noticed():
    """One statement more than the budget fails and all are listed; as many as allowed do not."""
    hold_to(lambda _address: ["SELECT a", "SELECT b"], "/", 2)
    with pytest.raises(AssertionError, match=r"2\. SELECT b"):
        hold_to(lambda _address: ["SELECT a", "SELECT b"], "/", 1)
