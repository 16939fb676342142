"""What machines read of a course: schema.org by rdflib, calendar files by icalendar."""

import json
import re
from datetime import UTC, date, datetime, time

import pytest
from icalendar import Calendar
from rdflib import Graph, Namespace
from rdflib.namespace import RDF

from portal.places.models import OrgUnit
from tests.factories.catalogue import make_course, make_run

pytestmark = pytest.mark.usefixtures("saturday")


SCHEMA = Namespace("https://schema.org/")


@pytest.fixture
def course(tree):
    OrgUnit.objects.filter(code="d4704").update(phone="042000000")
    return make_course(tree["d4704"], tags=["learn_to_earn"], min_age=15)


def graph_of(client, course):
    """Read the page's data as a machine does, the vocabulary written in instead of fetched."""
    page = client.get(f"/th/courses/{course.code}/").content.decode()
    text = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)[1]
    data = json.loads(text)
    assert data["@context"] == "https://schema.org"
    data["@context"] = {"@vocab": "https://schema.org/"}
    return Graph().parse(data=json.dumps(data), format="json-ld")


def one(graph, subject, name):
    """Return the only value of a property."""
    (value,) = graph.objects(subject, SCHEMA[name])
    return value


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
def test_machines_read_place_and_seats_of_each_run(client, course):
    """Each run is an instance of its course, with days, place, seats in all and seats left."""
    make_run(course, "open", venue="ศาลาวัด")
    make_run(course, "cancelled")
    make_run(course, "finished")
    make_run(course, "unapproved")
    graph = graph_of(client, course)
    (subject,) = graph.subjects(RDF.type, SCHEMA.Course)
    assert str(subject) == f"http://testserver/th/courses/{course.code}/#course"
    assert str(one(graph, subject, "courseCode")) == course.code
    assert str(one(graph, subject, "typicalAgeRange")) == "15-"
    assert graph.value(one(graph, subject, "provider"), SCHEMA.telephone)
    instances = list(graph.objects(subject, SCHEMA.hasCourseInstance))
    assert len(instances) == 2
    for instance in instances:
        assert (instance, RDF.type, SCHEMA.CourseInstance) in graph
        place = one(graph, instance, "location")
        address = one(graph, place, "address")
        assert str(one(graph, address, "addressRegion")) == "สกลนคร"
        assert one(graph, instance, "maximumAttendeeCapacity").toPython() == 20
    by_status = {str(one(graph, it, "eventStatus")).rsplit("/")[-1]: it for it in instances}
    assert set(by_status) == {"EventScheduled", "EventCancelled"}
    open_run = by_status["EventScheduled"]
    assert one(graph, open_run, "remainingAttendeeCapacity").toPython() == 8
    assert str(one(graph, one(graph, open_run, "location"), "name")) == "ศาลาวัด"
    assert str(one(graph, open_run, "startDate")) == "2026-12-01"


def calendar(client, course, number=1, language="th"):
    response = client.get(f"/{language}/courses/{course.code}/runs/{number}.ics")
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert f'filename="{course.code}-{number}.ics"' in response["Content-Disposition"]
    parsed = Calendar.from_ical(response.content)
    assert not parsed.errors
    assert all(len(line) <= 75 for line in response.content.split(b"\r\n"))
    return parsed


def test_calendar_file_holds_each_meeting(client, course):
    """A telephone takes over every day with its hours, told in UTC, the place and the page."""
    days = [(date(2026, 12, 12), time(9), time(15)), (date(2026, 12, 13), time(0, 30), time(2))]
    make_run(course, "open", meetings=days, venue="ศาลาวัด, บ้านใหม่; ห้อง 1")
    events = calendar(client, course).events
    assert [event.decoded("dtstart") for event in events] == [
        datetime(2026, 12, 12, 2, tzinfo=UTC),
        datetime(2026, 12, 12, 17, 30, tzinfo=UTC),
    ]
    assert events[0].decoded("dtend") == datetime(2026, 12, 12, 8, tzinfo=UTC)
    assert str(events[0]["summary"]) == course.title
    assert str(events[0]["location"]) == "ศาลาวัด, บ้านใหม่; ห้อง 1"
    assert str(events[0]["url"]).endswith(f"/th/courses/{course.code}/#run-1")
    assert "042 000 000" in str(events[0]["description"]).replace("\u00a0", " ")
    assert len({str(event["uid"]) for event in events}) == 2


def test_calendar_file_without_meetings_holds_the_days(client, course):
    """Where no hours are known the run lasts all day, its last day included."""
    make_run(course, "open", meetings=[])
    (event,) = calendar(client, course).events
    assert event.decoded("dtstart") == date(2026, 12, 1)
    assert event.decoded("dtend") == date(2026, 12, 16)


def test_calendar_file_names_the_opening_day_while_it_is_ahead(client, course):
    """Who waits for the sign-up takes over the moment at which it opens."""
    run = make_run(course, "soon")
    page = client.get(f"/th/courses/{course.code}/").content.decode()
    assert f'href="/th/courses/{course.code}/runs/1.ics"' in page
    assert "เพิ่มวันเปิดรับ" in page
    events = calendar(client, course).events
    assert events[0].decoded("dtstart") == run.opens_at
    assert str(events[0]["summary"]).startswith("เปิดรับสมัคร")
    assert len(events) == 3


def test_calendar_file_takes_back_what_was_cancelled(client, course):
    """Taken over again, a cancelled or moved run replaces what stood there before."""
    make_run(course, "cancelled")
    make_run(course, "moved")
    for number, status in ((1, "CANCELLED"), (2, "CONFIRMED")):
        for event in calendar(client, course, number).events:
            assert str(event["status"]) == status
            assert event["sequence"] == 1


def test_calendar_file_speaks_the_language_of_its_address(client, course):
    """The English address gives English words."""
    make_run(course, "open")
    assert str(calendar(client, course, language="en").events[0]["summary"]) == course.title_en


@pytest.mark.parametrize("address", ["{code}/runs/2", "{code}/runs/0", "snk-zzzz/runs/1"])
def test_calendar_of_no_run_is_not_found(client, course, address):
    """Neither a run that nobody approved, nor one that is not there, has a calendar."""
    make_run(course, "open")
    make_run(course, "unapproved")
    assert client.get(f"/th/courses/{address.format(code=course.code)}.ics").status_code == 404


def test_calendar_by_a_capital_code(client, course):
    """A code is read in any case."""
    make_run(course, "open")
    assert client.get(f"/th/courses/{course.code.upper()}/runs/1.ics").status_code == 200
