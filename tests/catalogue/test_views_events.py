"""Events: the page in every state, the listing by month, the archive, the calendar file."""

import json
import re

import pytest
from bs4 import BeautifulSoup
from django.template import Template
from icalendar import Calendar
from rdflib import Graph, Namespace, URIRef

from catalogue.events.state import EventFacts
from catalogue.models import CentreIndexPage, EventIndexPage, ProvincePage
from portal.core import slots
from portal.places.models import OrgUnit
from search.models import Entry, EntryRun
from tests.factories.catalogue import bangkok
from tests.factories.events import EVENT_STATES, front_page, make_event
from tests.factories.users import as_role, sign_in

pytestmark = pytest.mark.usefixtures("saturday")


SCHEMA = Namespace("https://schema.org/")


def show(client, event, language="th"):
    response = client.get(f"/{language}/events/{event.code}/")
    assert response.status_code == 200
    return response.content.decode()


def listed(client, query=""):
    response = client.get(f"/th/events/{query}")
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html5lib")


def titles(page):
    return [link.get_text(strip=True).replace("\u2060", "") for link in page.select(".rows h3 a")]


BADGES = [
    ("upcoming", "จะมีขึ้น"),
    ("today", "วันนี้"),
    ("finished", "จบแล้ว"),
    ("postponed", "เลื่อน"),
    ("postponed_undated", "เลื่อน"),
    ("cancelled", "ยกเลิก"),
    ("undated", "รอประกาศวัน"),
]


@pytest.mark.row("S0-24")
@pytest.mark.parametrize(("state", "badge"), BADGES)
def test_page_shows_each_state_in_words(client, tree, state, badge):
    """Every state stands on the page and on the card in the same word."""
    event = make_event(tree["d4704"], state)
    page = BeautifulSoup(show(client, event), "html5lib")
    assert page.select_one(".split__facts .badge").get_text(strip=True) == badge
    year = "?year=2569" if state == "finished" else ""
    assert [one.get_text(strip=True) for one in listed(client, year).select(".row .badge")] == [
        badge
    ]


def test_states_of_the_table_are_all_tried():
    """The table above names every state that a factory can make."""
    assert {state for state, _badge in BADGES} == set(EVENT_STATES)


@pytest.mark.row("S0-24")
def test_expo_without_a_date_says_that_it_is_announced_later(client, tree):
    """The department's expo stands there before anybody knows when and where."""
    event = make_event(CentreIndexPage.objects.get(), "undated", venue="")
    page = show(client, event)
    assert "จะประกาศวันภายหลัง" in page
    assert event.code.startswith("tha-")
    assert "เพิ่มในปฏิทิน" not in page
    assert client.get(f"/th/events/{event.code}.ics").status_code == 404


@pytest.mark.row("S0-24")
def test_page_shows_programme_contest_with_result_and_booths(client, tree):
    """What happens when, who won, who has a booth: each in words."""
    page = show(client, make_event(tree["d4704"]))
    for words in ("เปิดงานและชมผลงาน", "เวทีกลาง", "ประกวดบรรจุภัณฑ์", "ชนะเลิศ", "กลุ่มทอผ้าตัวอย่าง", "A1"):
        assert words in page


@pytest.mark.row("S3-31")
def test_contest_is_an_event_of_its_own_kind(client, tree):
    """A media contest for teachers is found by its kind, and shows its results."""
    make_event(tree["d4704"], title="ประกวดสื่อการสอน", kind="contest")
    make_event(tree["d4704"], title="ตลาดนัดชุมชน", kind="market")
    assert titles(listed(client, "?kind=contest")) == ["ประกวดสื่อการสอน"]


@pytest.mark.row("S3-41")
def test_meeting_with_employers_is_an_event(client, tree):
    """A meeting with employers is public and has a kind of its own."""
    event = make_event(tree["d4704"], title="ประชุมสถานประกอบการ", kind="employer_meeting")
    assert "ประชุมสถานประกอบการ" in show(client, event)
    assert titles(listed(client, "?kind=employer_meeting")) == ["ประชุมสถานประกอบการ"]


