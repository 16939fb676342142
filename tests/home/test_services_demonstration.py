"""Making the demonstration content, and taking it away."""

import re
from dataclasses import replace
from datetime import date

import pytest
import time_machine
from wagtail.models import Page

from catalogue.models import CentrePage, CoursePage, CourseRun
from catalogue.services import reference
from catalogue.services.centre_pages import make_centre_pages
from home.demonstration import pictures, services
from home.demonstration.courses import demo_courses
from home.demonstration.pictures import picture_rows
from home.models import DemonstrationItem, DemonstrationRow, SiteSettings
from home.services.site import make_site
from portal.media.models import PortalImage
from search.models import Entry, EntryRun

_TODAY = date(2026, 11, 21)


@pytest.fixture
def portal(units, monkeypatch):
    """The site with the few centres of the tests, and the demonstration courses of their districts."""
    make_site()
    make_centre_pages()
    reference.load()
    here = tuple(course for course in demo_courses() if f"d{course.district}" in units)[:16]
    monkeypatch.setattr(services, "demo_courses", lambda: here)
    monkeypatch.setattr(pictures, "picture_rows", lambda: picture_rows()[:2])
    with time_machine.travel("2026-11-21 12:00+07:00", tick=False):
        yield here


def test_seed_makes_published_courses_with_runs(portal):
    """Every course is published with its entry, and its approved runs are public."""
    services.seed(_TODAY)
    assert CoursePage.objects.live().count() == len(portal)
    assert Entry.objects.filter(kind="course").count() == len(portal)
    public = CourseRun.objects.public()
    assert public.exists()
    assert EntryRun.objects.filter(entry__kind="course").count() == public.count()
    assert CourseRun.objects.filter(approved_at=None).exists()
    assert SiteSettings.load().show_demonstration_notice


#: Occupations that the papers name, and what a visitor would type for them.
NAMED = [
    *(
        pytest.param(word, marks=pytest.mark.row("S0-17"))
        for word in ("ช่างไฟฟ้า", "ช่างประปา", "ล้างแอร์", "ขายของ", "เกษตร")
    ),
    *(
        pytest.param(word, marks=pytest.mark.row("S1-08"))
        for word in (
            "ขนมไทย",
            "อาหาร",
            "สมุนไพร",
            "นวด",
            "ตัดผม",
            "ดนตรีไทย",
            "รำไทย",
            "ลูกประคบ",
            "ทำกลอง",
        )
    ),
]


@pytest.mark.parametrize("word", NAMED)
def test_seed_has_the_occupations_that_the_papers_name(client, portal, monkeypatch, word):
    """Whoever looks for one of them finds a course of it."""
    about = [course for course in demo_courses() if word in f"{course.title} {course.summary}"]
    titles = {course.title: replace(course, district="4704") for course in about}
    assert titles, "no course says so"
    monkeypatch.setattr(services, "demo_courses", lambda: tuple(titles.values())[:3])
    services.seed(_TODAY)
    page = client.get("/th/courses/", {"q": word}).content.decode()
    text = re.sub("<[^>]+>|[\u200b\u2060]", "", page)
    assert [title for title in titles if title in text]


def test_seed_leaves_fresh_content_alone_and_renews_old(portal):
    """Seeding again changes nothing within five days, and makes all anew after that."""
    services.seed(_TODAY)
    first = set(CoursePage.objects.values_list("pk", flat=True))
    codes = set(CoursePage.objects.values_list("code", flat=True))
    services.seed(date(2026, 11, 25))
    assert set(CoursePage.objects.values_list("pk", flat=True)) == first
    services.seed(date(2026, 12, 1))
    assert not first & set(CoursePage.objects.values_list("pk", flat=True))
    assert set(CoursePage.objects.values_list("code", flat=True)) == codes


def test_unseed_takes_away_what_seed_made_and_nothing_else(portal):
    """After unseeding no demonstration course, run or made-up telephone is left."""
    own = CentrePage.objects.get(unit__code="d4704")
    own.unit.phone = "042111111"
    own.unit.save()
    services.seed(_TODAY)
    services.unseed()
    assert not CoursePage.objects.exists()
    assert not CourseRun.objects.exists()
    assert not Entry.objects.filter(kind="course").exists()
    assert not PortalImage.objects.exists()
    assert not DemonstrationItem.objects.exists()
    assert not DemonstrationRow.objects.exists()
    assert Page.find_problems() == ([], [], [], [], [])
    assert not SiteSettings.load().show_demonstration_notice
    phones = CentrePage.objects.exclude(unit__phone="").values_list("unit__code", flat=True)
    assert list(phones) == ["d4704"]


def test_seed_fills_in_what_a_visitor_looks_for_at_a_centre(portal):
    """A centre of the demonstration says how to get there; what somebody has written stays."""
    own = CentrePage.objects.get(unit__code="d1503")
    own.landmark = "ข้างวัดที่เจ้าหน้าที่เขียนเอง"
    own.save()
    services.seed(_TODAY)
    dressed = CentrePage.objects.select_related("unit").get(unit__code="d1506")
    assert dressed.landmark
    assert dressed.directions
    assert dressed.opening_hours
    assert dressed.unit.phone == "035000006"
    assert Entry.objects.get(page=dressed).summary == dressed.summary
    own.refresh_from_db()
    assert own.landmark == "ข้างวัดที่เจ้าหน้าที่เขียนเอง"


def test_seeded_courses_can_be_opened(portal, client):
    """Each course's page opens in both languages, and wears what was written."""
    services.seed(_TODAY)
    for page in CoursePage.objects.all():
        thai = client.get(f"/th/courses/{page.code}/")
        assert page.title in thai.content.decode()
        english = client.get(f"/en/courses/{page.code}/").content.decode()
        assert page.title_en in english


_PART, _ALL = "Some texts on this page", "This page is only available in Thai"


def test_english_course_says_that_some_texts_are_thai(portal, client):
    """In English a course says that some of its texts are Thai; a Thai reader is told nothing."""
    services.seed(_TODAY)
    page = CoursePage.objects.first()
    assert _PART in client.get(f"/en/courses/{page.code}/").content.decode()
    thai = client.get(f"/th/courses/{page.code}/").content.decode()
    assert "บางส่วนของหน้านี้มีเฉพาะภาษาไทย" not in thai


def test_english_course_without_english_title_says_that_it_is_thai(portal, client):
    """A page that nobody gave an English title is all Thai under an English head."""
    services.seed(_TODAY)
    page = CoursePage.objects.first()
    page.title_en = page.summary_en = ""
    page.save()
    assert _ALL in client.get(f"/en/courses/{page.code}/").content.decode()


def test_page_written_in_both_languages_has_no_notice(portal, client):
    """Front page and standard pages are there in English: nothing is said about Thai."""
    for path in ("/en/", "/en/help/", "/en/courses/"):
        english = client.get(path).content.decode()
        assert _PART not in english
        assert _ALL not in english
