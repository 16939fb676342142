"""The pages about funding: the listing and its filters, one source, and its way to and from courses."""

import json
from datetime import date

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.utils.translation import override

from tests.factories.catalogue import bangkok, make_course, make_run
from tests.factories.funding import make_national, make_source

pytestmark = pytest.mark.usefixtures("saturday")


LIST = "/th/funding/"


def soup(client, address, status=200):
    response = client.get(address)
    assert response.status_code == status
    return BeautifulSoup(response.content, "html5lib")


def flat(words):
    """Leave blanks out: protected words stand in elements of their own."""
    return "".join(words.split())


class Said(str):
    """What a page says, without blanks; ``in`` leaves them out of the question as well."""

    def __contains__(self, words):
        return super().__contains__(flat(words))


def text(client, address):
    return Said(flat(soup(client, address).main.get_text()))


def at(page, language="th"):
    """The address in a language: a request before leaves its own behind."""
    with override(language):
        return page.get_url()


def titles(client, address):
    return [one.get_text(strip=True) for one in soup(client, address).select("#results .rows h3")]


@pytest.mark.row("S0-39")
def test_source_says_all_that_one_decides_by(client, tree):
    """Funder's limit, interest, time, guarantor, papers, steps, place and the day of the check."""
    source = make_source(tree["d4704"], verified_on=date(2026, 3, 3))
    page = text(client, at(source))
    for words in (
        "เงินกู้ตั้งต้นอาชีพ", "ไม่เกิน 50,000 บาท", "ดอกเบี้ยร้อยละ 6 ต่อปี คิดแบบคงที่", "ไม่เกิน 2 ปี",
        "คนค้ำประกัน 1 คน", "บัตรประชาชน", "โทรนัดเจ้าหน้าที่", "สาขาธนาคารในอำเภอ", "อ.พรรณานิคม",
        "อายุ 20 ปีขึ้นไป", "3 มี.ค. 2569", "เจ้าหน้าที่",
    ):  # fmt: skip
        assert words in page, words


@pytest.mark.row("S0-40")
def test_source_explains_what_a_loan_costs(client, tree):
    """A sum, what is paid back, how interest is counted, and what to think of before borrowing."""
    page = text(client, at(make_source(tree["d4704"])))
    assert "กู้ 10,000 บาท คืนรวมประมาณ 10,600 บาท ใน 1 ปี" in page
    assert "ผ่อนเดือนละ 884 บาท" in page
    assert "คิดดอกเบี้ยจากเงินก้อนแรกจนจบ" in page
    assert "คิดก่อนกู้ 5 ข้อ" in page
    assert "ไม่ขอรหัส OTP" in page
    assert "คิดก่อนกู้ 5 ข้อ" in text(client, LIST)


OWN_SUMS = [
    ("20000", "24", "22,400 บาท"),
    ("๒๐,๐๐๐ บาท", "24", "22,400 บาท"),
    ("50000", "6", "51,500 บาท"),
    ("60000", "12", "แหล่งนี้ให้ไม่เกิน 50,000 บาท"),
    ("0", "12", "เป็นตัวเลข"),
    ("-5", "12", "เป็นตัวเลข"),
    ("มาก", "12", "เป็นตัวเลข"),
    ("9" * 60, "12", "เป็นตัวเลข"),
    ("20000", "999", "21,200 บาท"),
    ("20000", "ก", "21,200 บาท"),
]


@pytest.mark.parametrize(("borrow", "months", "words"), OWN_SUMS)
def test_readers_own_sum_is_computed_or_named_wrong(client, tree, borrow, months, words):
    """A sum in any digits is computed; what cannot be lent is said beside the box, as typed."""
    source = make_source(tree["d4704"])
    response = client.get(at(source), {"borrow": borrow, "months": months})
    page = BeautifulSoup(response.content, "html5lib")
    assert words in Said(flat(page.main.get_text()))
    if "บาท" not in words or "ไม่เกิน" in words:
        assert page.select_one("#borrow")["aria-invalid"] == "true"
        assert page.select_one("#borrow")["value"] == borrow[:40].strip()


def test_grant_has_nothing_to_pay_back(client, tree):
    """Money that is kept shows what one gets and no interest."""
    page = text(client, at(make_source(tree["d4704"], "grant")))
    assert "ไม่ต้องคืน" in page and "15,000" in page
    assert "ดอกเบี้ย" not in page
    assert "คิดก่อนกู้" in page  # the way to it, for the next loan


def test_source_without_a_rate_promises_nothing(client, tree):
    """Where nobody knows the interest, no example is made up."""
    source = make_source(tree["d4704"], interest_method="", interest_rate=None)
    page = text(client, at(source))
    assert "ถามดอกเบี้ยก่อนเซ็น" in page
    assert "คืนรวมประมาณ" not in page


