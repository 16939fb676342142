"""Suggestions while somebody types: words, titles and places, in one small answer."""

from html.parser import HTMLParser
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from django.core.cache import cache

from portal.core import quick_limit
from search import views
from tests.factories.catalogue import bangkok, make_course, pages_by_code
from tests.factories.home import site_layer, site_tree  # noqa: F401 - a fixture
from tests.layers import layer

pytestmark = pytest.mark.django_db
PATH = "/th/search/suggest/"
NOW = bangkok(2026, 11, 21, 10, 0)


@layer(upon=site_layer)
@time_machine.travel(NOW, tick=False)
def titles_layer():
    """A few courses with titles of Thai and of English words."""
    tree = pages_by_code()
    for title, title_en in (
        ("ขนมไทยทำขาย", "Thai sweets"),
        ("ขนมอบโฮมเมด", "Home baking"),
        ("ช่างไฟฟ้าในบ้าน", "House wiring"),
        ("<b>ตัดผม</b> & เสริมสวย", "Haircuts"),
    ):
        make_course(tree["d4704"], title=title, title_en=title_en)


@pytest.fixture
def titles(titles_layer, site_tree):  # noqa: F811 - a fixture
    """The frame of a site with the courses."""
    return site_tree


class Options(HTMLParser):
    """The options of a listbox: their text, what they are, where they lead or what they fill in."""

    def __init__(self, html):
        super().__init__()
        self.says, self.found = "", []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "ul":
            assert attrs["role"] == "listbox" and attrs["aria-label"]
            self.says = attrs["data-says"]
        elif tag == "li":
            assert (attrs["role"], attrs["aria-selected"]) == ("option", "false")
            self.found.append({"value": attrs.get("data-value"), "url": attrs.get("data-url")})
            self._spans = []
        elif tag == "span":
            self._spans.append("")

    def handle_data(self, data):
        if self.found:
            self._spans[-1] += data.strip("\n")
            self.found[-1]["texts"] = self._spans


def options(client, text, **more):
    response = client.get(PATH, {"q": text, "part": "1", **more})
    assert response.status_code == 200 and len(response.content) < 10_000
    return Options(response.content.decode())


def of_type(found, name):
    return [one for one in found.found if one["texts"][1] == name]


def test_words_titles_and_places_are_told_apart(client, titles):
    """Each suggestion says what it is; words fill the field in, the others lead on."""
    found = options(client, "ขน")
    assert [one["value"] for one in of_type(found, "คำค้น")][:1] == ["ขนม"]
    titles_found = of_type(found, "หลักสูตร")
    assert {one["texts"][0] for one in titles_found} == {"ขนมไทยทำขาย", "ขนมอบโฮมเมด"}
    assert all(one["url"].startswith("/th/courses/") for one in titles_found)
    assert found.says == f"มี {len(found.found)} คำแนะนำ"
    place = of_type(options(client, "บางป"), "สถานที่")[0]
    assert place["texts"][0] == "อ.บางปะกง ฉะเชิงเทรา"
    assert parse_qs(urlsplit(place["url"]).query) == {
        "q": ["บางปะกง"],
        "province": ["24"],
        "district": ["2404"],
    }


def test_words_before_the_last_are_kept(client, titles):
    """The last word goes on, what stands before it stays; a place becomes the area of the rest."""
    found = options(client, "ตัดผม ขน")
    assert "ตัดผม ขนม" in [one["value"] for one in of_type(found, "คำค้น")]
    place = of_type(options(client, "ขนม อ.บางป"), "สถานที่")[0]
    assert parse_qs(urlsplit(place["url"]).query)["q"] == ["ขนม"]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("l;ylfu", None),
        ("ไฟฟ", "ไฟฟ้า"),
        ("-o,w", "ขนมไทย"),
        ("ช่างไฟฝ้า", "ช่างไฟฟ้า"),
        ("WIR", "wiring"),
    ],
)
def test_layout_spelling_and_case_do_not_matter(client, titles, typed, expected):
    """What was typed on the other keyboard, misspelt or in capitals still leads to a word."""
    values = [one["value"] for one in of_type(options(client, typed), "คำค้น")]
    assert expected is None or expected in values


