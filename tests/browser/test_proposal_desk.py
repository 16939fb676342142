"""The officers' screen of proposals, and the whole way: from a phone in the village to the list."""

import io
import re

import pytest
from PIL import Image
from playwright.sync_api import expect

from measuring.browser import findings
from tests.browser.fitting import fits
from tests.browser.test_proposal import choose_district_with_script, fill, press
from tests.browser.test_publish_course import (  # noqa: F401 - fixtures
    passwords,
    sign_in,
)
from tests.browser.test_publish_course import press as press_foot
from tests.browser.test_sign_up import _A_WHILE, _NEXT, number, phone
from tests.factories.media import exif_with_gps

pytestmark = pytest.mark.browser

LIST = "/admin/submissions/"
TITLE = "กล้วยตากแสงอาทิตย์"
REASON = "ขอรูปสินค้าจริงที่ถ่ายกลางวัน แล้วส่งใหม่ได้"


def large_photograph():
    """A picture as a phone takes it: twelve megapixels, turned, with the place where it was taken."""
    out = io.BytesIO()
    picture = Image.effect_noise((4000, 3000), 30).convert("RGB")
    picture.save(out, "JPEG", quality=75, exif=exif_with_gps(6).tobytes())
    return {"name": "IMG_9001.jpg", "mimeType": "image/jpeg", "buffer": out.getvalue()}


def send_proposal(base, chromium, title, telephone=""):
    """Propose a product as a villager does; return the address of the receipt."""
    with phone(chromium, base) as page:
        page.goto("/th/showcase/propose/")
        fill(page, telephone or number())
        page.fill("[name=title]", title)
        choose_district_of_the_demonstration(page)
        press(page, _NEXT)
        page.wait_for_timeout(_A_WHILE)
        press(page, _NEXT)
        return page.url


def choose_district_of_the_demonstration(page):
    """The district whose officers have demonstration accounts."""
    page.select_option("[name=province]", "47")
    press(page, ".fold [name=step][value=place]")
    page.select_option("[name=district]", "4704")
    press(page, "[name=step][value=place] >> nth=0")


def tab_to(page, found, most=80):
    """Walk by keyboard until the focus is where it should be; it is seen at every stop."""
    for _stop in range(most):
        page.keyboard.press("Tab")
        if page.evaluate(f"document.activeElement.matches({found!r})"):
            return
    raise AssertionError(f"{found} is not reached by keyboard")


@pytest.mark.parametrize("width", [360, 1280])
def test_screens_of_the_officer_are_sound(base, sign_in, width):  # noqa: F811
    """List, filter and a proposal with pictures: axe finds nothing, nothing lies beside the page."""
    page = sign_in("officer")
    page.set_viewport_size({"width": width, "height": 900})
    for state in ("new", "all", "declined"):
        page.goto(f"{base}{LIST}?state={state}")
        assert findings(page) == [], state
        fits(page)
    page.goto(base + LIST)
    page.get_by_role("link", name=re.compile("ผ้าคลุมไหล่คราม")).first.click()
    page.wait_for_selector("#h-pictures")
    for picture in page.locator(".pictures img").all():
        picture.scroll_into_view_if_needed()
        picture.evaluate("one => one.complete || new Promise(done => one.onload = done)")
        assert picture.evaluate("one => one.naturalWidth") > 0
    assert findings(page) == []
    fits(page)


def test_list_is_narrowed_and_a_proposal_declined_by_keyboard(base, chromium, sign_in):  # noqa: F811
    """No mouse: filter, open, a refusal without words comes back, one with words is sent."""
    receipt = send_proposal(base, chromium, "ปลาส้มของวันนี้")
    page = sign_in("officer")
    page.goto(base + LIST)
    tab_to(page, "#pick-kind")
    page.keyboard.press("ArrowDown")
    tab_to(page, "form.picks button")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("kind=product"))
    page.locator("main a", has_text="ปลาส้มของวันนี้").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#decline-reason")
    tab_to(page, "#decline-reason")
    page.keyboard.type("ก" * 501)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/act/$"))
    assert page.input_value("#decline-reason") == "ก" * 501
    assert "500" in page.inner_text(".messages")
    page.fill("#decline-reason", REASON)
    page.locator("#decline-reason").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/one/\d+/$"))
    assert REASON in page.inner_text("main")
    with phone(chromium, base) as sender:
        sender.goto(receipt)
        assert REASON in sender.inner_text("main").replace("\u200b", "")


