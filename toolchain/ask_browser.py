"""Asks the browser at a path whether it can show a page; run in the tests' environment."""

import sys

from playwright.sync_api import Error, sync_playwright

PAGE = "<!doctype html><title>t</title><p id=p>ศูนย์ฝึกอาชีพชุมชน portal</p>"

try:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=sys.argv[1], timeout=30_000)
        page = browser.new_page(viewport={"width": 360, "height": 800})
        page.set_default_timeout(15_000)
        page.set_content(PAGE)
        width = page.evaluate("document.getElementById('p').getBoundingClientRect().width")
        page.screenshot()
        browser.close()
except Error as error:
    sys.exit(str(error).strip().splitlines()[0])
sys.exit(0 if width else "it lays nothing out")
