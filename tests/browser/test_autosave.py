"""A teacher writes on a line that is slow, drops, and swallows answers: nothing typed is lost."""

import re

import pytest

from measuring.own_commands import run
from measuring.portal_server import environment_of
from tests.browser.test_publish_course import (  # noqa: F401 - fixtures
    passwords,
    press,
    sign_in,
)
from tests.browser.test_showcase import add_block, centre, keep  # noqa: F401 - fixture

pytestmark = pytest.mark.browser

PHONE = 360
#: The count stands in the page itself: the admin's policy lets no test evaluate words.
COUNT = """
document.addEventListener("w-autosave:success", () => {
  const root = document.documentElement;
  root.dataset.saves = Number(root.dataset.saves || 0) + 1;
});
"""
#: So many saves more than those waited for would be found as well.
MORE = 8
NO_SIGNAL = "ไม่มีสัญญาณ ข้อความล่าสุดยังไม่ได้บันทึก"
ELSEWHERE = "มีการบันทึกหน้านี้จากที่อื่น"
#: A mobile line at the edge of its reach: bytes a second, and milliseconds there and back.
EDGE = {"offline": False, "latency": 1200, "downloadThroughput": 6000, "uploadThroughput": 3000}


@pytest.fixture
def writer(base, sign_in, centre):  # noqa: F811
    """A teacher with an empty story in front of them, who counts what the editor saves."""
    page = sign_in("teacher")
    page.set_viewport_size({"width": PHONE, "height": 780})
    page.add_init_script(COUNT)
    page.goto(f"{base}/admin/pages/add/showcase/bestpracticepage/{centre}/")
    return page


def saved(page, *, times=1):
    """Return what waits until the editor saved so many times more than now."""
    first = int(page.locator("html").get_attribute("data-saves") or 0) + times
    wanted = ", ".join(f"[data-saves='{count}']" for count in range(first, first + MORE))
    return lambda: page.wait_for_selector(f"html:is({wanted})")


def write(page, name, words):
    """Type into a field and wait until the editor has saved it."""
    done = saved(page)
    page.fill(f"[name={name}]", words)
    done()


def footer(page):
    """What the editor says about saving."""
    return page.locator(".footer__save-warning")


def drafts(data, title):
    """How many pages the portal has under a title."""
    ask = (
        "from showcase.models import BestPracticePage;"
        f"print(BestPracticePage.objects.filter(title={title!r}).count())"
    )
    return int(run(environment_of(data), "django", "shell", "-v", "0", "-c", ask))


@pytest.mark.row("S2-01")
def test_words_survive_a_line_that_drops(writer):
    """A draft with gaps saves itself; without signal that is said; the line's return saves the rest."""
    write(writer, "title", "ปลูกผักสลัดบนดาดฟ้าโรงเรียน")
    writer.wait_for_url(re.compile(r"/admin/pages/\d+/edit/"))
    writer.wait_for_selector("#w-autosave-indicator[data-w-autosave-state-value=saved]")

    writer.context.set_offline(True)
    writer.fill("[name=summary]", "ปลูกบนดาดฟ้า ขายหน้าโรงเรียนได้ทุกวันศุกร์")
    footer(writer).get_by_text(NO_SIGNAL).wait_for()
    # Only the line's return ends this: the editor's own tries have come to nothing meanwhile.
    writer.fill("[name=problem]", "ผักแพงและไม่มีที่ดิน")
    keep(writer, "6-no-signal-360")
    done = saved(writer)
    writer.context.set_offline(False)
    done()
    footer(writer).get_by_text(NO_SIGNAL).wait_for(state="detached")

    writer.reload()
    assert writer.input_value("[name=title]") == "ปลูกผักสลัดบนดาดฟ้าโรงเรียน"
    assert writer.input_value("[name=summary]") == "ปลูกบนดาดฟ้า ขายหน้าโรงเรียนได้ทุกวันศุกร์"
    assert writer.input_value("[name=problem]") == "ผักแพงและไม่มีที่ดิน"