def test_key_facts_are_always_six(client, tree):
    """When, hours, where, who, cost, organiser; what nobody knows asks the organiser."""
    event = make_event(
        tree["d4704"], "undated", starts_at=None, ends_at=None, venue="", audience="", fee_baht=None
    )
    page = BeautifulSoup(show(client, event), "html5lib")
    terms = [one.get_text(strip=True) for one in page.select("dl.facts dt")]
    assert terms == ["วันที่จัด", "เวลา", "สถานที่", "ใครมาได้บ้าง", "ค่าใช้จ่าย", "ผู้จัด"]
    assert all(one.get_text(strip=True) for one in page.select("dl.facts dd"))


def test_postponed_event_says_from_when_to_when(client, tree):
    """Old and new days stand beside the reason."""
    event = make_event(tree["d4704"], "postponed", announced_starts_on=bangkok(2026, 11, 20).date())
    page = BeautifulSoup(show(client, event), "html5lib").select_one(".notice").get_text()
    page = page.replace("\u00a0", " ").replace("\u2060", "")
    assert re.search("เลื่อนจาก 20 พ.ย. 2569 เป็น .*ธ.ค. 2569", page), page
    assert "น้ำท่วม" in page


def test_slot_for_groups_is_filled_from_above(client, tree):
    """Groups and products join by a slot; without them nothing stands there."""
    event = make_event(tree["d4704"])
    with slots.filled("event-products", template=Template("<i>สินค้า {{ event.code }}</i>")):
        assert f"<i>สินค้า {event.code}</i>" in show(client, event)


def test_list_stands_by_month_and_undated_last(client, tree):
    """What goes on now stands first, then month after month, then what has no date yet."""
    for state in ("undated", "postponed", "upcoming", "today", "finished"):
        make_event(tree["d4704"], state, title=f"งาน {state}")
    page = listed(client)
    assert titles(page) == ["งาน today", "งาน upcoming", "งาน postponed", "งาน undated"]
    heads = [one.get_text(strip=True) for one in page.select(".rows__head")]
    assert heads == ["พฤศจิกายน 2569", "ธันวาคม 2569", "รอประกาศวัน"]


def test_long_event_stands_with_this_month(client, tree):
    """An expo that began in an earlier month and goes on is listed under the present month."""
    make_event(
        tree["d4704"],
        starts_on=bangkok(2026, 9, 1).date(),
        ends_on=bangkok(2026, 12, 31).date(),
    )
    assert listed(client).select_one(".rows__head").get_text() == "พฤศจิกายน 2569"


def test_archive_holds_one_year_of_what_is_over(client, tree):
    """Past events stand in their year, in its order; what comes is not among them."""
    for month in (10, 3):
        day = bangkok(2026, month, 1).date()
        make_event(tree["d4704"], title=f"งานเดือน {month}", starts_on=day, ends_on=day)
    make_event(tree["d4704"], title="งานหน้า")
    assert titles(listed(client, "?year=2569")) == ["งานเดือน 3", "งานเดือน 10"]
    assert titles(listed(client, "?year=2568")) == []
    assert titles(listed(client)) == ["งานหน้า"]


def test_filters_by_province_of_the_place(client, tree):
    """A national event is found in the province where it is held; a centre's in its own."""
    make_event(CentreIndexPage.objects.get(), title="มหกรรมระยอง", province_id="21")
    make_event(ProvincePage.objects.get(province="47"), title="ตลาดสกลนคร", kind="market")
    assert titles(listed(client, "?province=21")) == ["มหกรรมระยอง"]
    assert titles(listed(client, "?province=47")) == ["ตลาดสกลนคร"]
    assert titles(listed(client, "?province=47&kind=expo")) == []


@pytest.mark.parametrize(
    "query",
    [
        "?year=x",
        "?year=9999",
        "?year=2400&page=999",
        "?kind=zzz&province=99",
        "?page=0",
        "?page=9999",
        "?sort=cheapest",
        "?q=%00%27&year=2569&year=abc",
    ],
)
def test_bad_parameters_never_break_the_list(client, tree, query):
    """Unknown values are dropped, deep pages show what there is."""
    make_event(tree["d4704"])
    assert client.get(f"/th/events/{query}").status_code == 200


