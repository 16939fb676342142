"""Structured data: complete, without gaps, and unable to leave its element."""

import json
import re
from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.core import structured_data as sd
from portal.core.times import OpeningHours, Span

URL = "https://portal.example/th/courses/snk-7k4p/"
PLACE = sd.Place(name="ศาลาประชาคม", district="พรรณานิคม", province="สกลนคร")


def read(script):
    """Read what a search engine would read."""
    match = re.fullmatch('<script type="application/ld[+]json">([^<>]*)</script>', script)
    assert match, script
    return json.loads(match[1])


def test_script_writes_nothing_for_nothing():
    """A page without facts has no element."""
    assert sd.script() == ""
    assert sd.script(None) == ""


def test_script_joins_several_in_one_graph():
    """One element holds everything about a page."""
    data = read(sd.script(sd.website(name="ก", url=URL), None, sd.breadcrumbs([("หน้าแรก", URL)])))
    assert data["@context"] == "https://schema.org"
    assert [item["@type"] for item in data["@graph"]] == ["WebSite", "BreadcrumbList"]


@given(st.text())
def test_script_cannot_be_ended_by_its_content(text):
    """Whatever a title holds, it stays inside the element and comes back unchanged."""
    data = read(sd.script({"@type": "Thing", "name": text}))
    assert data["name"] == text


@pytest.mark.parametrize("text", ["</script><script>x()</script>", "<!--", "&lt;", "\u2028"])
def test_script_escapes_what_html_would_read(text):
    """Signs that mean something in HTML never stand in the element."""
    script = sd.script({"@type": "Thing", "name": text})
    assert read(script)["name"] == text
    assert "\u2028" not in script


def test_course_carries_its_runs():
    """A course tells price, length, provider, and each run where and when."""
    centre = sd.organisation(name="ศูนย์ตัวอย่าง", url="https://portal.example/th/centres/x/")
    run = sd.course_instance(
        name="รอบที่ 1",
        starts_on=date(2026, 12, 12),
        ends_on=date(2026, 12, 27),
        place=PLACE,
        hours=30,
        capacity=20,
        fee=0,
    )
    data = read(
        sd.script(
            sd.course(
                name="มัดย้อมคราม",
                url=URL,
                description="มัดลายพื้นฐาน",
                code="snk-7k4p",
                provider=sd.reference(centre),
                hours=30,
                fee=0,
                instances=[run],
            )
        )
    )
    assert data["isAccessibleForFree"] is True
    assert data["offers"] == {
        "@type": "Offer",
        "price": "0",
        "priceCurrency": "THB",
        "category": "Free",
    }
    assert data["timeRequired"] == "PT30H"
    assert data["provider"] == {
        "@type": "EducationalOrganization",
        "@id": "https://portal.example/th/centres/x/#organisation",
    }
    [instance] = data["hasCourseInstance"]
    assert instance["startDate"] == "2026-12-12"
    assert instance["location"]["address"]["addressRegion"] == "สกลนคร"
    assert instance["eventStatus"].endswith("EventScheduled")


def test_builders_leave_out_what_is_not_known():
    """An empty field would be read as a fact."""
    data = sd.course(name="ก", url=URL, description="ข")
    assert set(data) == {"@type", "@id", "name", "url", "description", "inLanguage"}
    assert "endDate" not in sd.course_instance(name="ก", starts_on=date(2026, 12, 12))
    assert sd.breadcrumbs([]) is None
    assert sd.offer(None) is None
    assert sd.offer(Decimal("1250.00"))["price"] == "1250.00"


@pytest.mark.parametrize(
    ("options", "status"),
    [
        ({}, "EventScheduled"),
        ({"cancelled": True}, "EventCancelled"),
        ({"moved_from": date(2026, 12, 5)}, "EventRescheduled"),
    ],
)
def test_run_says_whether_it_takes_place(options, status):
    """A cancelled or moved run is told apart."""
    run = sd.course_instance(name="ก", starts_on=date(2026, 12, 12), **options)
    assert run["eventStatus"] == f"https://schema.org/{status}"


def test_organisation_tells_telephone_and_hours():
    """A centre can be rung and visited; days with the same hours stand together."""
    hours = OpeningHours(dict.fromkeys(range(5), (Span(time(8, 30), time(16, 30)),)))
    centre = sd.organisation(
        name="ศูนย์ตัวอย่าง", url=URL, telephone="02 000 0000", place=PLACE, hours=hours
    )
    data = read(sd.script(centre))
    assert data["telephone"] == "+66-2-000-0000"
    assert data["address"]["addressCountry"] == "TH"
    assert data["openingHoursSpecification"] == [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"],
            "opens": "08:30",
            "closes": "16:30",
        }
    ]


def test_website_says_how_to_search():
    """The search address is a template with one gap."""
    data = sd.website(name="ก", url=URL, search_url=f"{URL}?q={{search_term_string}}")
    assert data["potentialAction"]["target"]["urlTemplate"].endswith("?q={search_term_string}")
