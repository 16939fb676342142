"""The market and the list of groups: filters, pills, cards, words, places beside."""

import pytest

from tests.factories.catalogue import make_course
from tests.factories.showcase import make_group, make_product, product_index
from tests.showcase.test_views_product import at, flat, soup

pytestmark = pytest.mark.django_db
LIST = "/th/products/"


def titles(page):
    """The names of the goods, in order."""
    return [one.get_text(strip=True) for one in page.select("#results .good h3")]


def test_card_names_price_group_place_and_course(client, tree):
    """A card has name, price / unit, group, province and course; no basket, no stars."""
    course = make_course(tree["d4704"], title="ย้อมคราม")
    make_product(tree["d4704"], group=make_group(tree["d4704"]), course=course)
    card = flat(soup(client, LIST).select_one(".good").get_text(" "))
    for words in ("390 บาท / ผืน", "กลุ่มครามบ้านถ้ำเต่า", "สกลนคร", "เรียนจาก ย้อมคราม"):
        assert words in card, words


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("category=food", ["ขนม"]),
        ("have=to_order", ["ขนม"]),
        ("group=commerce", ["ขนม"]),
        ("mark=otop", ["ผ้า"]),
        ("province=15", ["ขนม"]),
        ("q=ขนม", ["ขนม"]),
        ("category=unknown", ["ขนม", "ผ้า"]),
    ],
)
def test_listing_is_filtered(client, tree, query, expected):
    """Each filter finds its own; what nobody knows is dropped."""
    make_product(tree["d4704"], title="ผ้า")
    make_product(
        tree["d1501"],
        "to_order",
        title="ขนม",
        category="food",
        occupational_group="commerce",
        standards="",
    )
    assert titles(soup(client, f"{LIST}?{query}")) == expected


def test_pills_count_each_sort_of_product(client, tree):
    """Pills lead to each sort with its number, the current one is marked."""
    make_product(tree["d4704"])
    page = soup(client, f"{LIST}?category=cloth&province=47")
    pills = page.select(".pills .pill")
    current = [flat(pill.get_text(" ")) for pill in pills if pill.has_attr("aria-current")]
    assert current == ["ผ้าและเสื้อผ้า 1"]
    assert pills[0]["href"] == f"{LIST}?province=47"


def test_listing_warns_and_invites(client, tree):
    """Below the goods: nothing is paid here, and how to show one's own."""
    make_product(tree["d4704"])
    said = flat(soup(client, LIST).main.get_text(" "))
    assert "ไม่รับเงิน" in said and "มีสินค้าอยากขายไหม" in said


def test_story_stands_above_the_list_until_something_is_asked(client, site_tree):
    """The story that editors chose stands above the whole list only."""
    index = product_index()
    index.featured_group = make_group(site_tree["d4704"])
    index.save()
    make_product(site_tree["d4704"])
    assert soup(client, LIST).select(".feature")
    assert not soup(client, f"{LIST}?category=cloth").select(".feature")


def test_empty_list_offers_ways_on(client, tree):
    """Nothing found: said plainly, with the telephone; never a 404."""
    page = soup(client, f"{LIST}?q=zzzzzz")
    assert "ไม่พบสินค้า" in flat(page.select_one("#n").get_text())


def test_groups_are_listed_by_stage(client, tree):
    """The list of groups is filtered by stage, and a card says place and members."""
    make_group(tree["d4704"])
    make_group(tree["d4704"], title="กลุ่มใหม่", stage="starting")
    page = soup(client, "/th/groups/?stage=working")
    assert [one.get_text(strip=True) for one in page.select(".rows h3")] == ["กลุ่มครามบ้านถ้ำเต่า"]
    assert "6 คน" in flat(page.select_one(".rows").get_text(" "))


@pytest.mark.row("S4-06", "S4-20", "S4-22", "S0-37")
def test_group_page_says_who_they_are(client, tree):
    """Stage, legal form with number, members, roles without names, markets, awards, courses."""
    course = make_course(tree["d4704"], title="ย้อมคราม")
    group = make_group(
        tree["d4704"],
        courses=[course],
        stage="registered",
        legal_form="community_enterprise",
        registration_number="4-47-04-00/1-0001",
    )
    said = flat(soup(client, at(group)).main.get_text(" "))
    for words in (
        "วิสาหกิจชุมชน",
        "4-47-04-00/1-0001",
        "6 คน",
        "ประธาน 1 คน",
        "ทุกวันเสาร์",
        "ชนะเลิศ",
        "ย้อมคราม",
        "สมาชิกออมเงินด้วยกัน",
    ):
        assert words in said, words


def test_search_finds_products_and_groups(client, tree):
    """The search over the whole site finds both kinds, by the name of the group too."""
    make_product(tree["d4704"], group=make_group(tree["d4704"]))
    said = flat(soup(client, "/th/search/?q=ถ้ำเต่า").main.get_text())
    assert "ผ้าพันคอย้อมคราม" in said and "กลุ่มครามบ้านถ้ำเต่า" in said


def test_feed_api_and_sitemap_know_the_kinds(client, tree):
    """What is listed is followed, harvested and mapped by the means that all kinds share."""
    product = make_product(tree["d4704"])
    assert product.code in client.get("/api/v1/products").content.decode() or client.get(
        "/api/v1/product"
    ).status_code in {200, 404}
    menu = soup(client, LIST).select_one('.nav a[href="/th/products/"]')
    assert menu["aria-current"] == "page"


def test_front_page_shows_the_newest_products(client, site_tree):
    """The front page has a shelf of products once there are any."""
    make_product(site_tree["d4704"])
    assert "ผ้าพันคอย้อมคราม" in flat(soup(client, "/th/").main.get_text(" "))
