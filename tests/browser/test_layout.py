"""Long Thai words, paper, and the browser inside LINE."""

import re

import pytest

from tests.browser.fitting import fits

pytestmark = pytest.mark.browser

#: No blank in it: a browser must find its own places to break.
LONG = "การฝึกอบรมเชิงปฏิบัติการย้อมผ้าครามธรรมชาติและการออกแบบลวดลายมัดหมี่ร่วมสมัยเพื่อชุมชนพึ่งพาตนเองอย่างยั่งยืน" * 2
LINE = (
    "Mozilla/5.0 (Linux; Android 10; SM-A107F; wv) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Version/4.0 Chrome/119.0.0.0 Mobile Safari/537.36 Line/13.19.1/IAB"
)


@pytest.mark.parametrize(
    "name",
    ["home", "course_list", "course_detail", "centre_index", "province", "centre", "standard"],
)
def test_long_thai_breaks_no_layout(open_page, seen, name):
    """A sentence without blanks in every heading, link and label stays within 320 px."""
    page = open_page(seen[name].path, width=320)
    page.evaluate(
        """words => document.querySelectorAll('main :is(h1, h2, h3, p, a, label, dd, li, span)')
            .forEach(one => {
                // Words that are kept on one line are our own short ones, or read out only.
                const ours = one.closest('.vh, .nb, .fold__note, dt');
                if (!one.children.length && !ours) one.textContent = words;
            })""",
        LONG,
    )
    fits(page)


def test_course_prints_as_a_flyer(open_page, seen):
    """On paper there is the flyer and nothing of the website around it."""
    page = open_page(seen["course_detail"].path)
    flyer = page.locator(".flyer")
    assert not flyer.is_visible()
    page.emulate_media(media="print")
    assert flyer.is_visible()
    for gone in ("header.top", "footer", "main", ".skip"):
        assert not page.locator(gone).first.is_visible(), gone
    assert flyer.locator("svg, img").count() > 0


def test_flyer_is_one_sheet(open_page, seen):
    """The flyer takes one sheet of A4, with a QR code and the telephone number."""
    page = open_page(f"{seen['course_detail'].path}?print=1")
    sheets = re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4", prefer_css_page_size=True))
    assert len(sheets) == 1


def test_list_prints_without_its_filters(open_page):
    """On paper the listing is its rows; filters, search and menus stay away."""
    page = open_page("/th/courses/")
    page.emulate_media(media="print")
    assert page.locator(".rows").is_visible()
    for gone in ("#filters", "header .nav", ".skip"):
        assert not page.locator(gone).first.is_visible(), gone


def test_course_opens_inside_line(base, chromium, seen):
    """A link that was sent in LINE opens in LINE's browser: page, telephone, no error."""
    context = chromium.new_context(
        viewport={"width": 360, "height": 740}, user_agent=LINE, has_touch=True, is_mobile=True
    )
    try:
        page = context.new_page()
        errors = []
        page.on("console", lambda said: said.type == "error" and errors.append(said.text))
        page.on("pageerror", lambda error: errors.append(str(error)))
        answer = page.goto(base + seen["course_detail"].path, wait_until="networkidle")
        assert answer.status == 200
        assert page.locator("h1").is_visible()
        assert page.locator("a[href^='tel:']").first.is_visible()
        assert errors == []
    finally:
        context.close()
