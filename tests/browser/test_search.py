"""Suggestions by keyboard, pointer and screen reader; without a script the same form searches."""

from urllib.parse import parse_qs, urlsplit

import pytest

from measuring.browser import findings
from tests.browser.fitting import fits

pytestmark = pytest.mark.browser

SEARCH = "/th/search/"
FIELD = "#q"
OPTIONS = "[role=listbox] [role=option]"


def typed(page, text, field=FIELD):
    """Write into the field at one blow, so that one question is asked, and wait for the list."""
    page.locator(field).click()
    page.wait_for_selector(f"{field}[role=combobox]")
    page.keyboard.insert_text(text)
    page.wait_for_selector(f"{OPTIONS} >> visible=true")


def active(page, field=FIELD):
    """Return the option that the field says is active, '' for none."""
    return page.evaluate(
        """field => {
            const id = document.querySelector(field).getAttribute('aria-activedescendant');
            const option = id && document.getElementById(id);
            return option?.getAttribute('aria-selected') === 'true' ? option.innerText : '';
        }""",
        field,
    )


def query_of(page):
    """Return the question in the page's address."""
    return parse_qs(urlsplit(page.url).query)


def test_script_comes_with_the_first_use(open_page):
    """Before the field is used neither the script nor its style is fetched."""
    page = open_page(SEARCH)
    fetched = (
        "performance.getEntriesByType('resource').filter(one => /suggest/.test(one.name)).length"
    )
    assert page.evaluate(fetched) == 0
    page.locator(FIELD).click()
    page.wait_for_selector(f"{FIELD}[role=combobox]")
    page.wait_for_function(f"() => {fetched} === 2")


def test_list_opens_and_is_announced(open_page):
    """Typing opens a listbox that belongs to the field, and its length is read out."""
    page = open_page(SEARCH)
    typed(page, "ขน")
    field = page.locator(FIELD)
    assert field.get_attribute("aria-expanded") == "true"
    assert field.get_attribute("aria-autocomplete") == "list"
    box = page.locator(f"#{field.get_attribute('aria-controls')}")
    assert box.get_attribute("role") == "listbox" and box.get_attribute("aria-label")
    count = page.locator(OPTIONS).count()
    assert page.locator(".ask [role=status]").inner_text() == f"มี {count} คำแนะนำ"
    ids = [page.locator(OPTIONS).nth(place).get_attribute("id") for place in range(count)]
    assert len(set(ids)) == count and all(ids)


def test_arrows_home_and_end_move_and_the_field_keeps_the_focus(open_page):
    """Arrows go round, Home and End jump once an option is active; the typed text stays."""
    page = open_page(SEARCH)
    typed(page, "ขน")
    texts = [option.inner_text() for option in page.locator(OPTIONS).all()]
    assert active(page) == ""
    for key, expected in [
        ("ArrowDown", texts[0]),
        ("ArrowDown", texts[1]),
        ("End", texts[-1]),
        ("ArrowDown", texts[0]),
        ("ArrowUp", texts[-1]),
        ("Home", texts[0]),
    ]:
        page.keyboard.press(key)
        assert active(page) == expected
    assert page.evaluate("document.activeElement.id") == "q"
    assert page.input_value(FIELD) == "ขน"


def test_escape_shuts_the_list_and_keeps_the_text(open_page):
    """The first Escape only shuts the list; the text stays and the list can be opened again."""
    page = open_page(SEARCH)
    typed(page, "ขน")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    field = page.locator(FIELD)
    assert field.get_attribute("aria-expanded") == "false"
    assert not page.locator("[role=listbox]").is_visible()
    assert field.get_attribute("aria-activedescendant") is None
    assert page.input_value(FIELD) == "ขน"
    page.keyboard.press("ArrowDown")
    page.wait_for_selector(f"{OPTIONS} >> visible=true")


def test_enter_takes_a_word(open_page):
    """Enter on a word fills it in and searches for it."""
    page = open_page(SEARCH)
    typed(page, "ขน")
    word = page.locator(f"{OPTIONS}[data-value]").first.get_attribute("data-value")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")
    assert query_of(page)["q"] == [word]


