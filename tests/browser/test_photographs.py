"""When a photograph is fetched in a real browser: as it is seen, with its room kept, or when asked for."""

import pytest

pytestmark = pytest.mark.browser

#: A listing with photographs, on a small phone.
LISTING, PHONE = "/th/practice/", {"width": 360, "height": 640}
WAITING = ".photo > noscript"
#: Scrolling ends when none waits; a busy machine needs many turns until a photograph is there.
TURNS = 600


@pytest.fixture
def visit(base, chromium):
    """Open an address as a phone and note what is fetched of what people uploaded."""
    contexts = []

    def opened(path, *, script=True, headers=None):
        context = chromium.new_context(
            viewport=PHONE, java_script_enabled=script, extra_http_headers=headers or {}
        )
        contexts.append(context)
        page = context.new_page()
        fetched = []
        page.on("request", lambda one: fetched.append(one.url) if "/media/" in one.url else None)
        page.goto(base + path)
        page.wait_for_load_state("networkidle")
        return page, fetched

    yield opened
    for context in contexts:
        context.close()


def heights(page):
    """Return how high each photograph's place is."""
    return page.eval_on_selector_all(".photo", "all => all.map(one => one.offsetHeight)")


def scroll_through(page):
    """Scroll by hand to each photograph that waits, until none does."""
    for _turn in range(TURNS):
        if not page.locator(WAITING).count():
            return
        page.mouse.wheel(0, 400)
        page.wait_for_timeout(50)
    raise AssertionError("photographs still wait at the end of the page")


def test_photographs_come_as_they_are_seen(visit):
    """Before anybody scrolls only the first row's is fetched; every other when it comes near."""
    page, fetched = visit(LISTING)
    everything = page.locator(".photo").count()
    before = len(fetched)
    assert before < everything
    assert page.locator(WAITING).count() == everything - before
    scroll_through(page)
    page.wait_for_load_state("networkidle")
    assert page.locator(WAITING).count() == 0
    assert page.locator(".photo img").count() == everything


def test_photograph_that_comes_moves_nothing(visit):
    """The room of each is kept from the beginning."""
    page, _fetched = visit(LISTING)
    before = heights(page)
    assert all(before)
    scroll_through(page)
    page.wait_for_load_state("networkidle")
    assert heights(page) == before


def test_who_saves_data_is_asked_first(visit):
    """Nothing is fetched, scrolled or not, until the button is pressed; then the focus is kept."""
    page, fetched = visit(LISTING, headers={"Save-Data": "on"})
    page.mouse.wheel(0, 4_000)
    page.wait_for_timeout(300)
    assert not fetched
    page.locator("#photos button").click()
    page.wait_for_load_state("networkidle")
    assert not page.locator("#photos").is_visible()
    assert page.evaluate("document.activeElement.id") == "main"
    scroll_through(page)
    assert fetched


def test_nobody_else_is_asked(visit):
    """Without the wish to save data there is no question."""
    page, _fetched = visit(LISTING)
    assert not page.locator("#photos").is_visible()


def test_photographs_need_no_script(visit):
    """Without scripts every photograph stands there, with its words, in no empty room."""
    page, _fetched = visit(LISTING, script=False)
    assert page.locator(".photo").count() == page.locator(".photo img").count()
    assert not page.locator(".photo > svg >> visible=true").count()
