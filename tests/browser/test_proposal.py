"""Proposing a product from a phone: from the list to the receipt, with a picture, without script."""

import re
from urllib.parse import unquote

import pytest
from playwright.sync_api import expect

from measuring import html
from measuring.browser import findings
from tests.browser.fitting import fits
from tests.browser.test_sign_up import _A_WHILE, _NEXT, number, phone
from tests.factories.media import picture_bytes

pytestmark = pytest.mark.browser

PICTURE = {"name": "IMG_2034.jpg", "mimeType": "image/jpeg", "buffer": picture_bytes(gps=True)}


def press(page, button):
    """Press what sends the form, and wait for the page that it leads to."""
    with page.expect_navigation():
        page.click(button)


def fill(page, telephone):
    """Write what the form asks of everybody."""
    page.fill("[name=title]", "กล้วยตากแสงอาทิตย์")
    page.fill("[name=summary]", "กล้วยน้ำว้าตากในตู้แสงอาทิตย์ หวานเองไม่ใส่น้ำตาล")
    page.select_option("[name=category]", "food")
    page.fill("[name=price_baht]", "๖๐ บาท")
    page.select_option("[name=unit_code]", "bag")
    page.fill("[name=phone]", "081 000 0000")
    page.check("[name=is_contact_agreed]", force=True)
    page.fill("[name=sender_name]", "ผู้เสนอ นามสมมติ")
    page.fill("[name=sender_tel]", telephone)
    page.fill("[name=sender_role]", "ประธานกลุ่ม")


def choose_district(page):
    """Province, its districts, one of them: a button each, as without script."""
    if page.locator("[name=district] option").count() < 2:
        page.select_option("[name=province]", "15")
        press(page, ".fold [name=step][value=place]")
    page.select_option("[name=district]", index=1)
    press(page, "[name=step][value=place] >> nth=0")


@pytest.mark.parametrize("width", [320, 360])
def test_whole_way_without_script(base, chromium, width):
    """List, form with mistakes, picture, check, change, receipt: nothing typed or chosen is lost."""
    with phone(chromium, base, width=width) as page:
        page.goto("/th/products/")
        press(page, "a[href$='/showcase/propose/'] >> nth=0")
        fits(page)
        page.set_input_files("[name=pictures]", PICTURE)
        press(page, _NEXT)
        expect(page).to_have_title(re.compile(r"^ยังส่งไม่ได้ มี \d+ ช่อง"))
        expect(page.locator(".kept__one img")).to_have_count(1)
        fits(page)
        page.click(".problem a >> nth=0")
        assert page.url.endswith("#id_title")
        telephone = number()
        fill(page, telephone)
        choose_district(page)
        assert page.input_value("[name=title]") == "กล้วยตากแสงอาทิตย์"
        page.set_input_files("[name=pictures]", {**PICTURE, "name": "IMG_2035.jpg"})
        press(page, "[name=step][value=pictures]")
        expect(page.locator(".kept__one img")).to_have_count(2)
        assert page.evaluate(
            "[...document.querySelectorAll('.kept__one img')].every(one => one.loading === 'lazy')"
        )
        press(page, "[name=drop] >> nth=1")
        expect(page.locator(".kept__one img")).to_have_count(1)
        page.fill(".kept__one input", "กล้วยตากในถุง")
        fits(page)
        press(page, _NEXT)
        expect(page).to_have_title(re.compile("^ตรวจก่อนส่ง"))
        summary = page.inner_text("main")
        for words in ("60 บาท", "กล้วยตากในถุง", telephone, "ประธานกลุ่ม"):
            assert words in summary, words
        fits(page)
        press(page, "button[formaction$='#id_sender_role']")
        page.fill("[name=message]", "โทรหลังบ่ายสาม")
        press(page, _NEXT)
        assert "โทรหลังบ่ายสาม" in page.inner_text("main")
        page.wait_for_timeout(_A_WHILE)
        press(page, _NEXT)
        assert "/showcase/proposals/" in page.url
        assert re.search(r"SHW-[A-Z0-9]{4}-[A-Z0-9]{4}-\d\d", page.inner_text(".ticket__ref"))
        receipt = page.inner_text("main")
        assert telephone not in receipt
        assert "ผู้เสนอ" not in receipt
        fits(page)
        share = unquote(page.get_attribute("a[href^='https://line.me/R/share']", "href"))
        assert "/showcase/proposals/" in share
        assert "ผู้เสนอ" not in share
        assert page.complaints == []


@pytest.mark.parametrize("width", [320, 1280])
def test_every_page_of_the_way_is_sound(base, chromium, tmp_path, width):
    """axe and the HTML checker find nothing on the pages that only a POST shows."""
    with phone(chromium, base, width=width, script=True) as page:

        def look(name, came=None):
            page.wait_for_load_state("networkidle")
            assert findings(page) == [], name
            fits(page)
            source = (
                came.value.text()
                if came
                else page.evaluate("fetch(location.href).then(one => one.text())")
            )
            (tmp_path / f"{name}.html").write_text(source, encoding="utf-8")

        page.goto("/th/showcase/propose/")
        page.set_input_files("[name=pictures]", PICTURE)
        with page.expect_navigation() as came:
            page.click(_NEXT)
        assert page.evaluate("document.activeElement.id") == "problem"
        look("errors", came)
        fill(page, number())
        choose_district_with_script(page)
        with page.expect_navigation() as came:
            page.click(_NEXT)
        look("check", came)
        page.wait_for_timeout(_A_WHILE)
        page.click(_NEXT)
        look("receipt")
        assert page.is_visible("[data-print]")
    assert html.errors(tmp_path) == []


def choose_district_with_script(page):
    """With script the districts follow the province by themselves, and nothing typed is lost."""
    page.select_option("[name=province]", "15")
    page.wait_for_function("() => document.querySelectorAll('[name=district] option').length > 1")
    page.select_option("[name=district]", index=1)
    page.wait_for_load_state("networkidle")
    assert page.input_value("[name=title]") == "กล้วยตากแสงอาทิตย์"
