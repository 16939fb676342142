"""Knowledge items on their page, in their listing, on courses and funding, and what they tell machines."""

import json
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from portal.media.services import make_renditions
from search.models import Entry
from showcase.knowledge.enums import FileSize
from tests.factories.catalogue import make_course
from tests.factories.events import make_field
from tests.factories.funding import make_source
from tests.factories.knowledge import SORTS, make_knowledge, make_pdf
from tests.factories.media import PortalImageFactory
from tests.factories.showcase import make_group, make_product

pytestmark = pytest.mark.django_db

LIST = "/th/knowledge/"


def soup(client, address, status=200):
    answer = client.get(address)
    assert answer.status_code == status, address
    return BeautifulSoup(answer.content, "html5lib")


def at(item, language="th"):
    return f"/{language}/knowledge/{item.code}/"


def flat(text):
    return " ".join(text.replace("\u200b", "").replace("\u2060", "").split())


def said(page):
    return flat(page.main.get_text(" "))


def titles(client, query=""):
    page = soup(client, f"{LIST}{query}")
    return sorted(one.get_text(strip=True) for one in page.select("#results .card__link"))


@pytest.mark.row("S3-17", "S1-17", "S1-32")
def test_page_says_what_it_is_and_what_one_may_do_with_it(client, tree):
    """Sort, length, readers, language, whose it is, licence with its address, and the day of the check."""
    document = make_pdf(3)
    item = make_knowledge(
        tree["d4704"], document=document, pages=3, official_code="สค33165", author="ครูตัวอย่าง"
    )
    page = soup(client, at(item))
    words = said(page)
    for expected in (
        "เอกสารและคู่มือ", "สค33165", "3 หน้า", "คนเริ่มต้น", "ไทย", "ไม่เสียค่าใช้จ่าย",
        "ครูตัวอย่าง", "ศูนย์ตัวอย่าง", "CC BY 4.0", "ตรวจล่าสุด", "แบบฟอร์ม 1 เดือน", "ปี 2567",
    ):  # fmt: skip
        assert expected in words, expected
    assert page.select_one('a[rel~="license"]')["href"].startswith("https://creativecommons.org/")
    hrefs = [link["href"] for link in page.main.select("a.btn")]
    assert document.url in hrefs and item.link in hrefs
    fetch = flat(page.select_one(f'a[href="{document.url}"]').get_text(" "))
    assert "PDF" in fetch and "3 หน้า" in fetch


@pytest.mark.parametrize("sort", SORTS)
def test_every_sort_has_its_page_in_both_languages(client, tree, sort):
    """Whatever its sort and state, the page opens and names itself."""
    item = make_knowledge(tree["d4704"], sort)
    assert soup(client, at(item)).h1.get_text(strip=True) == item.title
    assert soup(client, at(item, "en")).h1.get_text(strip=True) == item.title_en


def test_video_is_a_plain_link(client, tree):
    """The page loads nothing of the other site: no frame, no picture, no script, only a link."""
    page = soup(client, at(make_knowledge(tree["d4704"], "video")))
    link = page.select_one(".main a.btn, main a.btn")
    assert link["href"] == "https://www.youtube.com/watch?v=00000000000"
    assert "YouTube" in link.get_text()
    assert not page.select("iframe, embed, object, video")
    foreign = [one.get("src", "") for one in page.select("img, script, source")]
    assert not [address for address in foreign if "youtube" in address]
    assert "12 นาที" in said(page)


def test_dead_link_is_said_and_not_offered(client, tree):
    """A link that opens no more is no button; the list says so as well."""
    item = make_knowledge(tree["d4704"], "gone")
    page = soup(client, at(item))
    assert "ลิงก์เปิดไม่ได้" in said(page)
    assert not page.main.select(f'a[href="{item.link}"]')
    assert "ลิงก์เปิดไม่ได้" in said(soup(client, LIST))


def test_item_that_nobody_checked_for_a_year_says_so(client, tree):
    """The warning comes by itself, the day after a year."""
    today = timezone.localdate()
    fresh = make_knowledge(tree["d4704"], checked_on=today - timedelta(days=365))
    old = make_knowledge(tree["d4704"], checked_on=today - timedelta(days=366))
    assert "ข้อมูลอาจเก่า" not in said(soup(client, at(fresh)))
    assert "ข้อมูลอาจเก่า" in said(soup(client, at(old)))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["คลิปขาย", "คู่มือบัญชี", "คู่มือประเทศ"]),
        ("?medium=video", ["คลิปขาย"]),
        ("?topic=money", ["คู่มือบัญชี", "คู่มือประเทศ"]),
        ("?group=commerce", ["คลิปขาย"]),
        ("?reader=teacher", ["คู่มือประเทศ"]),
        ("?medium=video&medium=document&topic=selling", ["คลิปขาย"]),
        ("?province=21", ["คู่มือประเทศ"]),
        ("?province=47", ["คลิปขาย", "คู่มือบัญชี", "คู่มือประเทศ"]),
        ("?q=คลิป", ["คลิปขาย"]),
    ],
)
def test_listing_is_filtered(client, tree, site_tree, query, found):
    """By sort, topic, trade, reader and place; what is for the whole country fits every place."""
    make_knowledge(tree["d4704"], title="คู่มือบัญชี")
    make_knowledge(
        tree["d4704"], "video", title="คลิปขาย", topics=["selling"], occupational_group="commerce"
    )
    country = tree["d4704"].get_parent().get_parent()
    make_knowledge(country, title="คู่มือประเทศ", readers=["teacher"])
    assert titles(client, query) == found


