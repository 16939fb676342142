"""The showcase from end to end: a story is written, checked, published and printed; the thread is walked."""

import re
import tomllib

import pytest

from measuring import sheet_texts
from measuring.own_commands import run, said
from measuring.portal_server import environment_of
from measuring.report import REPORTS, ROOT
from tests.browser.fitting import fits
from tests.browser.test_publish_course import (  # noqa: F401 - fixtures
    passwords,
    press,
    sign_in,
)

pytestmark = pytest.mark.browser

PHONE = 360
#: The write-up of the papers; the portal has one of its own below its own centre.
CONTENT = ROOT / "home" / "demonstration" / "content" / "practice.toml"
STORY = tomllib.loads(CONTENT.read_text(encoding="utf-8"))["story"][0]
TITLE = "การส่งเสริมและสนับสนุนพัฒนาอาชีพตำบลพรรณา"


def keep(page, name):
    """Keep a picture of a step."""
    folder = REPORTS / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=folder / f"showcase-{name}.png", full_page=True)


def add_block(page, stream, kind):
    """Add a block of a kind at the end of a stream."""
    page.locator(f"[data-contentpath='{stream}'] button.c-sf-add-button").last.click()
    options = page.locator(".w-combobox__option", has_text=kind)
    if options.count():
        options.first.click()


@pytest.fixture(scope="module")
def centre(data):
    """The number of the teacher's centre in the admin."""
    ask = (
        "from catalogue.models import CentrePage;"
        "print(CentrePage.objects.get(unit__district_id='4704', unit__subdistrict=None).pk)"
    )
    return run(environment_of(data), "django", "shell", "-v", "0", "-c", ask).strip()


@pytest.mark.row("S2-02", "S2-15")
def test_teacher_writes_and_publishes_the_write_up(base, data, sign_in, centre):  # noqa: F811
    """A draft with gaps keeps itself, is finished and handed in, checked, published, and printed."""
    teacher = sign_in("teacher")
    teacher.goto(f"{base}/admin/pages/add/showcase/bestpracticepage/{centre}/")
    teacher.fill("[name=title]", TITLE)
    press(teacher, "action-submit")
    teacher.wait_for_load_state("networkidle")
    # Handed in with gaps: named, and the typed title stays.
    assert "หัวข้อ 7" in teacher.inner_text("main")
    assert teacher.input_value("[name=title]") == TITLE
    keep(teacher, "1-gaps")
    _write(teacher)
    keep(teacher, "2-written")
    press(teacher, "action-submit")
    teacher.wait_for_url(re.compile(r"/admin/(pages|explorer)"))
    for number, name in enumerate(("officer", "editor"), start=3):
        _approve(sign_in(name), base, f"{number}-{name}")

    reader = sign_in("teacher")
    reader.set_viewport_size({"width": PHONE, "height": 780})
    reader.goto(f"{base}/th/practice/?q={TITLE}")
    reader.locator("main a[href*='/practice/snk-']").first.click()
    assert reader.locator("h1").inner_text().replace("\u200b", "") == TITLE
    assert sheet_texts.plain(STORY["cautions"][0][:30]) in sheet_texts.plain(
        reader.inner_text("article")
    )
    fits(reader)
    keep(reader, "5-public-360")
    path = reader.locator("a[href$='.pdf']").first.get_attribute("href")
    answer = reader.request.get(base + path)
    booklet = sheet_texts.read(answer.body())
    assert sheet_texts.plain(TITLE) in sheet_texts.plain(booklet.pages[0].extract_text())


def _write(page):
    """Fill in what is missing, in the words of the papers."""
    page.fill("[name=summary]", STORY["summary"])
    page.select_option("[name=occupational_group]", STORY["occupational_group"])
    page.fill("[name=evaluation_year]", str(STORY["evaluation_year"]))
    add_block(page, "background", "ย่อหน้า")
    words = page.locator("[data-contentpath='background'] [contenteditable=true]").last
    words.click()
    page.keyboard.insert_text(_text(STORY["background"])[:900])
    page.fill("[name=steps-0-value-text]", "\n".join(STORY["steps"][0]["points"]))
    for number, text in enumerate(STORY["successes"]):
        add_block(page, "successes", "ความสำเร็จ")
        page.fill(f"[name=successes-{number}-value]", text)
    for number, text in enumerate(STORY["cautions"]):
        add_block(page, "cautions", "ข้อควรคำนึง")
        page.fill(f"[name=cautions-{number}-value]", text)
    add_block(page, "credits", "")
    page.fill("[name=credits-0-value-position]", "ครู สกร.ระดับตำบลพรรณา")


def _text(value):
    return value if isinstance(value, str) else " ".join(str(one) for one in value)


def _approve(page, base, name):
    """Somebody finds the story among what waits for them, and approves it."""
    page.goto(f"{base}/admin/")
    page.get_by_role("link", name=TITLE).first.click()
    page.wait_for_url(re.compile(r"/admin/pages/\d+/edit/"))
    button = page.locator("footer [data-workflow-action-name=approve]").first
    if not button.is_visible():
        page.locator("footer [data-w-dropdown-target='toggle']").first.click()
    keep(page, name)
    button.click()
    page.wait_for_load_state("networkidle")


@pytest.mark.row("S1-28", "S0-13")
def test_visitor_walks_the_thread_and_back(open_page):
    """Without script, on a phone: product, its course, again a product, its funding, back to the course."""
    page = open_page("/th/products/?group=creative", width=PHONE, script=False)
    page.locator("main a[href*='/th/products/snk-']").first.click()
    _follow(page, "courses")
    course = page.url
    _follow(page, "products")
    _follow(page, "funding")
    fits(page)
    _follow(page, "courses")
    assert page.url == course


def _follow(page, where):
    """Press a link of the thread; it must be there."""
    page.locator(f".thread a[href*='/th/{where}/']").first.click()
    page.wait_for_url(re.compile(f"/th/{where}/[a-z]{{3}}-[a-z0-9]{{4}}/"))


@pytest.mark.row("S1-15", "S1-28")
def test_thread_of_the_demonstration_leads_both_ways(data):
    """Whatever names another page leads to it, and is led to from there, by links."""
    found = said(environment_of(data), "measuring.thread_walk")
    assert found["missing"] == []
    for kind, least in {
        "course": 20,
        "product": 40,
        "group": 25,
        "funding": 10,
        "practice": 4,
    }.items():
        assert found["pages"][kind] >= least, found["pages"]
