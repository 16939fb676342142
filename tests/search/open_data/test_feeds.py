"""Atom feeds: what is new of a kind, by area and group, readable by a reader from outside."""

import feedparser
import pytest

from search import feeds
from tests.factories.catalogue import bangkok, make_course
from tests.search.open_data.conftest import SECRET


def read(client, path, **query):
    response = client.get(path, query)
    assert response.status_code == 200
    assert response["Content-Type"].startswith("application/atom+xml")
    feed = feedparser.parse(response.content)
    assert not feed.bozo, feed.get("bozo_exception")
    return feed


def test_feed_lists_the_newest_first(client, courses, tree):
    """Each entry has a title, a full address, an identity that stays, and its days."""
    day = bangkok(2026, 11, 20, 9, 0)
    newest = make_course(tree["d4702"], title="ปลูกผัก & ทำปุ๋ย <b>", first_published_at=day)
    feed = read(client, "/th/feeds/course.atom")
    assert feed.version == "atom10"
    assert feed.feed.language == "th"
    assert feed.feed.title == "ใหม่: หลักสูตร"
    assert len(feed.entries) == 4
    first = feed.entries[0]
    assert first.title == newest.title
    assert first.link == first.id == f"http://testserver/th/courses/{newest.code}/"
    assert first.published.startswith("2026-11-20")
    assert feed.feed.links and any(
        link.rel == "self" and link.href.endswith("/th/feeds/course.atom")
        for link in feed.feed.links
    )


def test_feed_is_narrowed_by_area_and_group(client, courses):
    """The filters are those of the listing, and the title names them."""
    feed = read(client, "/th/feeds/course.atom", province="47", group="commerce")
    assert [one.title for one in feed.entries] == ["ขนมปังโฮมเมด"]
    assert "สกลนคร" in feed.feed.title and "พาณิชยกรรม" in feed.feed.title
    assert feed.feed.link == "http://testserver/th/courses/?province=47&group=commerce"


def test_feed_speaks_english(client, courses):
    """Under /en/ the feed and its links are English, Thai where there is no English."""
    feed = read(client, "/en/feeds/course.atom")
    titles = {one.title for one in feed.entries}
    assert "Indigo and tie-dye with natural colours" in titles
    assert all("/en/courses/" in one.link for one in feed.entries)
    assert feed.feed.language == "en"


def test_feed_shows_nothing_that_is_not_public(client, courses, hidden):
    """Drafts and what was taken back stand in no feed."""
    assert SECRET not in client.get("/th/feeds/course.atom").content.decode()


@pytest.mark.parametrize("kind", ["course", "centre"])
def test_every_kind_has_a_feed(client, courses, kind):
    """Whatever can be listed can be followed."""
    assert read(client, f"/th/feeds/{kind}.atom").entries


WRONG = [
    ("nothing", {}),
    ("course", {"province": "99"}),
    ("course", {"group": "\x00"}),
    ("course", {"colour": "red"}),
    ("course", {"page": "2"}),
    ("%00", {}),
]


@pytest.mark.parametrize(("kind", "query"), WRONG)
def test_feed_of_nothing_is_not_found(client, courses, kind, query):
    """Never quietly the whole country because of a slip in a code."""
    assert client.get(f"/th/feeds/{kind}.atom", query).status_code == 404


def test_feed_has_an_end(client, courses, monkeypatch, django_assert_max_num_queries):
    """So many entries and no more, at the same cost."""
    monkeypatch.setattr(feeds, "MOST_ITEMS", 2)
    with django_assert_max_num_queries(4):
        assert len(read(client, "/th/feeds/course.atom").entries) == 2


def test_listing_leads_to_its_feed(client, courses):
    """Browsers and readers find the feed of exactly what is listed, words left away."""
    page = client.get("/th/courses/", {"province": "47", "q": "ขนม", "sort": "newest"})
    text = page.content.decode()
    assert 'type="application/atom+xml"' in text.split("</head>")[0]
    assert 'href="/th/feeds/course.atom?province=47"' in text