@pytest.mark.parametrize("path", ["snk-zzzz/", "SNK-ZZZZ/", "x.ics", "snk-zzzz.ics"])
def test_unknown_event_is_not_found(client, tree, path):
    """An unknown code is 404, never an error."""
    assert client.get(f"/th/events/{path}", follow=True).status_code == 404


def test_capitals_lead_to_the_one_address(client, tree):
    """There is one address."""
    event = make_event(tree["d4704"])
    response = client.get(f"/th/events/{event.code.upper()}/")
    assert (response.status_code, response.url) == (301, f"/th/events/{event.code}/")


def test_draft_is_not_public(client, tree):
    """Nobody sees an event before it is published: no page, no file, no entry."""
    event = make_event(tree["d4704"], live=False)
    assert client.get(f"/th/events/{event.code}/").status_code == 404
    assert client.get(f"/th/events/{event.code}.ics").status_code == 404
    assert not Entry.objects.filter(kind="event").exists()


def test_calendar_file_has_one_entry_a_day(client, tree):
    """Three days with hours are three entries with place and address."""
    event = make_event(tree["d4704"])
    response = client.get(f"/th/events/{event.code}.ics")
    assert response["Content-Type"].startswith("text/calendar")
    entries = list(Calendar.from_ical(response.content).walk("VEVENT"))
    assert [one["dtstart"].dt.day for one in entries] == [11, 12, 13]
    assert all(event.code in one["url"] and "ลานหน้า" in one["location"] for one in entries)
    assert len({str(one["uid"]) for one in entries}) == 3


def test_calendar_file_of_a_cancelled_event_says_so(client, tree):
    """Whoever kept the event in a calendar hears that it is off."""
    event = make_event(tree["d4704"], "cancelled", starts_at=None)
    response = client.get(f"/th/events/{event.code}.ics")
    (entry,) = Calendar.from_ical(response.content).walk("VEVENT")
    assert entry["status"] == "CANCELLED"


def graph_of(page):
    """Read the page's JSON-LD with rdflib; the vocabulary stands in for the context on the network."""
    text = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)[1]
    data = json.loads(text)
    assert data["@context"] == "https://schema.org"
    data["@context"] = {"@vocab": str(SCHEMA)}
    return Graph().parse(data=json.dumps(data), format="json-ld")


@pytest.mark.parametrize(
    ("state", "status"),
    [
        ("upcoming", "EventScheduled"),
        ("postponed", "EventRescheduled"),
        ("postponed_undated", "EventPostponed"),
        ("cancelled", "EventCancelled"),
    ],
)
def test_structured_data_is_an_event(client, tree, state, status):
    """A parser from outside reads name, days, place, organiser and state."""
    event = make_event(tree["d4704"], state)
    graph = graph_of(show(client, event))
    subject = URIRef(f"http://testserver/th/events/{event.code}/#event")
    assert str(graph.value(subject, SCHEMA.name)) == event.title
    assert str(graph.value(subject, SCHEMA.eventStatus)) == f"https://schema.org/{status}"
    assert graph.value(subject, SCHEMA.organizer) is not None
    place = graph.value(subject, SCHEMA.location)
    assert str(graph.value(place, SCHEMA.name)) == event.venue
    starts = graph.value(subject, SCHEMA.startDate)
    if event.starts_on is None:
        assert starts is None
    else:
        assert str(starts) == f"{event.starts_on.isoformat()}T09:00:00+07:00"


def test_english_page_marks_what_is_only_thai(client, tree):
    """Chrome and state are English, texts without English are marked."""
    page = show(client, make_event(tree["d4704"]), "en")
    assert "Expo: learn a trade, earn a living" in page
    assert "Coming up" in page and "Free to enter" in page
    assert 'lang="th">ทุกคน' in page


def test_page_expires_when_the_state_turns(client, tree):
    """A kept page never says yesterday's state."""
    event = make_event(tree["d4704"])
    response = client.get(f"/th/events/{event.code}/")
    assert response.portal_expires_at == bangkok(2026, 12, 11, 0, 0)
    assert client.get("/th/events/").portal_expires_at == bangkok(2026, 12, 11, 0, 0)


