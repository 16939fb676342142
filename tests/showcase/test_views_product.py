"""What a buyer sees of a product: price, contact, warning, story, facts, thread."""

import json

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils.translation import override

from tests.factories.catalogue import make_course, make_partner
from tests.factories.funding import make_source
from tests.factories.showcase import make_group, make_product

pytestmark = pytest.mark.django_db


def at(page, language="th"):
    """The address of a page."""
    with override(language):
        return page.get_url()


def soup(client, address):
    """The page behind an address."""
    answer = client.get(address)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html5lib")


def flat(text):
    """Text as it is read: no marks for line breaks, single blanks."""
    return " ".join(text.replace("\u200b", "").replace("\u2060", "").replace("\xa0", " ").split())


@pytest.mark.row("S0-12", "S0-13", "S2-19")
def test_product_says_what_a_buyer_needs(client, tree):
    """Price, unit, stock, how to order, story, details, marks with numbers, market days."""
    group = make_group(tree["d4704"])
    page = soup(client, at(make_product(tree["d4704"], group=group)))
    said = flat(page.main.get_text(" "))
    for words in (
        "390 บาท / ผืน",
        "มีของ 9 ผืน",
        "เราหกคนเรียนย้อมคราม",
        "ลายก้นหอย",
        "ฝ้ายทอมือ",
        "17/2566",
        "4 ดาว ปี 2568",
        "ทุกวันเสาร์",
        "กลุ่มครามบ้านถ้ำเต่า",
    ):
        assert words in said, words
    assert page.select('.split__facts a[href="tel:+66810000000"]')
    assert page.select('a[href="https://line.me/R/ti/p/%40kram-thamtao"]')
    shop = page.select_one('a[href="https://www.facebook.com/example"]')
    assert "Facebook" in shop.get_text() and "เว็บไซต์ภายนอก" in flat(shop.get_text())


@pytest.mark.row("S0-37")
def test_product_tells_how_it_was_raised_to_a_standard(client, tree):
    """What it was before and after, each step with its year, in Arabic digits."""
    product = make_product(tree["d4704"], milestones="๒๕๖๗ ขายในหมู่บ้าน\n2568 ได้ มผช.")
    page = soup(client, at(product))
    steps = [flat(step.get_text()) for step in page.select("ol.l li")]
    assert steps == ["2567 ขายในหมู่บ้าน", "2568 ได้ มผช."]


@pytest.mark.row("S0-12")
@pytest.mark.parametrize(
    ("category", "standards", "is_said"),
    [("food", "", True), ("herb", "มผช. 17/2566", True), ("cloth", "", False),
     ("food", "อย. 00-0-00000-0-0000", False)],
)  # fmt: skip
def test_food_without_number_says_so(client, tree, category, standards, is_said):
    """Buyers see that the maker gave no food serial number; nobody asks for one of a scarf."""
    product = make_product(tree["d4704"], category=category, standards=standards)
    said = flat(soup(client, at(product)).main.get_text(" "))
    assert ("ยังไม่ได้แจ้งเลข" in said) == is_said


@pytest.mark.parametrize("state", ["in_stock", "to_order", "sold_out", "ended", "to_ask"])
def test_warning_stands_beside_every_contact(client, tree, state):
    """Whatever its state, the page says that nothing is paid here and where to report."""
    product = make_product(tree["d4704"], state, group=make_group(tree["d4704"]))
    page = soup(client, at(product))
    warning = page.select_one(".split__facts .notice--warn")
    assert "ไม่รับเงิน" in flat(warning.get_text())
    assert warning.a["href"] == f"/th/report/product/{product.code}/?fact=scam"


def test_product_without_price_is_asked_for(client, tree):
    """No price: "ask for the price", no unit, and no offer for machines."""
    page = soup(client, at(make_product(tree["d4704"], "to_ask", group=make_group(tree["d4704"]))))
    assert flat(page.select_one(".price--big").get_text()) == "ถามราคา"
    data = json.loads(page.select_one('script[type="application/ld+json"]').string)["@graph"]
    assert data[0]["@type"] == "Product" and "offers" not in data[0]


def test_structured_data_of_a_priced_product(client, tree):
    """Machines read price, currency, availability, maker and marks."""
    page = soup(client, at(make_product(tree["d4704"], group=make_group(tree["d4704"]))))
    product, way = json.loads(page.select_one('script[type="application/ld+json"]').string)[
        "@graph"
    ]
    assert product["offers"]["price"] == "390.00" and product["offers"]["priceCurrency"] == "THB"
    assert product["offers"]["availability"].endswith("InStock")
    assert product["manufacturer"]["name"] == "กลุ่มครามบ้านถ้ำเต่า"
    assert product["hasCertification"][0]["certificationIdentification"] == "17/2566"
    assert [item["name"] for item in way["itemListElement"]][1:] == [
        "สินค้าชุมชน",
        "ผ้าและเสื้อผ้า",
        "ผ้าพันคอย้อมคราม",
    ]


def test_product_that_is_no_longer_made_leads_to_others(client, tree):
    """Nothing to order: no order button, no bottom bar, a way to others of its sort."""
    page = soup(client, at(make_product(tree["d4704"], "ended", group=make_group(tree["d4704"]))))
    assert not page.select(".dock") and not page.select('.split__facts a[href^="tel:"]')
    assert page.select('a[href="/th/products/?category=cloth"]')


