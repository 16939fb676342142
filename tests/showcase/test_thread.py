"""The thread from learning to funding, seen from each of its knots, in one statement."""

import pytest
from django.utils import timezone

from search import threads
from search.threads import Here
from tests.factories.catalogue import make_course
from tests.factories.events import make_event
from tests.factories.funding import make_source
from tests.factories.showcase import make_group, make_product
from tests.showcase.test_views_product import at, flat, soup

pytestmark = pytest.mark.django_db


@pytest.fixture
def tied(tree):
    """A course, a group, a product and a source that name each other; by kind."""
    centre = tree["d4704"]
    course, source = make_course(centre, title="ย้อมคราม"), make_source(centre, title="ทุนทอผ้า")
    group = make_group(centre)
    product = make_product(centre, group=group, course=course, funding=source)
    return {"course": course, "group": group, "product": product, "funding": source}


@pytest.mark.row("S0-13", "S1-15", "S1-28")
@pytest.mark.parametrize(
    ("kind", "place"), [("course", 0), ("group", 1), ("product", 2), ("funding", 3)]
)
def test_thread_is_the_same_from_every_knot(client, tied, kind, place):
    """The same four knots in the same order on each of the four pages; only the marked one differs."""
    knots = soup(client, at(tied[kind])).select(".thread li")
    assert [("here" in (knot.get("class") or [])) for knot in knots] == [
        number == place for number in range(4)
    ]
    names = [flat(knot.select_one("a, b").get_text()) for knot in knots]
    assert names == ["ย้อมคราม", "กลุ่มครามบ้านถ้ำเต่า", "ผ้าพันคอย้อมคราม", "ทุนทอผ้า"]


def test_around_is_one_statement(tied, django_assert_num_queries):
    """Both directions, and one step further, cost one statement."""
    course = tied["course"]
    with django_assert_num_queries(1):
        found = threads.around(Here("course", course.code, course.title))
    assert [one.kind for one in found.direct] == ["product"]
    assert {one.kind for one in found.further} == {"group", "funding"}


def test_hidden_pages_are_no_knots(client, tied):
    """What is unpublished leaves its knot empty, with a way on."""
    tied["group"].unpublish()
    knots = soup(client, at(tied["product"])).select(".thread li")
    assert "none" in knots[1]["class"] and knots[1].a["href"] == "/th/groups/"


def test_thread_of_one_knot_is_not_shown(client, tree):
    """A product that names nothing has no thread."""
    assert not soup(client, at(make_product(tree["d4704"]))).select(".thread")


def test_pinned_comes_first_and_the_others_are_counted(client, tree):
    """Of several products the pinned one is named; the note leads to the others on the page."""
    course = make_course(tree["d4704"])
    make_product(tree["d4704"], title="ปักหมุด", course=course, is_pinned=True)
    for number in range(3):
        make_product(tree["d4704"], title=f"สินค้า {number}", course=course)
    page = soup(client, at(course))
    knot = page.select(".thread li")[2]
    assert knot.a.get_text(strip=True) == "ปักหมุด"
    assert "และอีก 3 อย่าง" in flat(knot.get_text(" "))
    assert page.select_one(knot.select_one("small a")["href"])


@pytest.mark.row("S1-15")
def test_course_shows_what_its_learners_sell(client, tied):
    """The course's page shows the goods with their makers, and never asks for the room above."""
    section = soup(client, at(tied["course"])).select_one("#thread-sell")
    assert [one.get_text(strip=True) for one in section.select("h3")] == ["ผ้าพันคอย้อมคราม"]
    assert "กลุ่มครามบ้านถ้ำเต่า" in flat(section.get_text(" "))


def test_course_without_products_shows_those_near_it(client, tree):
    """Computed: the same occupational group in the same province, the own district first."""
    make_product(tree["d4702"], title="ไกลกว่า")
    make_product(tree["d4704"], title="ใกล้กว่า")
    make_product(tree["d1501"], title="จังหวัดอื่น")
    make_product(tree["d4704"], title="กลุ่มอื่น", occupational_group="industry")
    section = soup(client, at(make_course(tree["d4704"]))).select_one("#thread-sell")
    assert [one.get_text(strip=True) for one in section.select("h3")] == ["ใกล้กว่า", "ไกลกว่า"]


