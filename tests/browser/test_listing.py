"""The listing with its script: results follow a tick, the address says all, back means back."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def tick(page, name, value):
    """Tick a box of a facet and wait until the address has followed."""
    facet = page.locator("details.facet", has=page.locator(f"input[name={name}]"))
    if not facet.evaluate("one => one.open"):
        facet.locator("summary").click()
    facet.locator(f"input[name={name}][value={value}]").check()
    page.wait_for_url(f"**{name}={value}**")


def headline(page):
    """Return the sentence that says how much was found."""
    page.wait_for_load_state("networkidle")
    return page.inner_text("#n")


def test_results_follow_a_tick(open_page):
    """A tick changes rows, counts and address without leaving the page."""
    page = open_page("/th/courses/")
    before = headline(page)
    page.evaluate("window.stayed = true")
    tick(page, "group", "creative")
    page.wait_for_function(
        "before => document.getElementById('n').innerText !== before", arg=before
    )
    assert page.evaluate("window.stayed === true")
    assert page.locator(".rows > li").count() > 0


def test_address_of_a_filtered_list_gives_the_same_list(open_page):
    """Opening the address anew shows what the tick showed: rows and ticks."""
    page = open_page("/th/courses/")
    before = headline(page)
    tick(page, "group", "industry")
    page.wait_for_function(
        "before => document.getElementById('n').innerText !== before", arg=before
    )
    found, rows = page.inner_text("#n"), page.locator(".rows > li").count()
    again = open_page(page.url.removeprefix(page.evaluate("location.origin")))
    assert again.inner_text("#n") == found
    expect(again.locator(".rows > li")).to_have_count(rows)
    assert again.locator("input[name=group][value=industry]").is_checked()


def test_back_takes_the_tick_away(open_page):
    """The back button shows the list as it was before the tick, boxes included."""
    page = open_page("/th/courses/")
    before = headline(page)
    tick(page, "group", "creative")
    page.wait_for_function(
        "before => document.getElementById('n').innerText !== before", arg=before
    )
    page.go_back()
    page.wait_for_function(
        "before => document.getElementById('n').innerText === before", arg=before
    )
    assert parse_qs(urlsplit(page.url).query) == {}
    assert not page.locator("input[name=group][value=creative]").is_checked()


def test_back_from_a_course_finds_the_list_again(open_page):
    """After reading a course the list is as it was left: words, ticks, rows."""
    page = open_page("/th/courses/?q=ผ้า&group=creative")
    found = headline(page)
    page.locator(".rows > li a").first.click()
    page.wait_for_url("**/th/courses/*-*/")
    page.go_back()
    page.wait_for_url("**group=creative**")
    assert headline(page) == found
    assert page.input_value("#q") == "ผ้า"
    assert page.locator("input[name=group][value=creative]").is_checked()


def test_words_that_are_not_found_lead_on(open_page):
    """A search without result offers a telephone number and a way to more, not a dead end."""
    page = open_page("/th/courses/?q=ไม่มีคำนี้แน่นอน", width=360)
    expect(page.locator("#results a[href^='tel:']").first).to_be_visible()
    expect(page.locator("#results a[href*='/courses/']").first).to_be_visible()
