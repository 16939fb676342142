"""A story on its page, in its listing, in the search, and what drafts and pictures without consent hide."""

import json

import pytest
from bs4 import BeautifulSoup

from portal.media.services import make_renditions
from search.models import Entry
from showcase.practice.blocks import first_steps
from tests.factories.catalogue import make_course
from tests.factories.media import PortalImageFactory
from tests.factories.practice import make_practice

pytestmark = pytest.mark.django_db

OFFICIAL = [
    "2 ความสอดคล้องกับนโยบายและมาตรฐาน",
    "3 ความเป็นมา",
    "4 ขั้นตอนการดำเนินงาน",
    "5 ความสำเร็จที่เป็นจุดเด่น",
    "6 รางวัลแห่งความสำเร็จ",
    "7 ข้อควรคำนึงในการนำไปขยายผล",
    "8 ข้อมูลและหลักฐานอ้างอิง",
    "9 ผู้เขียน ผู้สนับสนุนและตรวจสอบข้อมูล ผู้บรรณาธิการ",
]


@pytest.fixture
def story(tree):
    return make_practice(tree["d4704"])


def read(client, story, language="th"):
    answer = client.get(f"/{language}/practice/{story.code}/")
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html5lib")


def official(page):
    return [one.get_text(strip=True) for one in page.select("article .official")]


def listed(client, query=""):
    page = BeautifulSoup(client.get(f"/th/practice/{query}").content, "html5lib")
    return [link.get_text(strip=True) for link in page.select("#results .card__link")]


@pytest.mark.row("S2-04", "S2-07", "S2-08", "S2-10")
def test_sections_stand_in_the_templates_order(client, story):
    """All that hold something, in the template's order, each with the template's own name."""
    page = read(client, story)
    assert page.h1.get_text(strip=True) == story.title
    assert official(page) == OFFICIAL
    contents = [link["href"] for link in page.select(".toc a")]
    assert contents == [f"#{one['id']}" for one in page.select("article section")]


@pytest.mark.row("S2-08", "S2-10")
def test_new_story_begins_with_the_four_steps_of_the_template(tree):
    """The sub-headings of section 4 are there before anything is written."""
    assert [value["title"] for _kind, value in first_steps()] == [
        "ประชุมวางแผนการจัดกิจกรรมการเรียนรู้",
        "กิจกรรมการส่งเสริมอาชีพ",
        "นิเทศ ติดตาม ประเมินผล",
        "สรุปและรายงานผล",
    ]


@pytest.mark.row("S2-03")
def test_five_sections_hold_what_the_nine_hold(client, tree):
    """The other outline of the template says the same in its own order, and loses nothing."""
    nine = read(client, make_practice(tree["d4704"]))
    five = read(client, make_practice(tree["d4704"], template_form="five"))
    assert official(five) == [
        "1 ความเป็นมา",
        "2 วิธีการปฏิบัติที่เป็นเลิศ/กิจกรรม",
        "3 ผลการดำเนินการ",
        "4 ปัจจัยความสำเร็จ",
        "5 บทเรียนที่ได้รับ",
        "ข้อมูลและหลักฐานอ้างอิง",
        "ผู้เขียน ผู้สนับสนุนและตรวจสอบข้อมูล ผู้บรรณาธิการ",
    ]

    def texts(page):
        return sorted(
            one.get_text() for one in page.select("article .parts :is(p, li > p, dd, dt)")
        )

    assert texts(nine) == texts(five)


@pytest.mark.row("S2-05", "S2-06", "S0-05")
def test_policies_and_standards_are_quoted(client, story):
    """Section 2 names policies and quality standards apart, with item and quoted words."""
    text = read(client, story).select_one("#policy").get_text()
    for words in (
        "ยุทธศาสตร์ที่ 2 ยุทธศาสตร์ด้านการสร้างความสามารถในการแข่งขัน ข้อ 2.1",
        "เร่งปรับหลักสูตรการจัดการศึกษาอาชีพ",
        "ตัวบ่งชี้ 1.2",
    ):
        assert words in text
    assert text.index("สอดคล้องกับนโยบาย") < text.index("สอดคล้องกับประกันคุณภาพ")


@pytest.mark.row("S2-09", "S2-11", "S2-13")
def test_successes_and_cautions_are_numbered(client, story):
    """Steps, successes and what to consider carry the template's numbers; the 4C stand between steps."""
    page = read(client, story)
    numbers = [one.get_text() for one in page.select(".told__n")]
    assert numbers == ["4.1", "4.2", "5.1", "5.2", "7.1"]
    how = page.select_one("#how").get_text(" ", strip=True)
    assert (
        how.index("4.1")
        < how.index("(Coordination)")
        < how.index("(Participation)")
        < how.index("4.2")
    )
    result = page.select_one("#result").get_text(" ", strip=True)
    assert "17 จาก 20 หม้อ" in result and "สมุดดูแลหม้อ" in result


@pytest.mark.row("S2-12")
def test_product_may_be_the_award(client, story):
    """A product that sells in the community stands among the awards, and the entry says so."""
    assert "ผ้าครามขายในชุมชน" in read(client, story).select_one("#award").get_text()
    assert Entry.objects.get(code=story.code).card["award"] is True