def test_enter_without_an_option_searches_what_was_typed(open_page):
    """The list being open changes nothing for who ignores it."""
    page = open_page(SEARCH)
    typed(page, "ขน")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")
    assert query_of(page)["q"] == ["ขน"]


def test_pressing_a_title_opens_it(open_page):
    """A title leads to its page; the pointer does what the keyboard does."""
    page = open_page(SEARCH)
    typed(page, "ช่างไฟ")
    page.locator(f"{OPTIONS}[data-url*='/courses/']").first.click()
    page.wait_for_url("**/th/courses/*-*/")


def test_leaving_the_field_shuts_the_list(open_page):
    """Tab goes on to the button, and the list is gone."""
    page = open_page(SEARCH)
    typed(page, "ขน")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.type") == "submit"
    assert not page.locator("[role=listbox]").is_visible()


def test_letters_typed_at_once_cost_one_question(open_page):
    """Letter after letter without a pause asks once, and the list is that of the last letter."""
    page = open_page(SEARCH)
    asked = []
    page.on("request", lambda one: asked.append(one.url) if "/suggest/" in one.url else None)
    page.locator(FIELD).click()
    page.wait_for_selector(f"{FIELD}[role=combobox]")
    page.locator(FIELD).evaluate(
        """(field, letters) => {
            for (const letter of letters) {
                field.value += letter;
                field.dispatchEvent(new InputEvent('input', { bubbles: true }));
            }
        }""",
        [*"ช่างไฟ"],
    )
    page.wait_for_selector(f"{OPTIONS} >> visible=true")
    assert len(asked) == 1
    words = page.locator(f"{OPTIONS}[data-value]").all_inner_texts()
    assert words and all("ไฟ" in text for text in words)


def test_failing_suggestions_break_nothing(open_page):
    """When the server cannot suggest, the list stays shut and the form searches."""
    page = open_page(SEARCH)
    page.route("**/search/suggest/**", lambda route: route.abort())
    page.locator(FIELD).click()
    page.wait_for_selector(f"{FIELD}[role=combobox]")
    page.locator(FIELD).press_sequentially("ขนม")
    page.wait_for_timeout(400)
    assert page.locator(FIELD).get_attribute("aria-expanded") == "false"
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")
    assert query_of(page)["q"] == ["ขนม"]


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_open_list_is_sound(open_page, width):
    """With the list open axe finds nothing and nothing lies beside the page; options are tall."""
    page = open_page(SEARCH, width=width)
    typed(page, "ขน")
    page.keyboard.press("ArrowDown")
    assert findings(page) == []
    fits(page)
    assert page.locator(OPTIONS).first.bounding_box()["height"] >= 44


@pytest.mark.parametrize("path", ["/th/", "/th/courses/"])
def test_boxes_of_courses_suggest_courses(open_page, path):
    """On the front page and the listing a word leads to the listing, and titles are courses."""
    page = open_page(path)
    typed(page, "ช่าง")
    kinds = {text.split("\n")[-1] for text in page.locator(OPTIONS).all_inner_texts()}
    assert kinds <= {"คำค้น", "หลักสูตร", "สถานที่"}
    page.locator(f"{OPTIONS}[data-value]").first.click()
    page.wait_for_url("**/th/courses/?q=*")


@pytest.mark.parametrize(
    ("path", "leads"),
    [(SEARCH, "/th/search/"), ("/th/", "/th/courses/"), ("/th/courses/", "/th/courses/")],
)
def test_without_a_script_the_form_searches(open_page, path, leads):
    """The same field is a plain form: Enter asks the server."""
    page = open_page(path, script=False)
    page.locator(FIELD).fill("ขนม")
    page.locator(FIELD).press("Enter")
    page.wait_for_url("**q=*")
    assert urlsplit(page.url).path == leads
    assert "ขนม" in page.inner_text("main")
    assert page.locator("main mark").count() > 0


def test_pills_and_groups_lead_on_without_a_script(open_page):
    """Narrowing to one kind and seeing all of it are links."""
    page = open_page(f"{SEARCH}?q=บางปะกง", script=False)
    page.locator(".pill", has_text="ศูนย์").click()
    assert query_of(page)["type"] == ["centre"]
    page.go_back()
    page.get_by_role("link", name="ดูทั้งหมด").first.click()
    assert "q" in query_of(page)
