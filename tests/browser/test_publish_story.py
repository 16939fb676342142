"""A write-up from the first word on a phone to the printed booklet, sent back once on its way."""

import re

import pytest
from playwright.sync_api import expect

from measuring import sheet_texts
from tests.browser.fitting import fits
from tests.browser.test_publish_course import (  # noqa: F401 - fixtures
    passwords,
    press,
    sign_in,
)
from tests.browser.test_showcase import STORY, add_block, keep

pytestmark = pytest.mark.browser

PHONE = 360
TITLE = "รวมกลุ่มแม่บ้านแปรรูปสัตว์น้ำตำบลพรรณา"
#: What the form asks for, by section, in the words that a teacher reads.
GAPS = {
    "summary": "เขียนหนึ่งประโยคว่าทำอะไร และได้ผลอะไร",
    "occupational_group": "เลือกกลุ่มอาชีพ",
    "steps": "หัวข้อ 4 เขียนอย่างน้อยหนึ่งขั้นตอนว่าทำอะไร",
    "successes": "หัวข้อ 5 เขียนความสำเร็จอย่างน้อยหนึ่งข้อ",
    "cautions": "หัวข้อ 7 เขียนข้อควรคำนึงสำหรับคนที่จะทำตาม",
    "credits": "หัวข้อ 9 เขียนว่าใครเป็นผู้เขียน บอกเป็นตำแหน่ง",
}
BACKGROUND = STORY["background"].strip().splitlines()[0]
#: As it was copied, and as it should be: the verifier is told where the words name another place.
COPIED, OWN = "สินค้าชุมชนในตำบลพิมพาขายในชุมชน", "สินค้าชุมชนในตำบลพรรณาขายในชุมชน"
HINT = "ตำบลพิมพา ในหัวข้อ 6"
REASON = "หัวข้อ 6 เป็นชื่อตำบลอื่น และขอเพิ่มว่ากลุ่มขายได้เดือนละเท่าไร"
MENDED = "รวมกลุ่มได้ 12 คน ขายได้เดือนละ 2,400 บาท"
PROOF = "สมุดบัญชีของกลุ่ม ปี 2564"
AUTHOR = "ครู สกร.ระดับตำบลพรรณา"
MY_TURN = "ถึงตาคุณ"
SENT_BACK = "ส่งกลับพร้อมเหตุผล"
DECISIONS = "[data-workflow-action-name], button[name='action-publish']"


@pytest.mark.row("S2-01", "S2-02", "S2-15", "S2-18")
def test_write_up_goes_from_a_phone_to_the_booklet(base, sign_in, open_page):  # noqa: F811
    """Gaps, autosave, refusal, sent back with a reason, mended, checked, published, found, printed."""
    teacher = sign_in("teacher")
    teacher.set_viewport_size({"width": PHONE, "height": 780})
    begin_story(teacher, base)
    story = teacher.url
    hand_in_with_gaps(teacher)
    fill_the_gaps(teacher)
    hand_in(teacher)
    nothing_to_decide(teacher, story)

    verifier = sign_in("officer")
    open_my_turn(verifier, base)
    expect(verifier.locator("main")).to_contain_text(HINT)
    send_back(verifier)

    mend(teacher, base)
    hand_in(teacher)
    nothing_to_decide(teacher, story)

    open_my_turn(verifier, base)
    expect(verifier.locator("main")).not_to_contain_text(HINT)
    approve(verifier, "4-verifier", "ขั้นต่อไปอยู่ที่บรรณาธิการ")
    nothing_to_decide(verifier, story)
    nothing_to_decide(teacher, story)
    director = sign_in("director")
    open_my_turn(director, base)
    approve(director, "5-director", "ทุกคนอ่านได้แล้ว")
    nothing_to_decide(teacher, story)

    visitor = open_page("/th/practice/", width=PHONE)
    find_story(visitor, base)
    read_story(visitor)
    print_booklet(visitor, base)


def stories_of(page, base):
    """Go to the list of stories; return the row of this one."""
    page.goto(f"{base}/admin/stories/")
    return page.locator("main tr", has_text=TITLE)