def test_number_of_the_holder_stands_on_the_page(client, tree):
    """Whoever wants to know rings the unit that holds it."""
    OrgUnit.objects.filter(code="d4704").update(phone="042000000")
    assert 'href="tel:+6642000000"' in show(client, make_event(tree["d4704"]))


def test_entry_keeps_the_days_and_no_state(client, tree):
    """The row beside the entry has the days, never collides with a course's run, and goes with it."""
    event = make_event(tree["d4704"])
    run = EntryRun.objects.get(run_id=-event.pk)
    assert (run.starts_on, run.ends_on) == (event.starts_on, event.ends_on)
    assert "upcoming" not in json.dumps(run.entry.card)
    assert EventFacts.of_card(run.entry.card) == event.facts
    event.delete()
    assert not EntryRun.objects.filter(run_id=-event.pk).exists()


def test_site_search_finds_past_events_too(client, tree):
    """The site's search says of a past event that it is over."""
    make_event(tree["d4704"], "finished", title="มหกรรมกล้วย")
    page = client.get("/th/search/?q=มหกรรมกล้วย").content.decode()
    assert "จบแล้ว" in page


def test_introduction_is_the_editable_page(client, tree):
    """The listing's heading and introduction are those of its page."""
    front_page().add_child(
        instance=EventIndexPage(title="งานของเรา", slug="events", summary="มาเจอกัน")
    )
    page = listed(client)
    assert page.h1.get_text(strip=True) == "งานของเรา"
    assert "มาเจอกัน" in page.get_text()


# --- writing ------------------------------------------------------------------------------------

FORM = {
    "title": "ตลาดนัดชุมชน",
    "summary": "ซื้อของจากกลุ่มอาชีพ",
    "kind": "market",
    "starts_on": "12/12/2569",
    "ends_on": "14 ธ.ค. 2569",
    "starts_at": "9.00",
    "ends_at": "16.00 น.",
    "venue": "ลานวัด",
    "programme-count": "0",
    "contests-count": "0",
    "booths-count": "0",
    "body-count": "0",
}


def form_errors(client, tree, **changed):
    """Ask the editor to publish an event and return what it says about it."""
    from django.urls import reverse

    sign_in(client, as_role("superuser"))
    address = reverse("wagtailadmin_pages:add", args=["catalogue", "eventpage", tree["d4704"].pk])
    data = {**FORM, **changed, "action-publish": "1"}
    response = client.post(address, {k: v for k, v in data.items() if v is not None})
    if response.status_code == 302:
        return {}
    return response.context["form"].errors


def test_form_takes_buddhist_dates_and_thai_times(client, tree):
    """Days and times are typed as people type them."""
    from catalogue.models import EventPage

    assert form_errors(client, tree) == {}
    event = EventPage.objects.get()
    assert (str(event.starts_on), str(event.ends_on)) == ("2026-12-12", "2026-12-14")
    assert str(event.starts_at) == "09:00:00"
    assert client.get(event.get_url()).status_code == 200


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"kind": ""}, "kind"),
        ({"summary": ""}, "summary"),
        ({"starts_on": "", "ends_on": ""}, "starts_on"),
        ({"starts_on": ""}, "starts_on"),
        ({"starts_on": "32/12/2569"}, "starts_on"),
        ({"ends_on": "11/12/2569"}, "ends_on"),
        ({"ends_at": "08.00"}, "ends_at"),
        ({"starts_at": ""}, "starts_at"),
        ({"venue": ""}, "venue"),
        ({"is_date_later": "on"}, "is_date_later"),
        ({"is_cancelled": "on"}, "change_reason"),
        ({"is_postponed": "on"}, "change_reason"),
    ],
)
def test_form_says_what_is_wrong(client, tree, changed, field):
    """Each mistake is named at its own field, in Thai, and what was typed stays."""
    errors = form_errors(client, tree, **changed)
    assert list(errors) == [field]
    assert re.search("[ก-๙]", str(errors[field][0]))
