"""Forms beside the sign-up on a phone: the guardian's link, a request about data, a wish to learn."""

import re
import subprocess
import sys
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import expect

from measuring.browser import findings
from measuring.portal_server import environment_of
from measuring.report import ROOT
from tests.browser.fitting import fits
from tests.browser.test_sign_up import _A_WHILE, _NEXT, fill, number, phone

pytestmark = pytest.mark.browser

_WORD = "from registry.links import guardian_token; print(guardian_token({ref!r}))"


def guardian_path(data, ref):
    """The link that the portal wrote to the guardian of a sign-up."""
    done = subprocess.run(
        [sys.executable, "-m", "django", "shell", "--no-imports", "-c", _WORD.format(ref=ref)],
        cwd=ROOT,
        env=environment_of(data),
        capture_output=True,
        text=True,
        check=True,
    )
    return f"/th/guardian/{ref}/{done.stdout.split()[-1]}/"


@pytest.fixture
def minor(base, chromium, seen):
    """The reference of somebody of sixteen who has just signed up."""
    with phone(chromium, base) as page:
        page.goto(seen["sign_up"].path)
        fill(page, number())
        page.fill("[name=birth_year]", "2553")
        page.click(_NEXT)
        page.fill("[name=guardian_name]", "ผู้ปกครอง นามสมมติ")
        page.fill("[name=guardian_tel]", number())
        page.select_option("[name=guardian_relation]", index=1)
        page.wait_for_timeout(_A_WHILE)
        page.click(_NEXT)
        page.click(_NEXT)
        return re.search(r"[A-Z]{3}-[A-Z0-9]{4}-[A-Z0-9]{4}-\d\d", page.inner_text("main"))[0]


def test_guardian_reads_and_agrees_by_the_link(base, chromium, data, minor):
    """The page says who and what; not agreeing is asked twice, agreeing once, and it stays said."""
    path = guardian_path(data, minor)
    with phone(chromium, base, script=True) as page:
        page.goto(path)
        assert findings(page) == []
        fits(page)
        page.click("a[href*='no=1']")
        assert findings(page) == []
        page.click("#answer a.btn--line")
        page.click("button[value=agree]")
        expect(page.locator("main [role=status]")).to_be_visible()
        expect(page.locator("button[name=answer]")).to_have_count(0)
        assert findings(page) == []
        fits(page)
        page.goto(path)
        expect(page.locator("button[name=answer]")).to_have_count(0)
        assert page.complaints == []


def test_request_about_data_without_script(base, chromium):
    """Mistakes are named, districts come by a press, and the receipt's address opens again."""
    with phone(chromium, base) as page:
        page.goto("/th/privacy/request/?province=47")
        page.click("main form .btn--big")
        assert page.locator(".problem a").count() >= 3
        fits(page)
        page.check("[name=kind] >> nth=0", force=True)
        page.fill("[name=name]", "สมมติ นามทดสอบ")
        page.fill("[name=tel]", number())
        page.click("[name=step][value=districts]")
        assert page.input_value("[name=name]") == "สมมติ นามทดสอบ"
        page.select_option("[name=district]", index=1)
        page.fill("[name=message]", "ขอดูข้อมูลของฉัน")
        page.click("main form .btn--big")
        reference = page.inner_text(".ticket__ref")
        fits(page)
        page.goto(page.url)
        assert page.inner_text(".ticket__ref") == reference
        assert page.complaints == []


def test_wish_to_learn_is_sent_and_taken_back(base, chromium):
    """Province, district and number; the page after it can be kept, and takes the wish back."""
    with phone(chromium, base, script=True) as page:
        page.goto("/th/interest/")
        page.select_option("[name=province]", "47")
        page.click("main form .btn--big")
        assert findings(page) == []
        fits(page)
        page.fill("[name=topic]", "ทำเล็บเจล")
        page.select_option("[name=district]", index=1)
        page.fill("[name=tel]", number())
        page.wait_for_timeout(_A_WHILE)
        page.click("#send button")
        assert urlsplit(page.url).path == "/th/interest/done/"
        assert findings(page) == []
        fits(page)
        share = unquote(page.get_attribute("a[href^='https://line.me/R/share']", "href"))
        assert share.endswith(page.url)
        page.click("main form button")
        expect(page.locator("main [role=status]")).to_be_visible()
        expect(page.locator("main form button")).to_have_count(0)
        assert page.complaints == []
