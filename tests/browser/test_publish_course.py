"""A teacher publishes a course: from an empty form to the public page, with the director's word."""

import re

import pytest

from measuring.own_commands import run
from measuring.portal_server import environment_of
from measuring.report import REPORTS
from tests.factories.spreadsheets import course_row, spreadsheet

pytestmark = pytest.mark.browser

TITLE = "สานตะกร้าหวายเทียมลายดอกพิกุล"
PROMISE = "สานตะกร้าใบแรกเสร็จในสองวัน ขายได้จริง"
OUTCOMES = ("ขึ้นก้นตะกร้าเป็น", "สานลายดอกพิกุลได้", "เก็บขอบและใส่หูได้")
TOPICS = (("รู้จักวัสดุและขึ้นก้น", 4), ("สานลายและขึ้นรูป", 6), ("เก็บขอบและตั้งราคา", 2))
#: A director acts in the same way as a teacher: this wide.
WIDTH = 1280


@pytest.fixture(scope="module")
def passwords(data):
    """The demonstration accounts' passwords, as the command prints them."""
    printed = run(environment_of(data), "django", "demo_logins")
    return {line.split()[0]: line.split()[1] for line in printed.splitlines() if line.strip()}


@pytest.fixture
def sign_in(base, chromium, passwords):
    """A function that signs a demonstration account in and gives its browser's page."""
    contexts = []

    def signed_in(name):
        context = chromium.new_context(
            viewport={"width": WIDTH, "height": 1000}, locale="th-TH", reduced_motion="reduce"
        )
        contexts.append(context)
        page = context.new_page()
        page.goto(f"{base}/admin/login/")
        page.fill("input[name=username]", name)
        page.fill("input[name=password]", passwords[name])
        page.click("button[type=submit]")
        page.wait_for_url(f"{base}/admin/")
        return page

    yield signed_in
    for context in contexts:
        context.close()


def keep(page, name):
    """Keep a picture of a step."""
    folder = REPORTS / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=folder / f"publish-course-{name}.png", full_page=True)


def add_block(page, stream):
    """Add a block at the end of a stream."""
    page.locator(f"[data-contentpath='{stream}'] button.c-sf-add-button").last.click()


def write_course(page):
    """Fill in the form from top to bottom, as a teacher does."""
    page.fill("[name=title]", TITLE)
    page.fill("[name=summary]", PROMISE)
    page.select_option("[name=occupational_group]", "creative")
    page.fill("[name=hours]", "12")
    page.check("[name=skill_types][value=new_skill]")
    page.fill("[name=fee_baht]", "0")
    for number, words in enumerate(OUTCOMES):
        add_block(page, "outcomes")
        page.fill(f"[name=outcomes-{number}-value]", words)
    page.fill("[name=audience]", "คนที่อยากมีรายได้เสริมจากงานสาน ไม่ต้องเคยทำมาก่อน")
    for number, (words, hours) in enumerate(TOPICS):
        add_block(page, "topics")
        page.fill(f"[name=topics-{number}-value-title]", words)
        page.fill(f"[name=topics-{number}-value-hours]", str(hours))


def press(page, name):
    """Press a button of the editor's foot, which keeps all but one in a menu."""
    button = page.locator(f"footer button[name='{name}']")
    if not button.is_visible():
        page.locator("footer [data-w-dropdown-target='toggle']").first.click()
    button.click()


