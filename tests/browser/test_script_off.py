"""Nothing needs a script: searching, filtering, choosing a place and changing the language work."""

from urllib.parse import parse_qs, urlsplit

import pytest

pytestmark = pytest.mark.browser


def asked(page):
    """Return what the page's address asks for, without what was left empty."""
    return parse_qs(urlsplit(page.url).query)


def test_search_from_the_front_page_in_thai(open_page):
    """Thai words typed on the front page come to the listing as they were typed."""
    page = open_page("/th/", script=False)
    page.fill("form.finder input[name=q]", "ย้อมคราม")
    page.click("form.finder button")
    assert urlsplit(page.url).path == "/th/courses/"
    assert asked(page)["q"] == ["ย้อมคราม"]
    assert page.input_value("#q") == "ย้อมคราม"
    assert "ย้อมคราม" in page.inner_text("#n")


def test_filters_are_a_form(open_page):
    """A box is ticked, the button is pressed: the address and the rows follow, the tick stays."""
    page = open_page("/th/courses/", script=False)
    everything = page.locator(".rows > li").count()
    facet = page.locator("details.facet", has=page.locator("input[name=group]"))
    if not facet.evaluate("one => one.open"):
        facet.locator("summary").click()
    facet.locator("input[value=creative]").check()
    page.click(".facets__go button")
    assert asked(page)["group"] == ["creative"]
    assert page.locator("input[name=group][value=creative]").is_checked()
    assert 0 < page.locator(".rows > li").count() <= everything
    page.locator(".chips a").first.click()
    assert "group" not in asked(page)


def test_filters_open_on_a_phone(open_page):
    """On a phone the filters are a panel that a link opens and closes."""
    page = open_page("/th/courses/", width=360, script=False)
    filters = page.locator("#filters")
    assert not filters.is_visible()
    page.click("a.openf")
    assert filters.is_visible()
    filters.locator(".facets__top a").click()
    assert not filters.is_visible()
    page.click("a.openf")
    facet = page.locator("details.facet", has=page.locator("input[name=free]"))
    if not facet.evaluate("one => one.open"):
        facet.locator("summary").click()
    facet.locator("input[name=free]").check()
    page.click(".facets__go button")
    assert asked(page)["free"] == ["1"]


@pytest.mark.parametrize(
    "path",
    ["/th/", "/th/courses/?group=creative&province=47", "/th/centres/ang-thong/", "/th/help/"],
)
def test_language_switch_keeps_the_place(open_page, path):
    """The same page with the same question opens in English, and back in Thai."""
    page = open_page(path, script=False)
    page.click("header a[hreflang=en]")
    parts = urlsplit(page.url)
    address = parts.path + (f"?{parts.query}" if parts.query else "")
    assert address == path.replace("/th/", "/en/")
    assert page.locator("html").get_attribute("lang") == "en"
    page.click("header a[hreflang=th]")
    parts = urlsplit(page.url)
    assert parts.path + (f"?{parts.query}" if parts.query else "") == path


def test_province_is_chosen_by_a_form(open_page):
    """The front page leads to a province's centres by a plain form, on to a centre by a link."""
    page = open_page("/th/", script=False)
    page.select_option("#cp", "15")
    page.locator("form", has=page.locator("#cp")).locator("button").click()
    assert urlsplit(page.url).path == "/th/centres/ang-thong/"
    page.locator("main a[href='/th/centres/ang-thong/wiset-chai-chan/']").first.click()
    assert page.locator("h1").is_visible()
    assert page.locator("main a[href^='tel:']").first.is_visible()


def test_menu_opens_on_a_phone(open_page):
    """The menu is a native fold: it opens without any script."""
    page = open_page("/th/", width=360, script=False)
    page.click("details.menu summary")
    page.locator("details.menu nav a", has_text="เรียนอาชีพ").first.click()
    assert urlsplit(page.url).path == "/th/courses/"
