"""A course's page: every state of a run, the six key facts, what stands there when nothing is known."""

import json
import re

import pytest
import time_machine
from django.urls import reverse

from catalogue.run_state import run_state
from portal.core import slots
from portal.places import area_cache
from portal.places.models import OrgUnit
from tests.catalogue.conftest import NOW
from tests.factories.catalogue import RUN_STATES, bangkok, make_course, make_run

pytestmark = pytest.mark.usefixtures("saturday")


@pytest.fixture
def course(tree):
    OrgUnit.objects.filter(code="d4704").update(phone="042000000")
    return make_course(tree["d4704"])


def show(client, course, language="th", **query):
    response = client.get(f"/{language}/courses/{course.code}/", query)
    assert response.status_code == 200
    return response.content.decode()


BADGES = [
    ("open", "ว่าง 8 จาก 20 ที่"),
    ("few", "เหลือ 2 จาก 20 ที่"),
    ("waitlist", "เต็มแล้ว สำรอง 3 คน"),
    ("full", "เต็มแล้ว"),
    ("soon", "เปิดรับ 26 พ.ย. 2569"),
    ("closed", "ปิดรับแล้ว"),
    ("running", "กำลังเรียน"),
    ("finished", "เรียนจบแล้ว"),
    ("cancelled", "ยกเลิกรอบนี้"),
    ("moved", "ว่าง 8 จาก 20 ที่"),
]


@pytest.mark.parametrize(("state", "badge"), BADGES)
def test_page_shows_each_state_in_words(client, course, state, badge):
    """Every state has its badge on the page, exactly as the state function says."""
    run = make_run(course, state)
    assert run_state(run, NOW).status == {"moved": "open"}.get(state, state)
    page = show(client, course)
    assert badge in page
    assert 'id="run-1"' in page


def test_states_of_the_table_are_all_tried():
    """The table above names every state that a factory can make."""
    assert {state for state, _badge in BADGES} == set(RUN_STATES) - {"unapproved"}


def test_run_that_nobody_approved_is_not_shown(client, course):
    """A run is public once it is approved; before, the page says that there is none."""
    make_run(course, "unapproved")
    page = show(client, course)
    assert "รอบที่ 1" not in page
    assert "ยังไม่มีรอบเรียน" in page


def test_run_leaves_the_page_sixty_days_after_its_end(client, course):
    """What ended long ago helps nobody."""
    run = make_run(course, "finished")
    with time_machine.travel(bangkok(2027, 1, 10, 12, 0), tick=False):
        assert "รอบที่ 1" in show(client, course)
    with time_machine.travel(bangkok(2027, 1, 11, 12, 0), tick=False):
        assert "รอบที่ 1" not in show(client, course)
    assert str(run.ends_on) == "2026-11-11"


def test_joinable_runs_come_first(client, course):
    """Whoever wants to join sees first what can be joined, soonest first; over is last."""
    for state in ("finished", "cancelled", "full", "soon", "waitlist", "open"):
        make_run(course, state)
    page = show(client, course)
    order = re.findall(r'id="run-(\d)"', page)
    assert order == ["6", "5", "4", "3", "2", "1"]


def test_moved_run_says_what_it_was(client, course):
    """Old and new days stand beside the state, which is kept."""
    make_run(course, "moved")
    assert "เลื่อนจาก" in show(client, course)


def test_key_facts_are_always_six(client, course):
    """Fee, length, start, place, teacher, certificate: always these, always in this order."""
    make_run(course, "open")
    page = show(client, course)
    facts = re.search(r'<dl class="facts">.*?</dl>', page, re.S)[0]
    terms = re.findall(r"<dt>.*?<span>(.*?)</span></dt>", facts, re.S)
    assert terms == ["ค่าเรียน", "ระยะเวลา", "เริ่มเร็วสุด", "สถานที่", "ผู้สอน", "วุฒิบัตร"]
    assert "เรียนฟรี" in facts
    assert "สอบถามศูนย์" not in facts


def test_unknown_facts_ask_the_centre(client, tree):
    """An unknown fact is never blank and never 0."""
    course = make_course(tree["d4704"], fee_baht=None, trainer="", certificate="")
    page = show(client, course)
    facts = re.search(r'<dl class="facts">.*?</dl>', page, re.S)[0]
    assert facts.count("สอบถามศูนย์") == 4


def test_empty_slot_shows_the_telephone(client, course):
    """Without a registry, whoever wants a seat rings the centre."""
    make_run(course, "open")
    assert 'href="tel:+6642000000"' in show(client, course)


def test_filled_slot_takes_the_place_of_the_telephone(client, course):
    """An upper room's button stands at each run, with run and state at hand."""
    from django.template import Template

    make_run(course, "open")
    button = Template("<i>สมัคร {{ run.code }} {{ state.status }}</i>")
    with slots.filled("course-run-action", template=button):
        page = show(client, course)
    assert f"<i>สมัคร {course.code}-1 open</i>" in page


