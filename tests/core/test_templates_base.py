"""The frame of every page: what upper rooms give is shown, what is absent leaves no hole."""

from dataclasses import dataclass

import pytest
from django.template import engines
from django.utils import translation

from portal.core.navigation import MenuItem
from portal.core.slots import isolated, provide_site_value

pytestmark = pytest.mark.django_db


@dataclass
class Facts:
    """The site's facts as a page sees them."""

    phone: str = "02 000 0000"
    hours: str = "จันทร์–ศุกร์ 08.30–16.30 น."
    banner: str = ""
    is_mourning: bool = False
    show_demonstration_notice: bool = False


MENU = [MenuItem("เรียนอาชีพ", "/th/courses/", "true"), MenuItem("ศูนย์ใกล้บ้าน", "/th/centres/", "")]
PAGE = (
    '{% extends "base.html" %}{% block title %}ย้อม <b>คราม</b>{% endblock %}'
    "{% block content %}<h1>x</h1>{% endblock %}"
)


@pytest.fixture
def page(rf):
    """Render a page of the frame with the given facts."""

    def render(*, language="th", menu=MENU, cookies=None, context=None, **facts):
        request = rf.get(f"/{language}/courses/", {"province": "47"})
        request.COOKIES.update(cookies or {})
        with isolated(), translation.override(language):
            provide_site_value("site_settings", lambda _request: Facts(**facts))
            provide_site_value("navigation", lambda _request: menu)
            provide_site_value("foot_links", lambda _request: [])
            return engines["django"].from_string(PAGE).render(context or {}, request)

    return render


def test_base_title_is_written_once_for_both_places(page):
    """The title stands in <title> with the site's name and in og:title without markup."""
    html = page()
    assert "<title>ย้อม คราม | ศูนย์ฝึกอาชีพชุมชน</title>" in html
    assert '<meta property="og:title" content="ย้อม คราม">' in html


def test_base_names_the_page_in_both_languages(page):
    """Canonical and alternates lead to the page itself, without its question."""
    html = page()
    assert '<link rel="canonical" href="http://testserver/th/courses/">' in html
    assert 'hreflang="th" href="http://testserver/th/courses/"' in html
    assert 'hreflang="en" href="http://testserver/en/courses/"' in html


def test_base_canonical_can_be_given(page):
    """A listing keeps q, province and group in its canonical address."""
    html = page(context={"canonical_url": "http://testserver/th/courses/?province=47"})
    assert 'rel="canonical" href="http://testserver/th/courses/?province=47"' in html


@pytest.mark.parametrize(("language", "other"), [("th", "English"), ("en", "ภาษาไทย")])
def test_base_offers_the_other_language_in_its_own_words(page, language, other):
    """The switch is written in the language it leads to and keeps the filters."""
    html = page(language=language)
    code = "en" if language == "th" else "th"
    assert f'<html lang="{language}"' in html
    assert (
        f'href="/{code}/courses/?province=47" lang="{code}" hreflang="{code}">{other}</a>' in html
    )


def test_base_help_stands_first_in_the_footer(page):
    """Telephone and hours open the footer of every page (WCAG 3.2.6)."""
    footer = page().partition("<footer")[2]
    assert footer.index("tel:+6620000000") < footer.index("08.30") < footer.index("/th/courses/")


def test_base_marks_the_place_in_the_menu(page):
    """The section of the page carries aria-current, the others do not."""
    html = page()
    assert 'href="/th/courses/" aria-current="true"' in html
    assert 'href="/th/centres/">' in html


def test_base_without_sections_has_no_menu(page):
    """Rooms that are not there leave no empty navigation behind."""
    html = page(menu=[])
    assert 'class="nav"' not in html and 'class="menu"' not in html


@pytest.mark.parametrize("mourning", [True, False])
def test_base_turns_grey_in_mourning(page, mourning):
    """One switch turns the whole site grey."""
    assert ('class="mourning"' in page(is_mourning=mourning)) is mourning


@pytest.mark.parametrize("demonstration", [True, False])
def test_base_says_that_content_is_a_demonstration(page, demonstration):
    """Sample content is never taken for the real thing."""
    assert ("เว็บไซต์สาธิต" in page(show_demonstration_notice=demonstration)) is demonstration


def test_base_shows_the_notice_to_everybody_above_main(page):
    """An emergency stands before the content, as words."""
    html = page(banner="น้ำท่วม <ศูนย์> ปิด")
    assert html.index("น้ำท่วม &lt;ศูนย์&gt; ปิด") < html.index("<main")


def test_base_has_no_userbar_for_visitors(page):
    """Without a session cookie nothing of the admin is asked, so that pages can be kept."""
    assert "wagtail-userbar" not in page()


def test_base_preloads_the_thai_font_only(page):
    """One font is worth waiting for; the Latin one comes when it is needed."""
    html = page()
    assert html.count('rel="preload"') == 1
    assert "noto-sans-thai-looped-th" in html


def test_base_skip_link_is_first(page):
    """The first thing to reach by keyboard is the way past the menu."""
    body = page().partition("<body")[2]
    assert body.index('href="#main"') < body.index("<header")