@pytest.mark.row("S3-17")
def test_listing_is_filtered_by_level_licence_size_and_field(client, tree):
    """What the knowledge bank asks for is shown on the page and finds the item, alone and together."""
    field = make_field(3, fiscal_year=2565, title="สาขาวิชาไฟฟ้า", institution="วิทยาลัยตัวอย่าง")
    one = make_knowledge(
        tree["d4704"],
        title="โปรแกรมต่อวงจร",
        medium="simulator",
        level="diploma",
        licence="cc-by-sa",
        cvm_field=field,
    )
    paper = make_knowledge(tree["d4704"], title="แผ่นพับ", document=make_pdf(), level="everybody")
    for query, found in (
        ("?level=diploma", [one.title]),
        ("?level=everybody&level=diploma", sorted([one.title, paper.title])),
        ("?licence=cc-by-sa", [one.title]),
        ("?licence=cc-by", [paper.title]),
        ("?size=small", [paper.title]),
        ("?size=online", [one.title]),
        ("?size=large", []),
        (f"?field={field.code}", [one.title]),
        ("?field=2565-4", []),
        ("?field=9999-1&field=x", sorted([one.title, paper.title])),
        (f"?field={field.code}&level=diploma&licence=cc-by-sa&size=online", [one.title]),
        ("?q=สาขาวิชาไฟฟ้า", [one.title]),
    ):
        assert titles(client, query) == found, query
    page = soup(client, at(one))
    assert "ระดับ ปวส." in said(page)
    assert page.main.select_one(f'a[href="/th/knowledge/?field={field.code}"]')
    listed = soup(client, f"{LIST}?field={field.code}")
    assert "สาขาวิชาไฟฟ้า" in flat(listed.select_one(".chip").get_text(" "))
    assert listed.select_one("input[type=hidden][name=field]")["value"] == field.code
    assert "PDF" in said(soup(client, at(paper)))


@pytest.mark.parametrize(
    ("size", "bucket"),
    [
        (None, "online"),
        (1, "small"),
        (1024 * 1024, "small"),
        (1024 * 1024 + 1, "middle"),
        (5 * 1024 * 1024, "middle"),
        (5 * 1024 * 1024 + 1, "large"),
    ],
)
def test_files_are_sorted_by_size(size, bucket):
    """One and five megabytes part the sizes; a link has none."""
    assert FileSize.of(size) == bucket


def test_chips_and_canonical_follow_the_rules_of_every_listing(client, tree):
    """Each tick is a chip that takes itself away; unknown values are dropped; the address is one."""
    make_knowledge(tree["d4704"], "video")
    page = soup(client, f"{LIST}?topic=money&medium=video&medium=nothing&page=1")
    chips = [flat(chip.get_text(" ")) for chip in page.select(".chip")]
    assert len(chips) == 2
    canonical = page.select_one("link[rel=canonical]")["href"]
    assert canonical.endswith("/th/knowledge/")
    feed = page.select_one('link[type="application/atom+xml"]')
    assert feed is not None and client.get(feed["href"]).status_code == 200


@pytest.mark.parametrize("typed", ["upper", "blanks"])
def test_code_typed_otherwise_leads_to_the_one_address(client, tree, typed):
    """Capital letters and blanks are repaired; the short link leads there, too."""
    item = make_knowledge(tree["d4704"])
    code = {"upper": item.code.upper(), "blanks": item.code.replace("-", " ").upper()}[typed]
    assert client.get(f"/th/knowledge/{code}/").headers["Location"] == at(item)
    assert client.get(f"/k/{code}").headers["Location"] == at(item)


def test_short_link_of_nothing_is_not_found(client, tree):
    """A draft has no short link, nor has a code that nobody gave out."""
    draft = make_knowledge(tree["d4704"], live=False)
    for code in (draft.code, "snk-0000", "…"):
        assert client.get(f"/k/{code}").status_code == 404