def begin_story(page, base):
    """By the menu to the list, and to an empty form; the first words save themselves."""
    page.locator("button.sidebar-nav-toggle").click()
    page.get_by_role("link", name="เรื่องเล่าแนวปฏิบัติที่ดี").click()
    page.wait_for_url(f"{base}/admin/stories/")
    page.get_by_role("link", name="เขียนเรื่องใหม่").first.click()
    expect(page.locator("[name=title]")).to_be_visible()
    page.fill("[name=title]", TITLE)
    write_background(page)
    page.wait_for_url(re.compile(r"/admin/pages/\d+/edit/"))
    expect(
        page.locator("#w-autosave-indicator[data-w-autosave-state-value=saved]")
    ).to_be_attached()
    page.reload()
    has_what_was_typed(page)
    fits(page)


def write_background(page):
    """Section 3, in the words of the papers."""
    add_block(page, "background", "ย่อหน้า")
    page.locator("[data-contentpath='background'] [contenteditable=true]").last.click()
    page.keyboard.insert_text(BACKGROUND)


def has_what_was_typed(page):
    """The title and section 3 stand in the form."""
    expect(page.locator("[name=title]")).to_have_value(TITLE)
    expect(page.locator("[data-contentpath='background'] [contenteditable=true]")).to_contain_text(
        BACKGROUND[:40]
    )


def hand_in_with_gaps(page):
    """Refused: each gap is named in Thai at its field, and nothing typed is lost."""
    press(page, "action-submit")
    expect(page.get_by_text("ยังบันทึกไม่ได้").first).to_be_visible()
    for words in GAPS.values():
        expect(page.locator("main")).to_contain_text(words)
    badge_counts_what_is_said(page)
    has_what_was_typed(page)
    fits(page)
    keep(page, "story-1-gaps-360")


def badge_counts_what_is_said(page):
    """The number on the tab is that of the messages below it, and Thai for who hears it."""
    page.wait_for_function(
        """least => {
            const panel = document.querySelector("[role=tabpanel]");
            const said = panel.querySelectorAll(":is(.error-message, .help-critical):not([hidden])");
            const badge = document.querySelector(".w-tabs__errors [data-w-count-target=total]");
            return said.length >= least && badge.textContent.trim() === String(said.length);
        }""",
        arg=len(GAPS),
    )
    label = page.locator(".w-tabs__errors [data-w-count-target=label]").first
    expect(label).to_have_text(re.compile(r"^ต้องแก้ \d+ จุด$"))


def fill_the_gaps(page):
    """Fill in the other sections, from top to bottom."""
    page.fill("[name=summary]", STORY["summary"])
    page.select_option("[name=occupational_group]", STORY["occupational_group"])
    page.fill("[name=evaluation_year]", str(STORY["evaluation_year"]))
    page.locator("#id_policies-ADD").click()
    page.select_option("[name=policies-0-reference]", index=1)
    page.fill("[name=policies-0-item]", STORY["policies"][0]["item"])
    page.fill("[name=policies-0-excerpt]", STORY["policies"][0]["excerpt"])
    for number, step in enumerate(STORY["steps"]):
        page.fill(f"[name=steps-{number}-value-text]", "\n".join(step.get("points", ["ทำตามแผน"])))
    for number, words in enumerate(STORY["successes"]):
        add_block(page, "successes", "ความสำเร็จ")
        page.fill(f"[name=successes-{number}-value]", words)
    add_block(page, "awards", "")
    page.fill("[name=awards-0-value-name]", COPIED)
    for number, words in enumerate(STORY["cautions"]):
        add_block(page, "cautions", "ข้อควรคำนึง")
        page.fill(f"[name=cautions-{number}-value]", words)
    add_block(page, "references", "")
    page.fill("[name=references-0-value-text]", PROOF)
    add_block(page, "credits", "")
    page.fill("[name=credits-0-value-position]", AUTHOR)
    fits(page)
    keep(page, "story-2-written-360")


def hand_in(page):
    """Hand it in, for the first time or again."""
    press(page, "action-submit")
    page.wait_for_url(re.compile(r"/admin/(stories|pages/\d+/$|explorer)"))
    is_told(page, "ให้ตรวจแล้ว")
    keep(page, "story-2-handed-in-360")


