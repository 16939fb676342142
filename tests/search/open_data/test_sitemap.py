"""The sitemap: every public address once in each language, in files that never grow too large."""

import re
from xml.etree import ElementTree

import pytest

from search import sitemaps
from tests.search.open_data.conftest import SECRET

_NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def tree_of(client, path):
    response = client.get(path)
    assert response.status_code == 200
    assert response["Content-Type"].startswith("application/xml")
    return ElementTree.fromstring(response.content)  # noqa: S314 - our own


def files(client):
    found = tree_of(client, "/sitemap.xml").findall("s:sitemap/s:loc", _NAMES)
    return [one.text.removeprefix("http://testserver") for one in found]


def addresses(client, path):
    return [one.text for one in tree_of(client, path).findall("s:url/s:loc", _NAMES)]


def test_sitemap_names_every_entry_in_both_languages(client, courses):
    """Each course and centre stands in it in Thai and in English, each naming the other."""
    listed = [one for path in files(client) for one in addresses(client, path)]
    for course in courses.values():
        for language in ("th", "en"):
            assert listed.count(f"http://testserver/{language}/courses/{course.code}/") == 1
    assert "http://testserver/th/centres/sakon-nakhon/phanna-nikhom/" in listed
    assert {"http://testserver/th/", "http://testserver/en/data/"} <= set(listed)
    assert len(listed) == len(set(listed))
    url = next(
        one
        for path in files(client)
        for one in tree_of(client, path).findall("s:url", _NAMES)
        if courses["far"].code in one.findtext("s:loc", "", _NAMES)
    )
    alternates = {one.get("hreflang") for one in url.findall("x:link", _NAMES)}
    assert alternates == {"th", "en"}
    assert url.findtext("s:lastmod", "", _NAMES) == "2026-11-19"


def test_files_stay_small(client, courses, monkeypatch):
    """A file holds so many keys; the index names only files that hold something."""
    monkeypatch.setattr(sitemaps, "STRETCH", 3)
    parts = [path for path in files(client) if "entries" in path]
    assert len(parts) > 3
    for path in parts:
        assert 0 < len(addresses(client, path)) <= 6
    assert 2 * sitemaps.STRETCH <= sitemaps.MOST_ADDRESSES


def test_last_file_costs_what_the_first_does(client, courses, django_assert_num_queries):
    """A file is one statement over a range of keys, and never an offset."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as asked:
        client.get(files(client)[-1])
    assert not any("OFFSET" in one["sql"] for one in asked.captured_queries)
    assert len(asked.captured_queries) <= 6


def test_sitemap_shows_nothing_that_is_not_public(client, courses, hidden):
    """What is not public is not named."""
    listed = " ".join(one for path in files(client) for one in addresses(client, path))
    for page in hidden.values():
        assert page.code not in listed
    assert SECRET not in listed


def test_named_pages_can_be_opened(client, courses):
    """Every page that is no entry answers."""
    for address in addresses(client, "/sitemap-pages.xml"):
        path = address.removeprefix("http://testserver")
        if re.fullmatch(r"/(th|en)/", path):
            continue  # the front page needs the home room's page
        assert client.get(path).status_code == 200, path


@pytest.mark.parametrize(
    "section",
    ["nothing", "entries-", "entries-x", "entries--1", "entries-%00", "entries-" + "9" * 30],
)
def test_section_that_is_not_there(client, courses, section):
    """An unknown file is not found."""
    assert client.get(f"/sitemap-{section}.xml").status_code == 404


def test_section_far_out_is_empty(client, courses):
    """A stretch that holds nothing is an empty list."""
    assert addresses(client, "/sitemap-entries-999999.xml") == []


def test_robots_are_told_where_the_sitemap_is(client, db):
    """robots.txt keeps them from the admin and from endless searches."""
    text = client.get("/robots.txt").content.decode()
    assert "Sitemap: http://testserver/sitemap.xml" in text
    assert "Disallow: /admin/" in text and "Disallow: /th/search/" in text