@pytest.mark.row("S1-24")
def test_project_money_shows_the_sum_a_person(client, tree):
    """59,500 baht for 555 people are about 107 baht each, in the fiscal year it was given."""
    source = make_source(
        tree["d4704"], "grant", funder="ธนาคารออมสิน", fiscal_year=2567,
        project_budget_baht=59_500, target_people=555, in_kind="เตา 1 ชุด",
    )  # fmt: skip
    page = text(client, at(source))
    assert "ปีงบประมาณ 2567 ได้ 59,500 บาท สำหรับ 555 คน เฉลี่ยคนละประมาณ 107 บาท" in page
    assert "เตา 1 ชุด" in page
    assert "Fiscal year 2024" in text(client, at(source, "en"))


@pytest.mark.parametrize(
    ("checked", "warned"),
    [(date(2026, 5, 25), False), (date(2026, 5, 24), True), (None, True)],
    ids=["180 days", "181 days", "never"],
)
def test_source_warns_once_it_is_older_than_180_days(client, tree, checked, warned):
    """From the 181st day on, page, listing and finder say that it may be out of date."""
    source = make_source(tree["d4704"], verified_on=checked)
    assert ("ข้อมูลอาจเก่า" in text(client, at(source))) is warned
    assert ("ข้อมูลอาจเก่า" in text(client, LIST)) is warned
    found = "/th/funding/find/?who=single&for=tools&amount=50k&province=47&district=4704"
    assert ("ข้อมูลอาจเก่า" in text(client, found)) is warned


def test_page_is_kept_no_longer_than_until_it_grows_old(client, tree, settings):
    """The page that is kept for visitors ends at the midnight at which the warning begins."""
    settings.PORTAL_PAGE_CACHE_SECONDS = 60
    source = make_source(tree["d4704"], verified_on=date(2026, 5, 25))
    with time_machine.travel(bangkok(2026, 11, 21, 23, 59, 50), tick=False):
        response = client.get(at(source))
        assert response["Cache-Control"] == "public, max-age=10"
        assert "ข้อมูลอาจเก่า" not in response.content.decode()
    with time_machine.travel(bangkok(2026, 11, 22, 0, 0, 1), tick=False):
        assert "ข้อมูลอาจเก่า" in client.get(at(source)).content.decode()


def test_closed_source_says_so_and_is_not_offered(client, tree):
    """After its last day a source says that it is closed, and the finder leaves it out."""
    source = make_source(tree["d4704"], closes_on=date(2026, 11, 20))
    assert "ปิดรับคำขอแล้วเมื่อ 20 พ.ย. 2569" in text(client, at(source))
    found = "/th/funding/find/?who=single&for=tools&amount=50k&province=47&district=4704"
    assert source.title not in text(client, found)


def test_code_in_capitals_leads_to_the_one_address(client, tree):
    """A code typed in capital letters is the same source; an unknown one is not found."""
    source = make_source(tree["d4704"])
    response = client.get(f"/th/funding/{source.code.upper()}/")
    assert (response.status_code, response["Location"]) == (301, at(source))
    assert client.get("/th/funding/snk-zzzz/").status_code == 404
    assert client.post(at(source)).status_code == 405
    assert client.post(LIST).status_code == 405


FILTERS = [
    ("", {"loan", "grant", "revolving", "national"}),
    ("kind=loan", {"loan", "national"}),
    ("kind=loan&kind=grant", {"loan", "grant", "national"}),
    ("who=care", {"revolving", "national"}),
    ("who=single", {"loan", "grant", "revolving", "national"}),
    ("for=market", {"revolving"}),
    ("amount=200k", {"national"}),
    ("amount=10k", {"loan", "grant", "revolving"}),
    ("province=47", {"loan", "grant", "revolving", "national"}),
    ("province=47&district=4701", {"loan", "revolving", "national"}),
    ("province=47&district=4702", {"grant", "revolving", "national"}),
    ("province=47&district=4702&near=1", {"loan", "grant", "revolving", "national"}),
    ("province=21", {"national"}),
    ("province=21&kind=grant", set()),
    ("who=nobody&kind=%00&amount=1&for=x&province=99&page=99999", {"loan", "grant", "revolving", "national"}),
]  # fmt: skip


@pytest.mark.parametrize(("query", "expected"), FILTERS)
def test_listing_is_filtered(client, tree, query, expected):
    """Sources of a place are its own and those of all above it; what nobody knows is dropped."""
    province = tree["d4704"].get_parent()
    make_source(tree["d4701"], "loan", title="loan")
    make_source(tree["d4702"], "grant", title="grant")
    make_source(province, "revolving", title="revolving", reach="province")
    make_national(
        title="national", min_amount_baht=100_000, max_amount_baht=500_000, eligible_who=["single", "care"]
    )  # fmt: skip
    assert set(titles(client, f"{LIST}?{query}")) == expected


