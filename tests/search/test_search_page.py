"""The search over the whole site: groups, pills, marks, notes, areas, and never-empty empties."""

import re
from dataclasses import replace
from html import unescape
from urllib.parse import parse_qs, quote, urlsplit

import pytest
import time_machine
from django.template import Template
from django.test import RequestFactory

from catalogue.kinds import CENTRE, COURSE
from home.models import HomePage
from portal.core import slots
from search import kinds, searching
from search.models import MissedQuery
from search.searching import search_page
from tests.factories.catalogue import bangkok, make_course, make_run, pages_by_code
from tests.factories.home import site_layer, site_tree  # noqa: F401 - a fixture
from tests.layers import layer

pytestmark = pytest.mark.django_db
NOW = bangkok(2026, 11, 21, 10, 0)
PATH = "/th/search/"
TITLES = (
    "ขนมไทยทำขาย: ขนมชั้น ลูกชุบ",
    "ขายขนมออนไลน์ด้วยมือถือ",
    "เบเกอรี่จากผลไม้",
    "ซ่อมเครื่องปรับอากาศในบ้าน",
    "ขนมอบในครัวเรือน",
)


@pytest.fixture(autouse=True)
def _now():
    with time_machine.travel(NOW, tick=False):
        yield


@layer(upon=site_layer)
@time_machine.travel(NOW, tick=False)
def sweets_layer():
    """Five courses, the third of which speaks of sweets in its summary only."""
    tree = pages_by_code()
    for number, title in enumerate(TITLES):
        course = make_course(
            tree["d2404" if number % 2 else "d4704"],
            title=title,
            title_en="",
            summary="ทำเค้ก คุกกี้ และขนมปัง" if number == 2 else "เรียนจบทำเป็น",
        )
        if number < 3:
            make_run(course, ("few", "open", "soon")[number])


@pytest.fixture
def sweets(sweets_layer, site_tree):  # noqa: F811 - a fixture
    """The frame of a site with the five courses."""
    return site_tree


def found(client, **given):
    """Ask, and return the page's own part with plain text for its marks."""
    response = client.get(PATH, given)
    assert response.status_code == 200
    return response.content.decode().split("<main", 1)[1].split("</main>")[0]


def words(html):
    """Return what a reader reads, marks in brackets."""
    html = re.sub(r"<mark>(.*?)</mark>", r"[\1]", html)
    html = re.sub(r"<(?:svg|option|label).*?</(?:svg|option|label)>", "", html, flags=re.S)
    return " ".join(
        unescape(re.sub(r"<[^>]*>", "", re.sub(r"</(?:li|p|h\d|a)>", " ", html))).split()
    )


def shown(**given):
    """Return the page's data."""
    return search_page(RequestFactory().get(PATH, given))


def pills(page):
    return {pill.title: pill.count for pill in page.pills}


# --- what was found -------------------------------------------------------------------------------


def test_found_things_stand_by_kind_with_their_facts(client, sweets):
    """Three of a kind, marked in the title, with when, where and whether one can join."""
    text = words(found(client, q="ขนม"))
    assert "พบ 4 รายการ “ขนม”" in text
    assert "[ขนม]ไทยทำขาย: [ขนม]ชั้น ลูกชุบ" in text
    assert re.search(r"เริ่ม .* · .*พรรณานิคม.* · เหลือ \d ที่", text)
    assert "ดูทั้งหมด 4 หลักสูตร" in text
    assert len(shown(q="ขนม").groups[0].items) == searching.PER_GROUP


def test_snippet_explains_what_the_title_does_not(sweets):
    """Where the title holds none of the words, the summary's stretch around them is shown."""
    item = next(one for one in shown(q="ขนม", type="course").items if "เบเกอรี่" in one.title)
    assert "<mark>ขนม</mark>ปัง" in item.snippet and "<mark>" not in item.title
    assert len(item.facts) == 1