@pytest.mark.row("S2-01", "S2-15")
def test_credits_stand_in_order_and_names_only_by_choice(client, tree, units):
    """By position and unit; a name only where its bearer wants it shown."""
    credits = [
        {"part": "author", "position": "ครู", "unit": units["d4704"].name_th},
        {"part": "verifier", "position": "ผู้ตรวจ", "name": "นางสาวตัวอย่าง หนึ่ง"},
        {"part": "verifier", "position": "ครู", "name": "นายตัวอย่าง สอง", "shows_name": True},
    ]
    credits = [("credit", one) for one in credits]
    page = read(client, make_practice(tree["d4704"], credits=credits))
    who = page.select_one("#who").get_text(" ", strip=True)
    assert "นางสาวตัวอย่าง" not in str(page)
    assert f"ครู {units['d4704'].name_th}" in who
    assert "1. ผู้ตรวจ" in who and "2. นายตัวอย่าง สอง ครู" in who


def with_pictures(tree, count=1, course=None, **fields):
    """Add a story with pictures in its appendix."""
    pictures = []
    for _number in range(count):
        image = PortalImageFactory()
        make_renditions(image.pk)
        image.contextual_alt_text, image.decorative = "ตักน้ำครามดูฟอง", False
        value = {
            "image": image,
            "caption": "ตักน้ำครามดูฟองตอนเช้า",
            "licence": "office",
            "photographer": "ครู สกร.ระดับตำบล",
            "consent": "given",
            **fields,
        }
        pictures.append(("picture", value))
    return make_practice(tree["d4704"], pictures=pictures, course=course)


@pytest.mark.row("S2-14", "S2-17")
def test_pictures_carry_caption_credit_and_licence(client, tree):
    """The appendix shows each picture with its caption, who took it and what others may do."""
    page = read(client, with_pictures(tree))
    said = page.select_one("#pictures figcaption").get_text(" ", strip=True)
    assert said.startswith("ตักน้ำครามดูฟองตอนเช้า")
    assert "ครู สกร.ระดับตำบล" in said
    assert "ครู สกร.ระดับตำบล" in page.select_one("#ref").get_text()


@pytest.mark.row("S2-14")
def test_picture_without_consent_is_never_shown(client, tree):
    """However it came into a public story: nobody sees it, neither here nor on a card or a share."""
    story = with_pictures(tree, consent="")
    page = read(client, story)
    assert page.select_one("#pictures") is None
    assert story.picture_to_share is None
    assert Entry.objects.get(code=story.code).card["picture"] is None


def test_story_leads_to_its_course(client, tree):
    """The course is linked at the end, and its entry can be found by the story's facet."""
    course = make_course(tree["d4704"])
    story = make_practice(tree["d4704"], course=course)
    assert read(client, story).select_one(f'a[href="/th/courses/{course.code}/"]')
    entry = Entry.objects.get(code=story.code)
    assert entry.card["to"] == {"course": [course.code]}
    assert entry.facets.filter(name="to_course", value=course.code).exists()


def test_machines_read_an_article(client, story):
    """JSON-LD says Article with the centre as author, nobody by name; LINE and Facebook an article."""
    page = read(client, story)
    data = json.loads(page.select_one('script[type="application/ld+json"]').string)
    article = next(one for one in data["@graph"] if one["@type"] == "Article")
    assert article["headline"] == story.title
    assert article["author"]["@type"] == "Organization"
    assert page.select_one('meta[property="og:type"]')["content"] == "article"


def test_english_frame_stands_around_the_thai_text(client, story):
    """English headings and title, the sections marked as Thai."""
    page = read(client, story, "en")
    assert page.h1.get_text(strip=True) == story.title_en
    assert page.select_one("#why h2").get_text(strip=True).startswith("Why it was done")
    assert page.select_one("#why .parts")["lang"] == "th"


@pytest.mark.parametrize(
    ("query", "is_found"),
    [
        ("", True),
        ("?q=หม้อคราม", True),
        ("?q=Coordination", True),
        ("?province=47&group=creative&topic=wisdom&year=2569&award=1", True),
        ("?topic=selling", False),
        ("?year=2568", False),
        ("?province=21", False),
    ],
)
def test_listing_finds_by_words_and_filters(client, story, query, is_found):
    """By words, place, group, topic, year and award."""
    assert (story.title in listed(client, query)) is is_found


def test_story_is_found_everywhere(client, story):
    """The search over the whole site, the feed, the sitemap and the front page know it."""
    address = f"/th/practice/{story.code}/"
    assert address in client.get("/th/search/?q=หม้อคราม").content.decode()
    page = BeautifulSoup(client.get("/th/practice/").content, "html5lib")
    feed = page.select_one('link[type="application/atom+xml"]')["href"]
    assert story.title in client.get(feed).content.decode()


def test_draft_is_not_found(client, tree):
    """Neither its page nor its booklet nor its entry is there."""
    draft = make_practice(tree["d4704"], live=False)
    assert client.get(f"/th/practice/{draft.code}/").status_code == 404
    assert client.get(f"/th/practice/{draft.code}.pdf").status_code == 404
    assert not Entry.objects.filter(code=draft.code).exists()


def test_code_in_capitals_leads_to_the_one_address(client, story):
    """Nobody should fail because of the letters of a code."""
    for end in ("/", ".pdf"):
        answer = client.get(f"/th/practice/{story.code.upper()}{end}")
        assert answer.status_code == 301
        assert answer["Location"] == f"/th/practice/{story.code}{end}"


@pytest.mark.budget
def test_story_with_pictures_is_flat(client, tree, django_assert_max_num_queries):
    """Twelve pictures cost what one does, and the page keeps within the budget of a detail."""
    course = make_course(tree["d4704"])
    one, many = (with_pictures(tree, count=count, course=course) for count in (1, 12))
    for story in (one, many):
        read(client, story)
        with django_assert_max_num_queries(8):
            read(client, story)