def test_area_counts_promise_nothing_false(client, tree):
    """No number stands beside a district: what is there for all would be left out of it."""
    make_source(tree["d4704"])
    options = soup(client, f"{LIST}?province=47").select("#district option")
    assert [one.get_text() for one in options if "(" in one.get_text()] == []


def test_search_of_the_site_finds_sources(client, tree):
    """By name and by funder, in the search over everything."""
    source = make_source(tree["d4704"], funder="ธนาคารตัวอย่าง")
    for words in ("เงินกู้ตั้งต้น", "ธนาคารตัวอย่าง"):
        answer = client.get("/th/search/", {"q": words}).content.decode()
        assert at(source) in answer


def test_structured_data_and_breadcrumbs(client, tree):
    """Machines read a loan with its rate, or a grant with its funder, and the way to it."""
    for kind, schema in (("loan", "LoanOrCredit"), ("grant", "MonetaryGrant")):
        page = soup(client, at(make_source(tree["d4704"], kind)))
        data = json.loads(page.select_one('script[type="application/ld+json"]').string)["@graph"]
        assert [one["@type"] for one in data] == [schema, "BreadcrumbList"]
        assert data[0]["amount"]["currency"] == "THB"
        assert [item["name"] for item in data[1]["itemListElement"]][:2] == ["หน้าแรก", "ทุนอาชีพ"]
    assert [one.get_text() for one in page.select(".crumbs li")][1] == "ทุนอาชีพ"


def test_english_page_marks_what_is_thai(client, tree):
    """Under English chrome the English title stands, and Thai words are marked as Thai."""
    source = make_source(tree["d4704"])
    page = soup(client, at(source, "en"))
    assert page.h1.get_text(strip=True) == "Start-up loan"
    assert "Interest of 6% a year, flat" in page.main.get_text()
    marked = page.find(string=lambda words: words and "โทรนัด" in words)
    assert marked.find_parent(attrs={"lang": "th"})


@pytest.mark.row("S1-28")
def test_course_leads_to_the_money_for_it(client, tree):
    """A course's page names up to three sources of its group and place, and the finder after them."""
    course = make_course(tree["d4704"], occupational_group="creative")
    make_run(course, "finished")
    make_source(tree["d4704"], title="ทุนตรงกลุ่ม", groups=["creative"], interest_rate="1")
    make_source(tree["d4704"], title="ทุนอื่นกลุ่ม", groups=["agriculture"])
    make_source(tree["d4702"], title="ทุนอื่นอำเภอ")
    make_national(title="ทุนทั่วประเทศ", interest_rate="2")
    make_national(title="ทุนเก่า", verified_on=date(2026, 1, 1))
    for number in (3, 4):
        make_national(title=f"ทุน {number}", interest_rate=str(number))
    page = soup(client, at(course))
    section = page.select_one("#funding")
    links = [one.get_text(strip=True) for one in section.select(".list a")]
    assert links == ["ทุนตรงกลุ่ม", "ทุนทั่วประเทศ", "ทุน 3"]
    knots = page.select(".thread li")
    assert "here" in knots[0]["class"] and knots[3].a.get_text(strip=True) == "ทุนตรงกลุ่ม"
    assert "และอีก3แหล่ง" in flat(knots[3].get_text())
    assert section.select('a[href="/th/funding/find/?province=47&district=4704"]')


def test_course_without_money_for_it_says_nothing(client, tree):
    """Where no source fits, the course's page has no empty section and no thread."""
    course = make_course(tree["d4704"])
    page = soup(client, at(course))
    assert not page.select("#funding") and not page.select(".thread")


def test_source_leads_to_courses(client, tree):
    """The other way round: courses of its groups where it can be used, and no others."""
    make_course(tree["d4704"], title="ย้อมคราม", occupational_group="creative")
    make_course(tree["d4704"], title="ปลูกผัก", occupational_group="agriculture")
    make_course(tree["d4702"], title="ทอผ้า", occupational_group="creative")
    source = make_source(tree["d4704"], groups=["creative"])
    page = soup(client, at(source))
    assert [one.get_text(strip=True) for one in page.select(".rows h3")] == ["ย้อมคราม"]
    knots = page.select(".thread li")
    assert knots[0].a.get_text(strip=True) == "ย้อมคราม"
    assert "here" in knots[3]["class"] and "none" in knots[1]["class"]


def test_menu_names_funding(client, tree):
    """The main menu leads to the listing."""
    assert soup(client, LIST).select_one('.nav a[href="/th/funding/"]')["aria-current"] == "page"
