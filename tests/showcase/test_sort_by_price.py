"""The market sorted by price: cheapest or dearest first, what must be asked for last in both."""

import pytest

from search.engines.database import hits
from search.models import Entry
from tests.factories.showcase import make_product
from tests.showcase.test_views_lists import LIST, titles
from tests.showcase.test_views_product import flat, soup

pytestmark = pytest.mark.django_db

PRICES = {"กลาง": 390, "ถูก": 25.50, "แพง": 1250, "ถูกเท่ากัน": 25.50, "ถาม": None}
UP = ["ถูกเท่ากัน", "ถูก", "กลาง", "แพง", "ถาม"]
DOWN = ["แพง", "กลาง", "ถูกเท่ากัน", "ถูก", "ถาม"]


@pytest.fixture
def goods(tree):
    """Five products, two of one price, one without."""
    for title, price in PRICES.items():
        state = "to_ask" if price is None else "in_stock"
        fields = {} if price is None else {"price_baht": price}
        make_product(tree["d4704"], state, title=title, **fields)


@pytest.mark.parametrize(("sort", "expected"), [("price", UP), ("price-down", DOWN)])
@pytest.mark.parametrize("most_sorted", [2_000, 0], ids=["few are sorted", "many are walked"])
def test_prices_are_in_order_and_ask_is_last(
    client, goods, monkeypatch, sort, expected, most_sorted
):
    """Both ways to read a page of results agree: by price, then newest, then without a price."""
    monkeypatch.setattr(hits, "FEW", most_sorted)
    assert titles(soup(client, f"{LIST}?sort={sort}")) == expected


@pytest.mark.parametrize("most_sorted", [2_000, 0], ids=["few are sorted", "many are walked"])
def test_pages_follow_each_other(client, tree, monkeypatch, most_sorted):
    """Over two pages each product stands once, the last ones of the first page before the second's."""
    monkeypatch.setattr(hits, "FEW", most_sorted)
    for number in range(30):
        state = "to_ask" if number % 5 == 4 else "in_stock"
        fields = {} if state == "to_ask" else {"price_baht": 10 + number % 7}
        make_product(tree["d4704"], state, title=f"ของ {number}", **fields)
    found = [
        one for page in (1, 2) for one in titles(soup(client, f"{LIST}?sort=price&page={page}"))
    ]
    assert len(found) == len(set(found)) == 30
    last = [int(title.split()[1]) % 5 == 4 for title in found]
    assert last == sorted(last)


def test_both_directions_are_offered_with_the_filters_kept(client, goods):
    """The links to sort by price keep what is ticked, and name their direction."""
    page = soup(client, f"{LIST}?province=47&have=in_stock&sort=price")
    links = {flat(one.get_text()): one for one in page.select(".sort a")}
    assert "sort=price-down" in links["ราคาสูงไปต่ำ"]["href"]
    assert "province=47" in links["ราคาสูงไปต่ำ"]["href"]
    assert flat(page.select_one(".sort b[aria-current=true]").get_text()) == "ราคาต่ำไปสูง"


def test_entry_keeps_the_price_as_a_whole_number(goods):
    """Satang, so that every engine sorts alike; nothing where there is no price."""
    kept = dict(Entry.objects.of_kind("product").values_list("title", "price_satang"))
    assert (kept["ถูก"], kept["แพง"], kept["ถาม"]) == (2550, 125000, None)


@pytest.mark.parametrize("sort", ["newest", "price", "price-down"])
def test_every_order_costs_the_same(client, goods, django_assert_max_num_queries, sort):
    """The order changes no number of statements."""
    client.get(LIST)
    with django_assert_max_num_queries(6):
        client.get(f"{LIST}?sort={sort}")