def nothing_to_decide(page, story):
    """Whoever opens the story here is offered neither approval nor publishing."""
    page.goto(story)
    expect(page.locator("main")).to_contain_text(TITLE)
    expect(page.locator(DECISIONS)).to_have_count(0)


def open_my_turn(page, base):
    """The list says whose turn it is; open the story from there."""
    row = stories_of(page, base)
    expect(row).to_contain_text(MY_TURN)
    row.get_by_role("link", name=TITLE).first.click()
    page.wait_for_url(re.compile(r"/admin/pages/\d+/edit/"))


def decide(page, action):
    """Press a decision at the foot of the editor, which keeps all but one in a menu."""
    button = page.locator(f"footer [data-workflow-action-name={action}]").first
    if not button.is_visible():
        page.locator("footer [data-w-dropdown-target='toggle']").first.click()
    button.click()


def send_back(page):
    """The verifier says what is missing; without words nothing is sent back."""
    decide(page, "reject")
    dialog = page.locator(".modal-dialog")
    reason = dialog.locator("[name=comment]")
    expect(reason).to_be_visible()
    dialog.locator("button[type=submit]").click()
    expect(dialog.locator(".error-message")).to_be_visible()
    reason.fill(REASON)
    keep(page, "story-3-send-back")
    dialog.locator("button[type=submit]").click()
    is_told(page, "กลับให้ผู้เขียนแก้แล้ว")


def mend(page, base):
    """The teacher reads the reason in the list and above the form, and writes what was asked for."""
    row = stories_of(page, base)
    expect(row).to_contain_text(SENT_BACK)
    expect(row).to_contain_text(REASON)
    expect(row).to_contain_text(MY_TURN)
    keep(page, "story-3-list-360")
    fits(page)
    row.get_by_role("link", name=TITLE).first.click()
    sent_back = page.get_by_role("status").filter(has_text=REASON)
    expect(sent_back).to_be_visible()
    keep(page, "story-3-sent-back-360")
    page.fill("[name=outcome]", MENDED)
    page.fill("[name=awards-0-value-name]", OWN)


def approve(page, name, told):
    """Approve, and be told where the story is now."""
    keep(page, f"story-{name}")
    decide(page, "approve")
    is_told(page, told)
    keep(page, f"story-{name}-done")


def is_told(page, words):
    """A message names the story and says what came of the press."""
    said = page.locator(".messages .success", has_text=words)
    expect(said).to_contain_text(TITLE)


def find_story(page, base):
    """The list shows it, and the search of the list and of the portal find it; follow the link."""
    for path in ("/th/practice/", f"/th/practice/?q={TITLE}", f"/th/search/?q={TITLE}"):
        page.goto(base + path)
        link = page.locator("main a[href*='/practice/snk-']", has_text=TITLE).first
        expect(link).to_be_visible()
    link.click()


def read_story(page):
    """Title, what was mended, and the nine sections with the template's numbers."""
    expect(page.locator("h1")).to_have_text(TITLE)
    expect(page.locator("main")).to_contain_text(MENDED)
    numbers = page.locator("article .official").all_inner_texts()
    assert [words.split()[0] for words in numbers] == list("23456789")
    said = sheet_texts.plain(page.locator("article").text_content())
    for words in (
        STORY["policies"][0]["excerpt"],
        BACKGROUND,
        *STORY["steps"][0]["points"],
        *STORY["successes"],
        OWN,
        *STORY["cautions"],
        PROOF,
        AUTHOR,
    ):
        assert sheet_texts.plain(words) in said
    fits(page)
    keep(page, "story-6-public-360")


def print_booklet(page, base):
    """The booklet is a PDF that says the title on its cover and what was mended."""
    path = page.get_by_role("link", name=re.compile("PDF")).get_attribute("href")
    answer = page.request.get(base + path)
    assert answer.status == 200
    assert answer.body().startswith(b"%PDF")
    sheets = sheet_texts.read(answer.body()).pages
    assert sheet_texts.plain(TITLE) in sheet_texts.plain(sheets[0].extract_text())
    said = sheet_texts.plain("".join(sheet.extract_text() for sheet in sheets))
    assert sheet_texts.plain(STORY["cautions"][0][:30]) in said