def test_text_of_a_page_explains_what_nothing_else_does(sweets):
    """A word that stands in the body alone is shown from there."""
    item = shown(q="ปูนขาว", type="course").items[0]
    assert "<mark>ปูนขาว</mark>" in item.snippet


def test_pills_count_every_kind(sweets):
    """The numbers are of all kinds, also when one is chosen; a kind without any is left out."""
    assert pills(shown(q="ขนม")) == {"ทั้งหมด": 4, "หลักสูตร": 4}
    page = shown(q="บางปะกง", type="course")
    assert page.total == 2 and pills(page)["ศูนย์"] > 1
    assert pills(page)["ทั้งหมด"] == 2 + pills(page)["ศูนย์"]
    assert [pill.title for pill in page.pills if pill.is_current] == ["หลักสูตร"]


def test_see_all_leads_to_the_listing_with_the_same_words(client, sweets):
    """The kind's own listing finds exactly as many, for the words and within the area."""
    for given in ({"q": "ขนม"}, {"q": "ขนม", "province": "47"}, {"q": "บางปะกง"}):
        for group in shown(**given).groups:
            listing = client.get(group.all.url).context["listing"]
            count = shown(**given).results.counts["type"][group.kind.code]
            assert listing.total == count, (given, group.kind.code)


def test_kind_that_says_it_all_leads(sweets):
    """Courses come first, unless none of them says in its title what a centre does."""
    assert [group.kind.code for group in shown(q="บางปะกง").groups] == ["centre", "course"]
    assert [group.kind.code for group in shown(q="ขนม").groups] == ["course"]


def test_one_kind_has_numbered_pages(sweets, monkeypatch):
    """Narrowed to one kind there are pages, and the second goes on where the first ends."""
    first, second = (shown(q="สกร", type="centre", page=page) for page in ("1", "2"))
    assert first.total > 20 and first.pages is not None and not first.groups
    assert not {item.url for item in first.items} & {item.url for item in second.items}
    assert "type=centre" in first.pages.next_url and "page=2" in first.pages.next_url


def test_kind_without_a_look_or_a_listing_is_shown_all_the_same(sweets):
    """A room that registers only a kind is found too: by place, narrowed in the search itself."""
    before = {kind.code: kind for kind in kinds.registered()}
    kinds.register(replace(before["course"], look=None, list_url_name=""))
    try:
        group = shown(q="ขนม").groups[0]
        assert parse_qs(urlsplit(group.all.url).query)["type"] == ["course"]
        assert all(item.facts for item in group.items)
    finally:
        kinds.register(before["course"])


def test_registered_kinds_have_a_look():
    """Every kind of the site says how it is shown among others."""
    for kind in (COURSE, CENTRE):
        look = kinds.get(kind.code).look
        assert look is not None and look.see_all(2)


def test_page_is_not_for_search_engines(client, sweets):
    """Neither found, nor empty, nor narrowed pages are indexed."""
    for given in ({}, {"q": "ขนม"}, {"q": "ขนม", "type": "course"}, {"q": "zzzz"}):
        assert 'content="noindex' in client.get(PATH, given).content.decode()


def test_markup_in_words_stays_text(client, sweets):
    """What was typed is never markup, wherever it is shown again."""
    html = client.get(PATH, {"q": '"><script>x</script> ขนม'}).content.decode()
    assert "<script>x" not in html


@pytest.mark.parametrize(
    "text",
    ['"', "*", "%", "(", "\x00", "😀", "\u200b\u200b", "ก" * 5000, "' OR 1=1 --", "-", "ๆๆ", " "],
)
def test_any_text_gives_a_page(client, sweets, text):
    """Signs, nothing at all, endless words: always a page."""
    for path in (PATH, f"{PATH}suggest/", "/th/courses/", "/th/centres/"):
        assert client.get(f"{path}?q={quote(text)}").status_code == 200


# --- how the words were understood ----------------------------------------------------------------