def test_one_kind_suggests_only_its_own(client, titles):
    """In the box of a listing, titles are the kind's and places lead to that listing."""
    found = options(client, "พรรณา", type="centre")
    assert {one["texts"][1] for one in found.found} <= {"คำค้น", "ศูนย์", "สถานที่"}
    assert of_type(found, "สถานที่")[0]["url"].startswith("/th/centres/?")
    assert not of_type(options(client, "ขน", type="centre"), "หลักสูตร")


def test_markup_in_titles_stays_text(client, titles):
    """A title with markup is shown letter by letter."""
    html = client.get(PATH, {"q": "ตัดผม", "part": "1"}).content.decode()
    assert "<b>" not in html and "&lt;b&gt;" in html


@pytest.mark.parametrize("text", ["", "ข", " ", "*", '"', "\x00", "😀😀", "ๆๆ", "ก" * 3000])
def test_nothing_to_suggest_is_an_empty_list(client, titles, text):
    """One letter, signs, nonsense: an empty list, never an error."""
    assert options(client, text).found == [] or text.startswith("กก")


def test_without_a_script_it_is_a_page_of_links(client, titles):
    """The same address opened by itself is a page whose suggestions are links."""
    html = client.get(PATH, {"q": "ขน"}).content.decode()
    assert "<main" in html and 'content="noindex' in html and 'role="option"' not in html
    assert 'href="/th/search/?q=%E0%B8%82%E0%B8%99%E0%B8%A1"' in html


def test_browsers_may_keep_it_for_a_minute(client, titles):
    """It is the same for everybody, for a minute; no cookie, no session."""
    response = client.get(PATH, {"q": "ขน", "part": "1"})
    assert "max-age=60" in response["Cache-Control"] and "public" in response["Cache-Control"]
    assert not response.cookies and "Cookie" not in response.get("Vary", "")


def test_suggestions_are_kept_as_pages_are(client, settings, titles, django_assert_num_queries):
    """What many type is answered once and then costs nothing."""
    settings.PORTAL_PAGE_CACHE_SECONDS = 15
    client.get(PATH, {"q": "ขน", "part": "1"})
    with django_assert_num_queries(0):
        assert client.get(PATH, {"q": "ขน", "part": "1"})["X-Portal-Cache"] == "hit"


def test_too_many_are_asked_to_wait(client, titles, monkeypatch):
    """A machine that asks without end is told when to come back; others go on."""
    monkeypatch.setattr(views, "MOST_A_MINUTE", 3)
    statuses = [client.get(PATH, {"q": "ขน"}).status_code for _try in range(5)]
    assert statuses == [200, 200, 200, 429, 429]
    assert 0 < int(client.get(PATH, {"q": "ขน"})["Retry-After"]) <= 60
    assert client.get(PATH, {"q": "ขน"}, REMOTE_ADDR="203.0.113.9").status_code == 200


def test_limit_begins_anew_each_minute():
    """After a minute the count is over."""
    with time_machine.travel(NOW, tick=False) as now:
        assert [quick_limit.wait_seconds("x", "one", most=1) > 0 for _try in range(2)] == [0, 1]
        now.shift(60)
        assert quick_limit.wait_seconds("x", "one", most=1) == 0


def test_limit_lets_everybody_through_when_the_cache_fails(monkeypatch):
    """A broken cache closes nothing."""

    def fail(*args, **kwargs):
        raise ConnectionError

    monkeypatch.setattr(cache, "add", fail)
    assert [quick_limit.wait_seconds("x", "one", most=1) for _try in range(3)] == [0, 0, 0]
