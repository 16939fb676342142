"""Everything can be done by keyboard, and one always sees where one is."""

import pytest

pytestmark = pytest.mark.browser

#: What the focused element looks like: its words, and whether a ring is drawn around it.
FOCUS = """() => {
    const one = document.activeElement;
    // The link of a card draws its ring around the card.
    const drawn = [one, one.closest('.card, .row, .group, .good')].filter(Boolean);
    const ring = drawn.some(part => {
        const style = getComputedStyle(part);
        return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
    });
    const box = one.getBoundingClientRect();
    return {tag: one.tagName, words: (one.innerText || one.name || '').trim().slice(0, 40), ring,
            place: [...document.querySelectorAll('*')].indexOf(one),
            seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight};
}"""
STOPS = 45


def focused(page):
    """Say what has the focus."""
    return page.evaluate(FOCUS)


@pytest.mark.parametrize("name", ["home", "course_list", "course_detail", "centre_index"])
def test_skip_link_is_first(open_page, seen, name):
    """The first stop is the skip link, it becomes visible, and it leads into the content."""
    page = open_page(seen[name].path)
    page.keyboard.press("Tab")
    skip = page.locator("a.skip")
    assert skip.evaluate("one => one === document.activeElement")
    box = skip.bounding_box()
    assert box["x"] >= 0 and box["y"] >= 0 and box["height"] >= 24
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("name", ["home", "course_list", "course_detail", "centre", "province"])
def test_focus_is_seen_at_every_stop(open_page, seen, name, width):
    """Each stop of the Tab key has a ring, lies within the window, and none is a trap."""
    page = open_page(seen[name].path, width=width)
    places = []
    for _stop in range(STOPS):
        page.keyboard.press("Tab")
        at = focused(page)
        if at["tag"] == "BODY":
            break
        assert at["ring"], f"no ring around {at}"
        assert at["seen"], f"out of sight: {at}"
        places.append(at["place"])
    assert len(places) == len(set(places)), "the Tab key goes in circles"
    assert len(places) > 10


def test_missing_ring_is_noticed(open_page):
    """Where a ring was taken away the look for it says so."""
    page = open_page("/th/")
    page.keyboard.press("Tab")
    assert focused(page)["ring"]
    page.evaluate("document.activeElement.style.outline = 'none'")
    assert not focused(page)["ring"]


def test_menu_opens_by_keyboard(open_page):
    """On a phone the menu opens by Enter, its links are the next stops, and it closes again."""
    page = open_page("/th/", width=360)
    menu = page.locator("details.menu")
    menu.locator("summary").focus()
    assert not menu.locator("nav").is_visible()
    page.keyboard.press("Enter")
    assert menu.locator("nav").is_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('details.menu nav') !== null")
    menu.locator("summary").focus()
    page.keyboard.press("Space")
    assert not menu.locator("nav").is_visible()


def test_filter_works_by_keyboard(open_page):
    """A facet opens, a box is ticked, and the results follow, all from the keyboard."""
    page = open_page("/th/courses/")
    facet = page.locator("details.facet", has=page.locator("input[name=group]"))
    if not facet.evaluate("one => one.open"):
        facet.locator("summary").focus()
        page.keyboard.press("Enter")
    facet.locator("input[value=creative]").focus()
    with page.expect_response(lambda answer: "group=creative" in answer.url):
        page.keyboard.press("Space")
    page.wait_for_url("**group=creative**")