def test_teacher_publishes_a_course_with_the_director(base, sign_in):
    """Empty form, live help, run, handed in, approved twice, public page with the run on a phone."""
    teacher = sign_in("teacher")
    teacher.goto(f"{base}/admin/courses/")
    keep(teacher, "1-list")
    teacher.get_by_role("link", name=re.compile("เพิ่ม")).first.click()
    teacher.wait_for_selector("[name=title]")
    keep(teacher, "2-empty-form")
    write_course(teacher)
    assert "12 จาก 12" in teacher.locator("p.help", has_text="หัวข้อรวม").inner_text()
    assert "กลุ่มสนใจ" in teacher.locator("[name=hours] + p").inner_text()
    keep(teacher, "3-written")
    press(teacher, "action-submit")
    teacher.wait_for_url(re.compile(r"/admin/(pages|courses|explorer)"))
    keep(teacher, "4-handed-in")

    # By the list, newest first: the admin's search knows it when the worker has looked.
    teacher.goto(f"{base}/admin/courses/")
    teacher.get_by_role("link", name=TITLE).first.click()
    add_run(teacher)

    director = sign_in("director")
    keep(director, "6-director-home")
    director.get_by_role("link", name=TITLE).first.click()
    approve_run_and_course(director)

    director.goto(f"{base}/th/courses/?q={TITLE}")
    director.set_viewport_size({"width": 360, "height": 780})
    director.locator("main a[href*='/courses/snk-']").first.click()
    director.wait_for_selector("#runs")
    assert director.locator("h1").inner_text().replace("\u200b", "") == TITLE
    assert "ว่าง 15 จาก 15 ที่" in director.inner_text("#runs")
    keep(director, "8-public-360")


def add_run(page):
    """Write a run that is open now, from the course's own panel."""
    page.get_by_role("tab", name="รอบเรียน").click()
    page.get_by_role("link", name=re.compile("เพิ่มรอบ")).click()
    days = page.evaluate(
        """() => [-1, 10, 20, 24].map(days => {
            const one = new Date(Date.now() + days * 86400000);
            return `${one.getDate()}/${one.getMonth() + 1}/${one.getFullYear() + 543}`;
        })"""
    )
    for name, day in zip(("opens_at", "closes_at", "starts_on", "ends_on"), days, strict=True):
        page.fill(f"[name={name}]", day)
    for weekday in range(7):
        page.check(f"[name=weekdays][value='{weekday}']")
    page.fill("[name=hours_from]", "๐๙.๐๐")
    page.fill("[name=hours_until]", "12.00")
    page.fill("[name=venue]", "ศาลาประชาคมบ้านถ้ำเต่า")
    page.fill("[name=capacity]", "15")
    keep(page, "5-run")
    page.get_by_role("button", name=re.compile("บันทึกรอบ")).click()
    page.wait_for_url(re.compile(r"/admin/pages/\d+/edit/"))


def approve_run_and_course(page):
    """Make the run public, from the list of what waits; then the course that it leads to."""
    page.wait_for_url(re.compile(r"/admin/course-runs/approve/"))
    page.get_by_role("button", name=re.compile("เผยแพร่")).click()
    page.wait_for_url(re.compile(r"/admin/pages/\d+/edit/"))
    button = page.locator("footer [data-workflow-action-name=approve]").first
    if not button.is_visible():
        page.locator("footer [data-w-dropdown-target='toggle']").first.click()
    keep(page, "7-approve")
    button.click()
    page.wait_for_load_state("networkidle")


def test_teacher_reads_why_a_file_is_not_imported(base, sign_in, tmp_path):
    """A wrong row is named on the page before anything is imported; right ones are imported."""
    file = tmp_path / "courses.xlsx"
    rows = [course_row(1, title="ทอผ้ามัดหมี่ชุดเล็ก"), course_row(2, hours=0)]
    file.write_bytes(spreadsheet(rows).getvalue())
    page = sign_in("teacher")
    page.goto(f"{base}/admin/course-imports/")
    page.set_input_files("input[type=file]", file)
    page.get_by_role("button", name="ตรวจไฟล์").click()
    assert "อย่างน้อย 1 ชั่วโมง" in page.inner_text("main")
    keep(page, "9-import-checked")
    page.get_by_label("นำเข้าเฉพาะแถวที่ถูกต้อง").check()
    page.get_by_role("button", name="เริ่มนำเข้า").click()
    page.get_by_role("link", name=re.compile("ทอผ้ามัดหมี่ชุดเล็ก")).wait_for()
    keep(page, "10-imported")
