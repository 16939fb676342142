"""Knowledge banks as the public sees them: on a page of their own, and on the institution's."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from catalogue.models import ProvincePage
from portal.places.models import OrgUnit
from tests.factories.catalogue import make_provider
from tests.factories.events import make_field
from tests.factories.knowledge import make_bank

pytestmark = pytest.mark.django_db
BANKS = "/th/knowledge/banks/"


def soup(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, address
    return BeautifulSoup(answer.content, "html5lib")


def flat(node):
    return " ".join(node.get_text(" ").replace("\u200b", "").replace("\u2060", "").split())


@pytest.fixture
def college(tree):
    """The page of a college in Sakon Nakhon."""
    return make_provider(ProvincePage.objects.get(province="47"), title="วิทยาลัยสาธิต")


@pytest.mark.row("S3-17")
def test_page_says_which_parts_each_institution_has(client, college):
    """Four parts by name, each with its state in words, what there is, where, and since when known."""
    make_bank(
        college.unit,
        {
            "learning_system": {
                "state": "working",
                "items": ["e_book", "simulator"],
                "link": "https://learn.example.go.th/",
            },
            "collaboration": "planned",
            "management_system": "none",
        },
    )
    article = soup(client, BANKS).select_one("main article")
    assert article.h3.a["href"] == college.get_url()
    parts = [flat(one) for one in article.select(".bank > li")]
    assert len(parts) == 4
    assert "โครงสร้างพื้นฐาน" in parts[0] and "ยังไม่มีใครตรวจ" in parts[0]
    assert "ระบบการเรียนรู้ ใช้งานแล้ว E-Book · โปรแกรมจำลอง (Simulator)" in parts[1]
    assert "ตรวจล่าสุด" in parts[1]
    assert article.select_one('a[href="https://learn.example.go.th/"]')
    assert "มีแผนแล้ว" in parts[2] and "ยังไม่มี" in parts[3]


@pytest.mark.row("S3-17")
def test_institutions_own_page_says_it(client, college):
    """Whoever reads about the college, or about a CVM field it leads, finds its knowledge bank."""
    field = make_field(institution="วิทยาลัยสาธิต", province_id="47")
    other = make_field(18, institution="วิทยาลัยอื่น", province_id="47")
    make_bank(college.unit, {"learning_system": "working"})
    make_bank(OrgUnit.objects.get(code="p47"), {"collaboration": "working"}, institution="วิทยาลัยอื่น")
    for page, said in (
        (college, "ระบบการเรียนรู้ ใช้งานแล้ว"),
        (field, "ระบบการเรียนรู้ ใช้งานแล้ว"),
        (other, "ความร่วมมือ ใช้งานแล้ว"),
    ):
        section = soup(client, page.get_url()).select_one("section[aria-labelledby=h-bank]")
        assert said in flat(section), page
        assert section.select_one(f'a[href="{BANKS}"]')
    names = [one.a["href"] for one in soup(client, BANKS).select("main article h3")]
    assert sorted(names) == sorted([college.get_url(), other.get_url()])


def test_what_is_not_public_is_nowhere(client, college):
    """Until the institution agrees, neither list nor page says anything."""
    make_bank(college.unit, {"learning_system": "working"}, is_public=False)
    assert not soup(client, BANKS).select("main article")
    assert "h-bank" not in str(soup(client, college.get_url()))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", 2),
        ("?part=learning_system", 1),
        ("?part=collaboration", 0),
        ("?part=nothing", 2),
        ("?province=47", 2),
        ("?province=47&part=learning_system", 1),
        ("?province=21", 2),
    ],
)
def test_page_is_filtered_by_what_is_in_use(client, college, query, found):
    """A part leaves those in which it is in use; an unknown part, an empty province leave all."""
    second = make_provider(ProvincePage.objects.get(province="47"), title="วิทยาลัยที่สอง")
    make_bank(college.unit, {"learning_system": "working"})
    make_bank(second.unit, {"learning_system": "planned"})
    page = soup(client, f"{BANKS}{query}")
    assert len(page.select("main article")) == found
    assert "ใช้งานแล้ว 1 แห่ง มีแผนแล้ว 1 แห่ง" in flat(page.select("main .bank")[0])


@pytest.mark.parametrize(
    ("query", "found"), [("?q=สาธิต", 1), ("?q=วิทยาลัย", 2), ("?q=ไม่มี", 0), ("?q=%00", 2)]
)
def test_institution_is_found_by_its_name(client, college, query, found):
    """Part of the name is enough; what was typed stays, and an empty answer says what to try."""
    make_bank(college.unit, {"learning_system": "working"})
    make_bank(OrgUnit.objects.get(code="p47"), institution="วิทยาลัยอื่น")
    page = soup(client, f"{BANKS}{query}")
    assert len(page.select("main article")) == found
    assert ("ลองพิมพ์ชื่อสั้นลง" in flat(page.main)) == (not found)
    typed = query.removeprefix("?q=")
    assert page.select_one("#q")["value"] == ("" if typed == "%00" else typed)


def test_many_institutions_stand_on_numbered_pages(client, tree):
    """Ten at a time; the pages keep what was asked, a number beyond the end shows the last."""
    unit = OrgUnit.objects.get(code="p47")
    for number in range(11):
        make_bank(unit, {"collaboration": "working"}, institution=f"วิทยาลัยที่ {number}")
    first = soup(client, f"{BANKS}?part=collaboration")
    assert len(first.select("main article")) == 10
    assert "11" in flat(first.select_one("#h-banks"))
    following = first.select_one("nav.pages a[rel=next]")["href"]
    assert following == f"{BANKS}?part=collaboration&page=2#h-banks"
    for address in (following, f"{BANKS}?part=collaboration&page=999"):
        assert len(soup(client, address).select("main article")) == 1
    assert not soup(client, f"{BANKS}?q=10").select("nav.pages")


def test_check_of_more_than_a_year_ago_says_so(client, college):
    """Readers are warned the day after a year."""
    old = timezone.localdate() - timedelta(days=366)
    make_bank(college.unit, {"collaboration": {"state": "planned", "checked_on": old}})
    assert "ข้อมูลอาจเก่า" in flat(soup(client, BANKS).select_one("main article"))


def test_list_of_knowledge_leads_to_the_banks(client, tree, site_tree):
    """The way there, and an honest word while nothing is known; English as well."""
    assert soup(client, "/th/knowledge/").select_one(f'main a[href="{BANKS}"]')
    assert "ยังไม่มี" in flat(soup(client, BANKS).main)
    assert "Infrastructure" in flat(soup(client, "/en/knowledge/banks/").main)
