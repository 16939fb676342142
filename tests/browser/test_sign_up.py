"""Signing up in a real browser: the whole way without script, in LINE's browser, at small widths."""

import re
import secrets
from contextlib import contextmanager
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import expect

from measuring import html
from measuring.browser import findings
from tests.browser.fitting import fits

pytestmark = pytest.mark.browser

LINE = (
    "Mozilla/5.0 (Linux; Android 10) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0"
    " Chrome/120.0.0.0 Mobile Safari/537.36 Line/13.4.1/IAB"
)
_NEXT = "main form .btn--big"
#: What the console says about a form that comes back with mistakes.
_OWN = "status of 422"
#: Longer than the least time between opening a form and sending it.
_A_WHILE = 3_200


@contextmanager
def phone(chromium, base, *, width=360, script=False, agent=LINE):
    """A page of a phone that heeds `base`, and what it complained about."""
    context = chromium.new_context(
        viewport={"width": width, "height": 700},
        java_script_enabled=script,
        user_agent=agent,
        base_url=base,
    )
    page = context.new_page()
    page.complaints = []
    page.on(
        "console", lambda said: None if _OWN in said.text else page.complaints.append(said.text)
    )
    page.on("popup", lambda other: page.complaints.append(f"popup {other.url}"))
    page.on("download", lambda file: page.complaints.append(f"download {file.url}"))
    try:
        yield page
    finally:
        context.close()


def number():
    """A telephone number that nobody signed up with before."""
    return f"081 {secrets.randbelow(1000):03d} {secrets.randbelow(10_000):04d}"


def fill(page, telephone, name="สมมติ นามทดสอบ"):
    """Write what the form asks of a grown-up."""
    page.fill("[name=name]", name)
    page.fill("[name=tel]", telephone)
    page.fill("[name=birth_year]", "๒๕๑๑")
    if page.locator("[name=subdistrict] option").count() < 2:
        page.select_option("[name=district]", index=1)
        page.click("[name=step][value=place] >> nth=0")
    page.select_option("[name=subdistrict]", index=1)
    page.check("[name=job][value=home]", force=True)


@pytest.fixture
def course(seen):
    """A course that can be joined."""
    return seen["course_detail"].path


@pytest.mark.parametrize("width", [320, 360])
def test_whole_way_without_script(base, chromium, seen, course, width):
    """Course, form with mistakes, form, check, change, receipt: no script, no pop-up, no download."""
    with phone(chromium, base, width=width) as page:
        page.goto(course)
        page.click("a[href*='/apply/'] >> nth=0")
        fits(page)
        page.click(_NEXT)
        expect(page).to_have_title(re.compile(r"^ยังไม่ครบ \d ช่อง"))
        fits(page)
        page.click(".problem a >> nth=1")
        assert urlsplit(page.url).fragment == "id_tel"
        telephone = number()
        fill(page, f"+66{telephone[1:].replace(' ', '-')}")
        page.click(_NEXT)
        expect(page).to_have_title(re.compile("^ตรวจข้อมูลก่อนส่ง"))
        assert telephone in page.inner_text(".summary")
        fits(page)
        page.click("button[formaction$='#id_line']")
        assert page.input_value("[name=name]") == "สมมติ นามทดสอบ"
        page.fill("[name=line]", "sample.id")
        page.click(_NEXT)
        assert "sample.id" in page.inner_text(".summary")
        page.wait_for_timeout(_A_WHILE)
        page.click(_NEXT)
        assert "/apply/receipt/" in page.url
        assert re.search(r"[A-Z]{3}-[A-Z0-9]{4}-[A-Z0-9]{4}-\d\d", page.inner_text(".ticket__ref"))
        fits(page)
        share = page.get_attribute("a[href^='https://line.me/R/share']", "href")
        assert "/s/" in unquote(share)
        assert "สมมติ" not in unquote(share)
        assert page.complaints == []


def test_waiting_list_in_english(base, chromium, seen):
    """A full run says the number before; the way works in English."""
    with phone(chromium, base) as page:
        page.goto(seen["sign_up_waiting"].path.replace("/th/", "/en/"))
        fill(page, number())
        page.click(_NEXT)
        page.wait_for_timeout(_A_WHILE)
        page.click(_NEXT)
        expect(page).to_have_title(re.compile("We have your sign-up"))
        assert page.complaints == []


def test_helper_is_asked_for_when_ticked(base, chromium, seen):
    """The helper's part shows with the tick, without script."""
    with phone(chromium, base) as page:
        page.goto(seen["sign_up"].path)
        assert not page.is_visible("[name=helper_name]")
        page.check("[name=for_other]", force=True)
        assert page.is_visible("[name=helper_name]")


def test_lists_follow_the_district_with_script(base, chromium, seen):
    """With script no button is needed: the sub-districts follow, what was typed stays."""
    with phone(chromium, base, script=True) as page:
        page.goto(seen["sign_up"].path)
        page.fill("[name=name]", "สมมติ นามทดสอบ")
        before = page.locator("[name=subdistrict] option").all_inner_texts()
        other = page.eval_on_selector_all(
            "[name=district] option", "all => all.find(one => one.value && !one.selected).value"
        )
        with page.expect_response(lambda answer: "/apply/" in answer.url):
            page.select_option("[name=district]", other)
        page.wait_for_function(
            "before => document.querySelectorAll('[name=subdistrict] option').length > 1 &&"
            " [...document.querySelectorAll('[name=subdistrict] option')][1].text !== before",
            arg=before[1],
        )
        assert page.input_value("[name=district]") == other
        assert page.input_value("[name=name]") == "สมมติ นามทดสอบ"
        assert page.complaints == []


@pytest.mark.parametrize("width", [320, 1280])
def test_every_page_of_the_way_is_sound(base, chromium, seen, tmp_path, width):
    """axe and the HTML checker find nothing on the pages that only a POST shows."""
    with phone(chromium, base, width=width, script=True) as page:
        looked = []

        def look(name):
            looked.append(name)
            page.wait_for_load_state("networkidle")
            assert findings(page) == [], name
            fits(page)
            source = page.evaluate("fetch(location.href).then(one => one.text())")
            if name == "receipt":
                (tmp_path / f"{name}.html").write_text(source, encoding="utf-8")

        page.goto(seen["sign_up"].path)
        page.check("[name=for_other]", force=True)
        page.fill("[name=birth_year]", "2553")
        with page.expect_navigation() as came:
            page.click(_NEXT)
        assert page.evaluate("document.activeElement.id") == "problem"
        (tmp_path / "errors.html").write_text(came.value.text(), encoding="utf-8")
        look("errors")
        page.uncheck("[name=for_other]", force=True)
        fill(page, number())
        with page.expect_navigation() as came:
            page.click(_NEXT)
        (tmp_path / "check.html").write_text(came.value.text(), encoding="utf-8")
        look("check")
        page.wait_for_timeout(_A_WHILE)
        page.click(_NEXT)
        look("receipt")
        assert page.is_visible("[data-print]")
        assert looked == ["errors", "check", "receipt"]
    assert html.errors(tmp_path) == []