def test_product_walks_from_a_phone_to_the_list_and_is_changed(base, chromium, sign_in):  # noqa: F811
    """Mistakes keep everything, twice is once, the director publishes, the sender sees it online."""
    with phone(chromium, base, script=True) as page:
        page.goto("/th/showcase/propose/")
        page.set_input_files("[name=pictures]", large_photograph())
        fill(page, "12")
        press(page, _NEXT)
        expect(page.locator(".kept__one img")).to_have_count(1)
        assert page.input_value("[name=title]") == TITLE
        assert page.input_value("[name=price_baht]") == "๖๐ บาท"
        page.fill(".kept__one input", "กล้วยตากในถุง")
        page.select_option("[name=province]", "47")
        page.wait_for_function("() => document.querySelector('[name=district] [value=\"4704\"]')")
        page.select_option("[name=district]", "4704")
        page.wait_for_load_state("networkidle")
        title = f"{TITLE} {number()[-4:]}"
        page.fill("[name=title]", title)
        page.fill("[name=sender_tel]", number())
        page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        page.select_option("[name=availability]", "in_stock")
        page.fill("[name=story_maker]", "แม่บ้านห้าคนช่วยกันตากหลังเรียนจบ")
        press(page, _NEXT)
        assert "60 บาท" in page.inner_text("main")
        page.wait_for_timeout(_A_WHILE)
        sent_again = page.evaluate("[...new FormData(document.getElementById('proposal'))]")
        press(page, _NEXT)
        receipt = page.url
        answer = page.request.post(
            f"{base}/th/showcase/propose/", form={**dict(sent_again), "step": "send"},
            headers={"Referer": base},
        )  # fmt: skip
        # The word in the address names the proposal, the moment when it was signed, and the signature.
        assert answer.url.rsplit(":", 2)[0] == receipt.rsplit(":", 2)[0]

    director = sign_in("director")
    director.goto(base + LIST)
    expect(director.locator("main a", has_text=title)).to_have_count(1)
    director.locator("main a", has_text=title).click()
    director.click("form.desk-one button")
    director.wait_for_url(re.compile(r"/admin/pages/\d+/edit/"))
    director.select_option("[name=occupational_group]", "agriculture")
    director.locator("[name=contact_confirmed_on]").evaluate(
        """one => {
            const today = new Date();
            one.value = `${today.getDate()}/${today.getMonth() + 1}/${today.getFullYear() + 543}`;
            one.dispatchEvent(new Event('change', {bubbles: true}));
        }"""
    )
    press_foot(director, "action-publish")
    director.wait_for_load_state("networkidle")

    with phone(chromium, base, script=True) as page:
        page.goto(receipt)
        page.click("main a[href*='/products/']")
        assert title in page.inner_text("h1").replace("\u200b", "")
        fits(page)
        public = page.url
        for path in (f"/th/products/?q={title}", f"/th/search/?q={title}"):
            page.goto(path)
            assert title in page.inner_text("main").replace("\u200b", "")
        page.goto(public)
        page.click("a[href*='/showcase/propose/?page=']")
        page.fill("[name=price_baht]", "๗๕")
        page.fill("[name=sender_name]", "ผู้เสนอ นามสมมติ")
        page.fill("[name=sender_tel]", number())
        page.fill("[name=sender_role]", "ประธานกลุ่ม")
        press(page, _NEXT)
        assert "75" in page.inner_text("main")
        page.wait_for_timeout(_A_WHILE)
        press(page, _NEXT)
        assert "/showcase/proposals/" in page.url
    director.goto(f"{base}{LIST}?kind=change")
    director.locator("main a", has_text=title).first.click()
    assert "75" in director.inner_text(".changes")


def test_broken_line_loses_nothing_and_sends_once(base, chromium):
    """No signal at the press, then an answer that never came: typed words, picture and key stay."""
    with phone(chromium, base, script=True) as page:
        page.goto("/th/showcase/propose/")
        key = page.input_value("[name=submission_key]")
        page.set_input_files("[name=pictures]", large_photograph())
        telephone = number()
        fill(page, telephone)
        page.context.set_offline(True)
        page.click(_NEXT)
        assert page.is_visible("#kept-offline")
        assert page.input_value("[name=title]") == TITLE
        page.context.set_offline(False)

        # The portal takes the pictures, and its answer is lost on the way.
        def lose(route):
            route.fetch()
            route.abort("connectionreset")

        page.route("**/showcase/propose/", lose, times=1)
        page.click(_NEXT)
        page.wait_for_timeout(_A_WHILE)
        page.goto("/th/showcase/propose/")
        assert page.is_visible("#kept-again")
        assert findings(page) == []
        assert page.input_value("[name=submission_key]") == key
        for name, value in (("title", TITLE), ("sender_tel", telephone), ("category", "food")):
            assert page.input_value(f"[name={name}]") == value
        assert page.is_checked("[name=is_contact_agreed]")
        choose_district_with_script(page)
        press(page, _NEXT)
        expect(page.locator(".kept__one img")).to_have_count(1)
        page.wait_for_timeout(_A_WHILE)
        # The proposal is taken, and again nobody hears of it.
        page.route("**/showcase/propose/", lose, times=1)
        page.click(_NEXT)
        page.wait_for_timeout(_A_WHILE)
        page.goto("/th/showcase/propose/")
        assert page.input_value("[name=submission_key]") == key
        press(page, _NEXT)
        page.wait_for_timeout(_A_WHILE)
        press(page, _NEXT)
        assert "/showcase/proposals/" in page.url
        assert "sent=before" not in page.url
        page.goto("/th/showcase/propose/")
        assert page.input_value("[name=title]") == ""
        assert page.is_hidden("#kept-again")