def test_layout_is_said_and_can_be_refused(client, sweets):
    """Typed on the other keyboard: the words that were meant, and a way to insist."""
    page = shown(q="-o,")
    assert page.words == "ขนม" and page.total == 4
    assert "คุณพิมพ์ผิดแป้นหรือเปล่า แสดงผลของ “ขนม”" in words(found(client, q="-o,"))
    literal = parse_qs(urlsplit(page.notices[0].link.url).query)
    assert literal == {"q": ["-o,"], "as": ["typed"]}
    insisted = shown(**{key: value[0] for key, value in literal.items()})
    assert insisted.total == 0 and not insisted.notices
    assert "ไม่พบ “-o,”" in words(found(client, q="-o,", **{"as": "typed"}))


def test_spelling_is_said_and_can_be_refused(client, sweets):
    """Misspelt: what was found instead, and a way to insist that offers the other reading again."""
    page = shown(q="เบเกอลี่")
    assert page.total and page.words == "เบเกอรี่"
    assert "แสดงผลของ “เบเกอรี่”" in words(found(client, q="เบเกอลี่"))
    insisted = shown(q="เบเกอลี่", **{"as": "typed"})
    assert insisted.total == 0
    assert [link.title for link in insisted.meant] == ["เบเกอรี่"]


def test_insisting_is_kept_while_narrowing(sweets):
    """Links of a page that means exactly what was typed go on meaning it."""
    page = shown(q="ขนม", **{"as": "typed"})
    assert all("as=typed" in pill.url for pill in page.pills)


def test_some_of_the_words_are_better_than_nothing(client, sweets):
    """When nothing has all words, what has some is shown, and that is said."""
    text = words(found(client, q="ขนม ปูนขาว ลูกชุบ ทดลองขับเครื่องบิน"))
    assert "ไม่มีรายการที่มีครบทุกคำ" in text


def test_area_in_the_words_is_offered_as_area(client, sweets):
    """A district among the words: the rest of the words within it, one press away."""
    page = shown(q="ขนม บางปะกง")
    link = page.area_offers[0]
    assert link.title == "เฉพาะ อ.บางปะกง ฉะเชิงเทรา"
    query = parse_qs(urlsplit(link.url).query)
    assert query == {"q": ["ขนม"], "province": ["24"], "district": ["2404"]}
    narrowed = shown(**{key: value[0] for key, value in query.items()})
    assert narrowed.total == 1 and not narrowed.area_offers
    assert [chip.label for chip in narrowed.chips] == ["จ.ฉะเชิงเทรา", "อ.บางปะกง"]


def test_area_alone_stays_a_word(sweets):
    """When nothing but the area was typed, it goes on being looked for."""
    query = parse_qs(urlsplit(shown(q="บางปะกง").area_offers[0].url).query)
    assert query["q"] == ["บางปะกง"]


def test_longer_words_are_offered(sweets):
    """One word: the words of the index that begin with it, each with how many it stands on."""
    ways = shown(q="ขนม").narrower
    assert ways and all(way.name.startswith("ขนม") and way.count for way in ways)
    assert not shown(q="ขนม", province="47").narrower


def test_stand_in_is_said_quietly(client, sweets, monkeypatch):
    """When the search engine could not answer and the database did, one quiet line says so."""
    real = searching.answer
    monkeypatch.setattr(searching, "answer", lambda query: replace(real(query), is_fallback=True))
    assert "ตอนนี้ค้นด้วยวิธีสำรอง" in words(found(client, q="ขนม"))


# --- nothing found --------------------------------------------------------------------------------


def test_nothing_found_leads_on(client, sweets):
    """What people look for, the five groups, the telephone and advice; nothing is noted of whom."""
    html = found(client, q="xyzzyq")
    text = words(html)
    assert "ไม่พบ “xyzzyq”" in text and "พิมพ์คำสั้น ๆ คำเดียว" in text
    assert 'href="tel:' in html and html.count('class="group"') == 5
    assert MissedQuery.objects.get().text == "xyzzyq"