def test_own_contact_comes_before_that_of_the_group(client, tree):
    """The product's own number stands first, the group's next, the centre's where neither has one."""
    group = make_group(tree["d4704"])
    own = make_product(tree["d4704"], group=group, phone="0820000000", is_contact_agreed=True)
    assert soup(client, at(own)).select('.split__facts a[href="tel:+66820000000"]')
    alone = make_product(tree["d4704"], title="ของคนเดียว")
    said = flat(soup(client, at(alone)).select_one(".split__facts").get_text(" "))
    assert "รับสาย" in said


@pytest.mark.parametrize(("months", "is_old"), [(11, False), (12, True), (0, False)])
def test_contact_grows_old_after_twelve_months(client, tree, months, is_old, time_machine):
    """A number that nobody confirmed for a year is said to be old; until then its month stands."""
    time_machine.move_to("2026-11-21T05:00:00+00:00")
    day = {11: "2025-12-01", 12: "2025-11-21", 0: "2026-11-21"}[months]
    group = make_group(tree["d4704"], contact_confirmed_on=day)
    page = soup(client, at(make_product(tree["d4704"], group=group)))
    facts = flat(page.select_one(".split__facts").get_text(" "))
    assert "ยืนยันเบอร์โทรล่าสุด" in facts
    assert ("ไม่มีใครยืนยัน" in facts) is is_old


def test_thread_ties_all_four_knots(client, tree):
    """Learn, make, sell, fund, in this order; only this page's knot is no link."""
    course, source = make_course(tree["d4704"]), make_source(tree["d4704"])
    group = make_group(tree["d4704"])
    product = make_product(tree["d4704"], group=group, course=course, funding=source)
    knots = soup(client, at(product)).select(".thread li")
    assert [bool(knot.select("a[href^='/th/']")) for knot in knots] == [True, True, False, True]
    assert "here" in knots[2]["class"]
    assert knots[0].a["href"] == at(course) and knots[3].a["href"] == at(source)


def test_other_things_of_the_group_stand_below(client, tree):
    """The page shows what else the group makes, and never itself."""
    group = make_group(tree["d4704"])
    product = make_product(tree["d4704"], group=group)
    make_product(tree["d4704"], title="เสื้อคราม", group=group)
    page = soup(client, at(product))
    assert [one.get_text(strip=True) for one in page.select(".goods h3")] == ["เสื้อคราม"]


def test_public_partners_are_credited(client, tree, units):
    """A partner that is shown to everybody is named, another is not."""
    shown = make_partner(units["d4704"], name_th="วิทยาลัยตัวอย่าง")
    hidden = make_partner(units["d4704"], name_th="ภาคีที่ไม่เปิดเผย", is_public=False)
    said = flat(
        soup(client, at(make_product(tree["d4704"], partners=[shown, hidden]))).main.get_text()
    )
    assert "วิทยาลัยตัวอย่าง" in said and "ภาคีที่ไม่เปิดเผย" not in said


@pytest.mark.row("S1-15")
def test_share_kit_has_caption_and_short_link(client, tree):
    """What to post: name, price, maker, place and the short link."""
    product = make_product(tree["d4704"], group=make_group(tree["d4704"]))
    page = soup(client, at(product))
    caption = page.select_one("#caption").get_text()
    for words in ("ผ้าพันคอย้อมคราม", "390", "กลุ่มครามบ้านถ้ำเต่า", f"/p/{product.code.upper()}"):
        assert words in caption


@pytest.mark.parametrize("typed", ["{}", "upper", "blank"])
def test_short_link_leads_to_the_product(client, tree, typed):
    """/p/CODE in capital and small letters, with a blank for the hyphen; unknown codes are 404."""
    product = make_product(tree["d4704"])
    code = {"upper": product.code.upper(), "blank": product.code.replace("-", " ")}.get(
        typed, product.code
    )
    answer = client.get(reverse("product-short", args=[code]))
    assert answer.status_code == 302 and answer["Location"] == at(product)
    assert client.get("/p/xxx-2222").status_code == 404
    assert client.get(f"/th/products/{product.code.upper()}/")["Location"] == at(product)


def test_draft_is_not_found(client, tree):
    """What is not published has no page and no short link."""
    product = make_product(tree["d4704"], live=False)
    assert client.get(f"/th/products/{product.code}/").status_code == 404
    assert client.get(f"/p/{product.code}").status_code == 404


def test_english_page_marks_what_is_thai(client, tree):
    """Under English chrome the English title stands, Thai words are marked as Thai."""
    product = make_product(tree["d4704"], group=make_group(tree["d4704"]))
    page = soup(client, at(product, "en"))
    assert page.h1.get_text(strip=True) == "Indigo scarf"
    marked = page.find(string=lambda words: words and "ไปรษณีย์" in words)
    assert marked.find_parent(attrs={"lang": "th"})


@pytest.mark.parametrize(
    ("state", "is_ordered"), [("in_stock", True), ("to_order", True), ("sold_out", False)]
)
def test_what_is_sold_out_is_asked_for_and_not_ordered(client, tree, state, is_ordered):
    """The buttons to call stay: somebody may want to know when there is some again."""
    page = make_product(tree["d4704"], state, phone="0810000000", is_contact_agreed=True)
    main = soup(client, at(page))
    calls = [flat(one.get_text()) for one in main.select("a[href^='tel:+66810000000']")]
    assert len(calls) == 2
    assert all(("สั่ง" in words) == is_ordered for words in calls), calls


def test_product_that_stands_alone_leads_on(client, tree):
    """No thread, nothing near: still ways to learn such a thing, to others of its sort, to money."""
    page = soup(client, at(make_product(tree["d4704"])))
    assert not page.select(".thread")
    ways = {one["href"] for one in page.select("section[aria-labelledby=h-on] a")}
    assert ways == {
        "/th/courses/?group=creative",
        "/th/products/?category=cloth",
        "/th/funding/find/",
    }