@pytest.mark.row("S0-24")
def test_event_shows_groups_and_what_they_bring(client, tree):
    """Groups with a booth stand on the event's page, with their products."""
    event = make_event(tree["d4704"], at=timezone.now())
    group = make_group(tree["d4704"], events=[event])
    make_product(tree["d4704"], group=group)
    page = soup(client, at(event))
    said = flat(page.main.get_text(" "))
    assert "กลุ่มครามบ้านถ้ำเต่า" in said and "ผ้าพันคอย้อมคราม" in said


@pytest.mark.row("S0-24")
def test_group_and_its_products_lead_to_their_booths(client, tree):
    """What comes stands before what was, each with its state; nothing hidden is named."""
    now = timezone.now()
    was = make_event(tree["d4704"], "finished", at=now, title="งานที่ผ่านไป")
    comes = make_event(tree["d4704"], "upcoming", at=now, title="งานที่จะมี")
    hidden = make_event(tree["d4704"], at=now, title="งานร่าง")
    group = make_group(tree["d4704"], events=[was, comes, hidden])
    hidden.unpublish()
    for page in (group, make_product(tree["d4704"], group=group)):
        section = soup(client, at(page)).select_one("section[aria-labelledby=h-booths]")
        assert [flat(one.get_text()) for one in section.select("h3")] == ["งานที่จะมี", "งานที่ผ่านไป"]
        assert section.select(f"a[href='/th/events/{comes.code}/']")


def test_product_that_names_nothing_leads_on(client, tree, django_assert_max_num_queries):
    """A course of its occupation near it on the thread, and what else is made near, pinned first."""
    make_course(tree["d4702"], title="ไกลกว่า")
    make_course(tree["d4704"], title="ใกล้กว่า")
    make_course(tree["d4704"], title="กลุ่มอื่น", occupational_group="industry")
    make_product(tree["d4704"], title="ปักหมุด", is_pinned=True)
    for number in range(4):
        make_product(tree["d4704"], title=f"สินค้า {number}")
    alone = make_product(tree["d4704"], title="ไม่มีใครเอ่ยถึง")
    at_this = at(alone)
    client.get(at_this)
    with django_assert_max_num_queries(8):
        page = soup(client, f"{at_this}?x=1")
    knot = page.select_one(".thread li")
    assert flat(knot.a.get_text()) == "ใกล้กว่า" and "อยู่ใกล้" in flat(knot.small.get_text())
    near = next(one.parent for one in page.select("h2") if "แถวนี้" in flat(one.get_text()))
    titles = [flat(one.get_text()) for one in near.select("h3")]
    assert len(titles) == 3 and titles[0] == "ปักหมุด" and "ไม่มีใครเอ่ยถึง" not in titles


def test_what_is_known_is_not_replaced_by_suggestions(client, tied, tree):
    """A course that is named stands on the thread, not one that happens to be near."""
    make_course(tree["d4704"], title="ใกล้กว่า")
    said = flat(soup(client, at(tied["product"])).main.get_text(" "))
    assert "ใกล้กว่า" not in said and "อยู่ใกล้" not in said


def test_each_knot_says_one_short_thing(client, tied):
    """Where it is taught, how many make it, what it costs, how much money there is; not of this page."""
    said = {}
    for kind in ("product", "funding"):
        knots = soup(client, at(tied[kind])).select(".thread li")
        said[kind] = [flat(knot.small.get_text()) if knot.small else "" for knot in knots]
    assert said["product"][:3] == ["สกร.ระดับอำเภอพรรณานิคม สกลนคร", "6 คน", ""]
    assert said["product"][3].endswith("บาท")
    assert said["funding"][2] == "390 บาท / ผืน"