@pytest.mark.row("S0-40", "S3-17")
def test_course_and_funding_offer_it_to_read(client, tree):
    """It stands on the pages of its courses and sources, and leads back to the course."""
    course, source = make_course(tree["d4704"]), make_source(tree["d4704"])
    item = make_knowledge(tree["d4704"], courses=[course], funding=[source])
    for page in (course, source):
        shown = soup(client, page.get_url())
        assert shown.select_one(f'a[href="{at(item)}"]') is not None, page
        assert "อ่านเพิ่ม" in said(shown)
    shown = soup(client, at(item))
    assert shown.select_one(f'#thread-learn a[href="{course.get_url()}"]') is not None
    item.unpublish()
    assert at(item) not in str(soup(client, course.get_url()))


def test_thread_leads_from_reading_to_selling_and_funding(client, tree):
    """By its course one comes to what learners sell, to the group and to the money that helped."""
    course, source = make_course(tree["d4704"]), make_source(tree["d4704"])
    group = make_group(tree["d4704"])
    product = make_product(tree["d4704"], course=course, group=group, funding=source)
    other = make_knowledge(tree["d4704"], "video", title="อีกชิ้น", courses=[course])
    item = make_knowledge(tree["d4704"], courses=[course])
    page = soup(client, at(item))
    for address in (course, group, product, source, other):
        assert page.main.select_one(f'a[href="{address.get_url()}"]') is not None, address


def test_machines_read_what_people_read(client, tree):
    """Structured data name the type, the licence by address, the pages and the courses."""
    course = make_course(tree["d4704"])
    item = make_knowledge(tree["d4704"], "video", courses=[course])
    page = soup(client, at(item))
    graph = json.loads(page.select_one('script[type="application/ld+json"]').string)["@graph"]
    video = graph[0]
    assert video["@type"] == "VideoObject"
    assert video["license"].startswith("https://creativecommons.org/licenses/by/4.0/")
    assert video["duration"] == "PT12M"
    assert video["about"][0]["url"].endswith(course.get_url())
    assert graph[1]["@type"] == "BreadcrumbList"
    assert page.select_one('meta[property="og:title"]')["content"]


def test_video_names_its_thumbnail_where_an_editor_chose_one(client, tree):
    """Machines learn of a picture of ours; nothing is fetched from the video's site."""
    picture = PortalImageFactory()
    make_renditions(picture.pk)
    bare = make_knowledge(tree["d4704"], "video")
    shown = make_knowledge(tree["d4704"], "video", share_image=picture)
    paper = make_knowledge(tree["d4704"], share_image=picture)
    found = {
        item: json.loads(
            soup(client, at(item)).select_one('script[type="application/ld+json"]').string
        )["@graph"][0].get("thumbnailUrl")
        for item in (bare, shown, paper)
    }
    assert found[bare] is None and found[paper] is None
    assert found[shown].startswith("http://testserver/")
    assert "youtube" not in found[shown]


def test_search_and_open_data_know_the_kind(client, tree):
    """The search over the whole site finds it; open data tell its facts, nothing else of its card."""
    item = make_knowledge(tree["d4704"])
    page = soup(client, "/th/search/?q=บัญชีครัวเรือน")
    assert page.select_one(f'main a[href="{at(item)}"]')
    card = Entry.objects.get(kind="knowledge", code=item.code).card
    assert card["medium"] == "document" and card["by"] == "ศูนย์ตัวอย่าง"
    assert soup(client, "/th/search/?q=บัญชี&type=knowledge").select_one(f'a[href="{at(item)}"]')


def test_fact_on_the_page_can_be_reported(client, tree):
    """Whoever finds a dead link says so by the form that every page has."""
    item = make_knowledge(tree["d4704"])
    page = soup(client, at(item))
    form = page.select_one(f'a[href^="/th/report/knowledge/{item.code}/"]')
    assert client.get(form["href"]).status_code == 200


def test_draft_is_nobodys(client, tree):
    """What is not public is on no list, on no page of a course, and at no address."""
    course = make_course(tree["d4704"])
    item = make_knowledge(tree["d4704"], live=False, courses=[course])
    assert client.get(at(item)).status_code == 404
    assert titles(client) == []
    assert at(item) not in str(soup(client, course.get_url()))


@pytest.mark.row("S3-17")
def test_page_of_a_cvm_field_leads_to_what_belongs_to_it(client, tree):
    """The field's own items stand there, nobody else's; the way to all of them is the list of the field."""
    field, other = make_field(), make_field(18)
    assert "อ่านเพิ่ม" not in said(soup(client, field.get_url()))
    item = make_knowledge(tree["d4704"], cvm_field=field)
    make_knowledge(tree["d4704"], "video", cvm_field=other)
    page = soup(client, field.get_url())
    shown = [link["href"] for link in page.select("main .rows a") if "/knowledge/" in link["href"]]
    assert shown == [at(item)]
    assert page.select_one(f'main a[href="{LIST}?field={field.code}"]')