def test_sub_district_shows_the_number_of_its_district(client, tree):
    """A unit without a number of its own shows the one above, and says whose it is."""
    OrgUnit.objects.filter(code="d4704").update(phone="042000000")
    page = show(client, make_course(tree["s470401"]))
    assert "042 000 000" in page.replace("\u00a0", " ")
    assert "สกร.ระดับอำเภอพรรณานิคม" in page


def test_english_chrome_marks_thai_words(client, course):
    """The English interface says everything in English and marks what is only Thai."""
    make_run(course, "few")
    page = show(client, course, "en")
    assert "Only 2 of 20 seats left" in page
    assert "Indigo and tie-dye" in page
    assert 'lang="th">คนที่อยากมีรายได้' in page or 'lang="th"><p>คนที่อยากมีรายได้' in page


def test_structured_data_tells_course_and_runs(client, course):
    """Machines read the course, its centre, each run with place and seats, and the way to it."""
    make_run(course, "open")
    make_run(course, "cancelled")
    page = show(client, course)
    data = json.loads(
        re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)[1]
    )
    kinds = {part["@type"]: part for part in data["@graph"]}
    instances = kinds["Course"]["hasCourseInstance"]
    assert kinds["Course"]["courseCode"] == course.code
    assert [one["maximumAttendeeCapacity"] for one in instances] == [20, 20]
    assert instances[1]["eventStatus"].endswith("EventCancelled")
    assert kinds["EducationalOrganization"]["telephone"] == "+66-42-000-000"
    assert len(kinds["BreadcrumbList"]["itemListElement"]) == 4


def test_page_expires_with_the_next_boundary(client, course):
    """A kept page never says yesterday's state: it ends with the first run that changes."""
    make_run(course, "open")
    response = client.get(reverse("catalogue:course-detail", args=[course.code]))
    assert response.portal_expires_at.date() == bangkok(2026, 11, 26).date()


def test_flyer_has_one_run_and_the_short_link(client, course):
    """Printing gives one sheet: the chosen run, a QR code of the short link, the centre's number."""
    make_run(course, "open", capacity=20)
    make_run(course, "open", capacity=33)
    page = show(client, course, print="1", run="2")
    assert "33 คน" in page
    assert f"/c/{course.code.upper()}" in page
    assert "<svg" in page
    assert "flyer--mono" in show(client, course, print="mono")


@pytest.mark.parametrize(
    ("path", "leads_to"),
    [
        ("/c/{upper}", ""),
        ("/c/{lower}", ""),
        ("/c/{upper}-2", "#run-2"),
        ("/c/ {spaced} ", ""),
        ("/c/{joined}", ""),
        ("/c/{spaced} 2", "#run-2"),
    ],
)
def test_short_link_leads_to_the_course(client, course, path, leads_to):
    """What is printed or spoken works in any case, with blanks or without hyphens, of a run too."""
    upper = course.code.upper()
    url = path.format(
        upper=upper,
        lower=course.code,
        spaced=upper.replace("-", " "),
        joined=upper.replace("-", ""),
    )
    response = client.get(url)
    assert response.status_code == 302
    assert response.url == f"/th/courses/{course.code}/{leads_to}"


@pytest.mark.parametrize(
    "path", ["/c/snk-zzzz", "/c/nope", "/c/snk-7k4p-x", "/th/courses/snk-zzzz/"]
)
def test_unknown_code_is_not_found(client, course, path):
    """An unknown code is 404, never an error."""
    assert client.get(path).status_code == 404


def test_capital_code_leads_to_the_one_address(client, course):
    """There is one address; capitals lead there."""
    response = client.get(f"/th/courses/{course.code.upper()}/")
    assert (response.status_code, response.url) == (301, f"/th/courses/{course.code}/")


def test_draft_is_not_public(client, tree):
    """A course that nobody published is 404, by code and by short link."""
    course = make_course(tree["d4704"], live=False)
    assert client.get(f"/th/courses/{course.code}/").status_code == 404
    assert client.get(f"/c/{course.code}").status_code == 404


def test_tree_address_is_not_an_address(client, course):
    """Storage is no address: the tree's path is 404."""
    assert client.get(f"/th/centres/sakon-nakhon/phanna-nikhom/{course.code}/").status_code == 404


@pytest.mark.parametrize(
    "query", ["run=x", "run=99", "print=", "print=mono&run=-1", "x=1", "run=%00"]
)
def test_odd_parameters_are_ignored(client, course, query):
    """Whatever stands in the address, the page answers."""
    make_run(course, "open")
    assert client.get(f"/th/courses/{course.code}/?{query}").status_code == 200


@pytest.mark.budget
@pytest.mark.parametrize("runs", [1, 5, 50])
def test_detail_costs_eight_queries_at_most(client, course, runs, django_assert_max_num_queries):
    """One run or fifty: the same few queries."""
    for _number in range(runs):
        make_run(course, "open")
    area_cache.table()
    show(client, course)
    with django_assert_max_num_queries(8):
        show(client, course)
