"""What the tests of the Thai analysis share."""

import pytest

from tests.search.thai.ten_pages import TenPages


@pytest.fixture(scope="session")
def ten_pages():
    """Ten analysed pages with a planner."""
    return TenPages()
