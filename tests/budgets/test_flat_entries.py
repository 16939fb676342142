"""The pages of `make flat`, in small: among ten made-up entries and among three hundred."""

import pytest

from measuring.bulk_store import places, write
from measuring.flat import pages_of
from measuring.showcase_store import entries, hubs
from tests.budgets.budgets import most_queries
from tests.factories.catalogue import make_course, make_run
from tests.factories.funding import make_source
from tests.factories.knowledge import make_knowledge
from tests.factories.practice import make_practice
from tests.factories.showcase import make_group, make_product

pytestmark = [pytest.mark.budget, pytest.mark.django_db]

FEW, MANY = 10, 300
#: Where a small store has nothing, or one page, other things are asked than in a large one.
MAY_DIFFER = ("filtered", "ticked", "district", "nearest", "deep", "search")


@pytest.fixture
def where(site_tree):
    """One of each kind, tied together: what the others are made like, and what many of them name."""
    centre = site_tree["d4704"]
    course, source = make_course(centre), make_source(centre)
    make_run(course, "open")
    group = make_group(centre)
    product = make_product(centre, group=group, course=course, funding=source)
    make_practice(centre, course=course, policies=False)
    make_knowledge(centre, courses=[course])
    assert hubs().codes["product"] == product.code
    return hubs().addressed


def test_pages_cost_the_same_among_ten_entries_and_three_hundred(cost, where):
    """No page takes more statements when there is more, and none more than its budget."""
    made = list(enumerate(entries(MANY, places())))
    counts = {}
    for start, stop in ((0, FEW), (FEW, MANY)):
        write(made[start:stop])
        for page in pages_of(where):
            counts.setdefault(page, []).append(len(cost(page.path(1))))
    over = {
        page.name: costs for page, costs in counts.items() if costs[1] > most_queries(page.budget)
    }
    assert not over
    grown = {
        page.name: costs
        for page, costs in counts.items()
        if costs[1] > costs[0] and not page.name.endswith(MAY_DIFFER)
    }
    assert not grown