@pytest.mark.row("S2-01")
def test_lost_answer_makes_nothing_twice(writer, data):
    """The portal saved and the answer got lost: one page, and its own version is not another's."""
    title = "เพาะเห็ดนางฟ้าในตู้เย็นเก่า"
    before = drafts(data, title)
    done = saved(writer)
    swallow_next(writer)
    writer.fill("[name=title]", title)
    done()
    writer.wait_for_url(re.compile(r"/admin/pages/\d+/edit/"))
    assert drafts(data, title) == before + 1

    writer.reload()
    done = saved(writer)
    swallow_next(writer)
    writer.fill("[name=summary]", "ตู้เย็นเสียกลายเป็นโรงเห็ด")
    done()
    assert not footer(writer).get_by_text(ELSEWHERE).count()
    writer.reload()
    assert writer.input_value("[name=summary]") == "ตู้เย็นเสียกลายเป็นโรงเห็ด"


def swallow_next(page):
    """Let the editor's next save reach the portal, and its answer nobody."""

    def swallow(route):
        route.fetch()
        route.abort("connectionreset")

    page.route(re.compile(r"/admin/pages/(add/.*|\d+/edit/)$"), swallow, times=1)


@pytest.mark.row("S2-01")
def test_words_typed_while_a_slow_save_is_under_way_are_kept(writer):
    """On a throttled line somebody types on: what came after the save began is saved after it."""
    write(writer, "title", "ทำปุ๋ยหมักจากเศษอาหารในถังเดียว")
    line = writer.context.new_cdp_session(writer)
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", EDGE)
    done = saved(writer, times=2)
    with writer.expect_request(
        lambda request: request.method == "POST" and "/edit/" in request.url
    ):
        writer.fill("[name=summary]", "ถังเดียวพอ")
    writer.fill("[name=problem]", "ขยะเปียกเหม็น")
    add_block(writer, "successes", "ความสำเร็จ")
    writer.fill("[name=successes-0-value]", "ขยะลดลงครึ่งหนึ่ง")
    done()
    line.send("Network.emulateNetworkConditions", {**EDGE, "latency": 0, "downloadThroughput": -1})
    writer.reload()
    assert writer.input_value("[name=summary]") == "ถังเดียวพอ"
    assert writer.input_value("[name=problem]") == "ขยะเปียกเหม็น"
    assert writer.input_value("[name=successes-0-value]") == "ขยะลดลงครึ่งหนึ่ง"


@pytest.mark.row("S2-01")
@pytest.mark.parametrize("other", ["teacher", "officer"])
def test_two_at_one_story_are_warned(base, writer, sign_in, other):  # noqa: F811
    """A second window, or a second person: who comes later is told, and both texts stay."""
    write(writer, "title", f"เลี้ยงปลาดุกในบ่อพลาสติก {other}")
    if other == "teacher":
        second = writer.context.new_page()
        second.add_init_script(COUNT)
    else:
        second = sign_in(other)
        second.add_init_script(COUNT)
    second.goto(writer.url)
    write(second, "summary", "ฉบับของอีกหน้าต่าง")

    writer.fill("[name=problem]", "ฉบับของหน้าต่างแรก")
    footer(writer).get_by_text(ELSEWHERE).wait_for()
    keep(writer, f"7-elsewhere-{other}-360")
    assert writer.input_value("[name=problem]") == "ฉบับของหน้าต่างแรก"
    # Saving by hand asks first.
    press(writer, "action-save") if writer.locator("button[name='action-save']").count() else (
        writer.locator("footer button[type=submit]").first.click()
    )
    dialog = writer.locator(
        "#w-save-confirmation-dialog [role=dialog], #w-save-confirmation-dialog"
    )
    dialog.get_by_text("ทับ").first.wait_for()
    second.reload()
    assert second.input_value("[name=summary]") == "ฉบับของอีกหน้าต่าง"
