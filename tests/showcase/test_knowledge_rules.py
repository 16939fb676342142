"""What a knowledge item needs before it is public, and what its links and files tell."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.media.pdf_pages import pages_of
from showcase.knowledge import freshness
from showcase.knowledge.licences import Licence, licence_name, licence_url
from showcase.knowledge.links import is_safe, site_name, video_site
from showcase.knowledge.rules import MOST_BYTES, problems
from tests.factories.knowledge import pdf

TODAY = date(2026, 11, 20)
COMPLETE = {
    "title": "คู่มือ",
    "summary": "จดรายรับรายจ่าย",
    "medium": "document",
    "topics": ["money"],
    "document": None,
    "link": "https://learn.example.go.th/",
    "link_state": "works",
    "licence": "cc-by",
    "licence_other": "",
    "licence_url": "",
    "author": "",
    "publisher": "ศูนย์ตัวอย่าง",
    "issued_on": None,
    "checked_on": TODAY,
}


def fields(size=None, is_live=False, **typed):
    item = SimpleNamespace(**{**COMPLETE, **typed})
    return {field for field, _words in problems(item, size, TODAY, is_live=is_live)}


def test_complete_item_can_be_published():
    """With source, licence, topic and a check nothing is missing."""
    assert fields() == set()


@pytest.mark.row("S3-17")
@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"summary": ""}, "summary"),
        ({"title": "ก" * 121}, "title"),
        ({"medium": ""}, "medium"),
        ({"topics": []}, "topics"),
        ({"link": ""}, "link"),
        ({"link": "http://learn.example.go.th/"}, "link"),
        ({"link": "https://user:pass@learn.example.go.th/"}, "link"),
        ({"medium": "video"}, "link"),
        ({"medium": "video", "link": "https://videos.example.go.th/1"}, "link"),
        ({"medium": "video", "link": "https://www.youtube.com.example.go.th/1"}, "link"),
        ({"link_state": "gone"}, "link_state"),
        ({"licence": ""}, "licence"),
        ({"licence": "other"}, "licence_other"),
        ({"licence": "other", "licence_other": "อื่น"}, "licence_url"),
        ({"licence": "owner", "document": object()}, "licence"),
        ({"publisher": ""}, "publisher"),
        ({"checked_on": None}, "checked_on"),
        ({"checked_on": TODAY + timedelta(days=1)}, "checked_on"),
        ({"issued_on": TODAY + timedelta(days=1)}, "issued_on"),
    ],
)
def test_what_is_missing_is_named_beside_its_field(typed, field):
    """Each gap says what to do, beside the field that it is about."""
    assert field in fields(**typed)


def test_large_file_is_refused():
    """Ten megabytes are the most that is given out; the owner's address does for the rest."""
    assert fields(size=MOST_BYTES, document=object()) == set()
    assert fields(size=MOST_BYTES + 1, document=object()) == {"document"}


def test_public_item_may_be_said_to_be_gone():
    """Readers of what is public are told that its link opens no more; nothing new begins so."""
    assert fields(link_state="gone", is_live=True) == set()


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://www.youtube.com/watch?v=0", "YouTube"),
        ("https://youtu.be/0", "YouTube"),
        ("https://vimeo.com/0", "Vimeo"),
        ("https://fb.watch/0", "Facebook"),
        ("http://www.youtube.com/watch?v=0", ""),
        ("https://youtube.com@example.go.th/", ""),
        ("https://notyoutube.com/", ""),
        ("javascript:alert(1)", ""),
        ("https://[broken", ""),
    ],
)
def test_video_sites_are_a_list(url, site):
    """Exactly the hosts of the list, over https; anything that only looks like one is none."""
    assert video_site(url) == site


@given(st.text(max_size=200))
def test_no_address_breaks_the_checks(text):
    """Whatever is typed is judged, never an error."""
    assert is_safe(text) in {True, False}
    assert isinstance(site_name(text), str)


@pytest.mark.parametrize("code", Licence.values)
def test_every_licence_has_a_name(code):
    """Those of Creative Commons lead to their explanation; another one as somebody wrote it."""
    assert licence_name(code, "อื่น")
    if code.startswith("cc"):
        assert licence_url(code).startswith("https://creativecommons.org/")
    assert licence_url("other", "https://a.example.go.th/") == "https://a.example.go.th/"


@pytest.mark.parametrize("days", [0, 365])
def test_check_holds_for_a_year(days):
    """A year long nothing is said; the day after, readers are warned, and the page says so by itself."""
    checked = TODAY - timedelta(days=days)
    assert not freshness.is_old(checked, TODAY)
    turn = freshness.next_turn(checked, TODAY)
    assert turn.date() == checked + timedelta(days=366)
    assert freshness.is_old(checked, turn.date())
    assert freshness.next_turn(checked, turn.date()) is None


@pytest.mark.parametrize("pages", [1, 3, 240])
def test_pages_are_counted(pages):
    """The total of the tree is read from the file."""
    assert pages_of(pdf(pages)) == pages


@given(st.binary(max_size=600))
def test_broken_files_give_no_number(raw):
    """What is no PDF has no pages that anybody could name, and breaks nothing."""
    assert pages_of(b"%PDF-1.4\n" + raw + b"/ObjStm stream\n" + raw) is None or raw