def test_frequent_searches_come_from_the_front_page(client, sweets):
    """The words that the front page lists are offered again, as searches of the whole site."""
    page = HomePage.objects.get()
    page.popular_searches = [("word", "ทำขนม")]
    page.save_revision().publish()
    assert f'href="{PATH}?q={quote("ทำขนม")}"' in found(client, q="xyzzyq")


def test_nothing_typed_shows_ways_in(client, sweets):
    """Without words there is the box, what people look for and the groups, and no result."""
    html = found(client)
    assert html.count('class="group"') == 5 and "ไม่พบ" not in words(html)
    assert not MissedQuery.objects.exists()


def test_nothing_here_says_what_there_is_elsewhere(sweets):
    """Narrowed to nothing: the same without the filter, with how many it would find."""
    page = shown(q="ขนมไทย", province="24")
    assert page.total == 0
    assert [way.count for way in page.without] == [1]
    assert page.without[0].url == f"{PATH}?q={quote('ขนมไทย')}"
    assert MissedQuery.objects.get().area_code == "24"


def test_empty_kind_is_no_demand(client, sweets):
    """Courses without a centre of that name are no missing course: nothing is noted."""
    assert shown(q="ขนม", type="centre").total == 0
    assert not MissedQuery.objects.exists()


def test_telling_the_centre_stands_only_where_somebody_takes_it(client, sweets):
    """The link to the demand form is there when a room fills its place, and absent otherwise."""
    assert "demand-form" not in found(client, q="xyzzyq")
    link = Template('<a href="/demand-form?about={{ text }}">x</a>')
    with slots.filled("search-demand", template=link):
        assert "/demand-form?about=xyzzyq" in found(client, q="xyzzyq")


# --- listings -------------------------------------------------------------------------------------


def test_listing_marks_and_notes(client, sweets):
    """Courses by words: marked titles, the note about the keyboard, best match first."""
    html = client.get("/th/courses/", {"q": "-o,"}).content.decode()
    text = words(html.split("<main", 1)[1])
    assert "[ขนม]ไทยทำขาย" in text and "พบ 4 หลักสูตร “ขนม”" in text
    assert "คุณพิมพ์ผิดแป้นหรือเปล่า" in text
    assert '<b aria-current="true">ตรงคำค้น</b>' in html


def test_listing_shows_what_has_some_of_the_words(client, sweets):
    """Beneath what has all words stands what has some, under a heading of its own, not counted."""
    text = words(client.get("/th/courses/", {"q": "ขนม ลูกชุบ"}).content.decode())
    assert "พบ 1 หลักสูตร" in text and "มีบางคำในนี้" in text
    assert text.index("มีบางคำในนี้") < text.index("ขาย[ขนม]ออนไลน์")


def test_listing_offers_the_area(client, sweets):
    """The listing of courses offers the area of the words, too."""
    html = client.get("/th/courses/", {"q": "ขนม บางปะกง"}).content.decode()
    address = f"/th/courses/?q={quote('ขนม')}&amp;province=24&amp;district=2404"
    assert f'<a href="{address}">' in html and "เฉพาะ อ.บางปะกง" in words(html)


def test_listing_notes_what_nobody_offers(client, sweets):
    """A listing that finds nothing for its words is noted; one that filters is not."""
    client.get("/th/courses/", {"q": "xyzzyq", "group": "creative"})
    assert not MissedQuery.objects.exists()
    client.get("/th/courses/", {"q": "xyzzyq"})
    assert MissedQuery.objects.get().text == "xyzzyq"


def test_header_leads_to_the_search(client, sweets):
    """Every page has the way to the search, which marks itself as the current place."""
    assert f'href="{PATH}"' in client.get("/th/help/").content.decode()
    assert f'<a href="{PATH}" aria-current="page">' in client.get(PATH).content.decode()
