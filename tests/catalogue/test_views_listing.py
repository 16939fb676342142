"""The listing of courses: filters, counts, the run of each card, and never a bare "not found"."""

import re
from datetime import date, time

import pytest
import time_machine

from portal.places import area_cache
from tests.catalogue.conftest import NOW
from tests.factories.catalogue import (
    make_course,
    make_run,
    pages_by_code,
    tree_layer,
)
from tests.layers import layer

pytestmark = pytest.mark.usefixtures("saturday")


LIST = "/th/courses/"


@layer(upon=tree_layer)
@time_machine.travel(NOW, tick=False)
def courses_to_list_layer():
    """Seven courses, one for each state that a listing tells apart, one without any run."""
    tree = pages_by_code()
    made = {}
    for number, state in enumerate(
        ["open", "few", "waitlist", "soon", "full", "closed", "running"]
    ):
        course = make_course(
            tree["d4704"] if number % 2 else tree["d2101"],
            title=f"หลักสูตร {state}",
            occupational_group="creative" if number % 2 else "commerce",
            hours=30 if number % 2 else 40,
            topics=[],
            fee_baht=0 if number % 2 else 100,
        )
        make_run(course, state)
        made[state] = course
    made["none"] = make_course(tree["d4704"], title="หลักสูตร none")
    return made


@pytest.fixture
def courses(courses_to_list_layer, tree):
    """Courses by the states of their runs."""
    return courses_to_list_layer


def found(client, query=""):
    response = client.get(f"{LIST}?{query}")
    assert response.status_code == 200
    titles = re.findall(r'class="card__link"[^>]*>(.*?)</a>', response.content.decode(), re.S)
    return [re.sub("<[^>]+>", "", title).replace("หลักสูตร", "").strip() for title in titles]


FILTERS = [
    ("", {"open", "few", "waitlist", "soon", "full", "closed", "running", "none"}),
    ("status=open", {"open", "few"}),
    ("status=wait", {"waitlist"}),
    ("status=soon", {"soon"}),
    ("status=soon&status=wait", {"soon", "waitlist"}),
    ("province=47", {"few", "soon", "closed", "none"}),
    ("province=47&status=open", {"few"}),
    ("group=commerce", {"open", "waitlist", "full", "running"}),
    ("format=interest", {"few", "soon", "closed", "none"}),
    ("format=class", {"open", "waitlist", "full", "running"}),
    ("free=1", {"few", "soon", "closed", "none"}),
    ("q=waitlist", {"waitlist"}),
    (
        "status=nonsense&group=x&province=00",
        {"open", "few", "waitlist", "soon", "full", "closed", "running", "none"},
    ),
]


@pytest.mark.parametrize(("query", "wanted"), FILTERS)
def test_filters_find_what_they_say(client, courses, query, wanted):
    """OR within a filter, AND across filters; what nobody knows is ignored."""
    assert set(found(client, query)) == wanted


def test_joinable_courses_come_first(client, courses):
    """Seats first, then a waiting list, then what opens soon, then the rest."""
    order = found(client)
    assert set(order[:2]) == {"open", "few"}
    assert order[2:4] == ["waitlist", "soon"]
    assert order[-1] == "none"


def test_card_shows_the_soonest_run_that_can_be_joined(client, tree):
    """Several runs: the card shows the one to join and how many more there are."""
    course = make_course(tree["d4704"])
    make_run(course, "running")
    make_run(course, "full")
    make_run(course, "few")
    make_run(course, "open", starts_on=date(2026, 12, 20), ends_on=date(2026, 12, 21))
    page = client.get(LIST).content.decode()
    assert "เหลือ 2 ที่" in page
    assert "+1 รอบ" in page


def test_conditions_hold_for_one_run(client, tree):
    """An open run by day and a full one at the weekend are no open run at the weekend."""
    course = make_course(tree["d4704"])
    make_run(course, "open", meetings=[(date(2026, 12, 2), time(9), time(15))])
    make_run(course, "full", meetings=[(date(2026, 12, 5), time(9), time(15))])
    assert found(client, "status=open&day=wd")
    assert found(client, "day=we")
    assert not found(client, "status=open&day=we")


def test_one_occupation_is_a_format_of_runs(client, tree):
    """๑ อำเภอ ๑ อาชีพ is found by the flag of a run, whatever the hours (S0-23)."""
    course = make_course(tree["d4704"])
    make_run(course, "open", is_one_district_one_occupation=True)
    make_course(tree["d4704"], title="อีกหลักสูตร")
    assert len(found(client, "format=one")) == 1


def test_counts_say_what_each_tick_would_find(client, courses):
    """A filter's counts ignore its own ticks and respect all others."""
    page = client.get(f"{LIST}?group=commerce&status=open").content.decode()
    counts = {
        name: int(number)
        for name, number in re.findall(
            r'name="\w+" value="(\w+)"[^>]*>.*?<span class="n">(\d+)', page, re.S
        )
    }
    assert counts["commerce"] == 1
    assert counts["creative"] == 1
    assert counts["open"] == 1
    assert counts["wait"] == 1
    assert counts["class"] == 1
    assert counts["interest"] == 0


def test_nothing_found_offers_ways_on(client, courses):
    """Each filter alone with the number it would give, places nearby, the telephone."""
    page = client.get(f"{LIST}?q=ไม่มีเรื่องนี้&province=47&status=wait").content.decode()
    assert "ไม่พบ “ไม่มีเรื่องนี้”" in page
    assert "ลองเอาตัวกรองออก" in page
    assert 'name="robots" content="noindex' in page


def test_headline_says_what_was_found(client, courses):
    """One sentence with number, words and area."""
    page = client.get(f"{LIST}?q=หลักสูตร&province=47").content.decode()
    assert re.search(r"พบ 4 หลักสูตร “หลักสูตร” ในสกลนคร", re.sub("<[^>]+>", "", page))


def test_listing_expires_with_its_first_boundary(client, courses):
    """A kept listing never shows a state that is over."""
    assert client.get(LIST).portal_expires_at is not None


@pytest.mark.parametrize(
    "query",
    [
        "page=0",
        "page=99999",
        "page=x",
        "sort=nonsense",
        "q=" + "ก" * 500,
        "q=%00",
        "district=4704&province=21",
        "near=1",
        "day=",
        "remember=0",
    ],
)
def test_odd_parameters_are_ignored(client, courses, query):
    """Whatever stands in the address, the listing answers."""
    assert client.get(f"{LIST}?{query}").status_code in (200, 302)


@pytest.mark.budget
@pytest.mark.parametrize("number", [1, 5, 50])
def test_listing_costs_six_queries_at_most(client, tree, number, django_assert_max_num_queries):
    """One course or fifty: the same few queries."""
    for _count in range(number):
        make_run(make_course(tree["d4704"]))
    area_cache.table()
    client.get(LIST)
    with django_assert_max_num_queries(6):
        client.get(LIST)
    with django_assert_max_num_queries(6):
        client.get(f"{LIST}?province=47&district=4704&near=1&status=open&group=creative&sort=near")
