"""Courses and runs for tests: every state of a run by name, on the clock that a test gives.

course = make_course(tree["d4704"])
run = make_run(course, "few")            # any name of RUN_STATES
"""

from datetime import date, datetime, time, timedelta

import pytest
from django.utils import timezone
from wagtail.models import Collection, Locale, Page, Site

from catalogue import target_groups
from catalogue.models import (
    Agreement,
    CentrePage,
    CoursePage,
    CourseRun,
    LearningCentrePage,
    Partner,
    ProviderPage,
    ProvincePage,
    RunDetail,
    RunSession,
)
from catalogue.services import reference
from catalogue.services.centre_pages import make_centre_pages
from portal.core.thai_dates import local_day
from portal.users.services import ensure_workflows
from search import sync
from tests.factories.places import units_layer
from tests.factories.rows import Rows
from tests.layers import layer

DAY = timedelta(days=1)

#: Name → days from now (opens, closes, first day, last day), seats, taken, waiting places, waiting.
RUN_STATES = {
    "open": (-5, 5, 10, 24, 20, 12, 0, 0),
    "few": (-5, 5, 10, 24, 20, 18, 0, 0),
    "waitlist": (-5, 5, 10, 24, 20, 20, 5, 3),
    "full": (-5, 5, 10, 24, 20, 20, 0, 0),
    "soon": (5, 20, 30, 44, 20, 0, 5, 0),
    "closed": (-20, -2, 5, 19, 20, 15, 0, 0),
    "running": (-40, -20, -5, 9, 20, 19, 0, 0),
    "finished": (-60, -40, -30, -10, 20, 20, 0, 0),
    "cancelled": (-5, 5, 10, 24, 20, 4, 0, 0),
    "moved": (-5, 5, 10, 24, 20, 12, 0, 0),
    "unapproved": (-5, 5, 10, 24, 20, 0, 0, 0),
}


def make_root():
    """Return the site's front page; any page will do, no room above is needed."""
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if site is not None:
        return site.root_page
    if not Locale.objects.exists():  # a test that committed emptied the tables
        Locale.objects.create(language_code="th")
    if not Collection.objects.exists():
        Collection.add_root(name="Root")
    root = Page.get_first_root_node() or Page.add_root(title="Root", slug="root")
    front = root.add_child(instance=Page(title="front", slug="home"))
    Site.objects.create(hostname="testserver", root_page=front, is_default_site=True)
    Site.clear_site_root_paths_cache()
    return front


def make_tree():
    """Make the pages of all loaded units; for tests that load units themselves."""
    make_root()
    make_centre_pages()
    reference.load()
    ensure_workflows()
    return pages_by_code()


@layer(upon=units_layer)
def tree_layer():
    """The pages and entries of the test units."""
    make_tree()


@pytest.fixture
def tree(tree_layer, units):
    """The test units with their pages and entries; returns unit code → CentrePage ("d4704" …)."""
    target_groups.forget()
    yield pages_by_code()
    target_groups.forget()


def pages_by_code():
    """Return the centre pages by the codes of their units."""
    return Rows(CentrePage.objects.select_related("unit"), "unit__code")


def make_course(centre, *, live=True, **fields):
    """Add a course below a centre's page, complete unless a field says otherwise."""
    facts = {
        "title": "ย้อมครามและมัดย้อมสีธรรมชาติ",
        "title_en": "Indigo and tie-dye with natural colours",
        "summary": "ก่อหม้อคราม มัดลาย ย้อมผ้า จนได้ผ้าที่ขายได้จริง",
        "occupational_group": "creative",
        "hours": 30,
        "fee_baht": 0,
        "material_fee_baht": 0,
        "outcomes": [("outcome", f"มัดลายแบบที่ {number}") for number in (1, 2, 3)],
        "topics": [
            ("topic", {"title": "ก่อหม้อ", "hours": 10, "text": "รู้จักต้นครามและปูนขาว"}),
            ("topic", {"title": "มัดและย้อม", "hours": 20, "text": "มัดลาย 5 แบบ"}),
        ],
        "audience": "คนที่อยากมีรายได้เสริมจากงานผ้า",
        "bring": "เสื้อผ้าเก่า\nผ้ากันเปื้อน",
        "trainer": "วิทยากรชุมชน",
        "certificate": "ได้เมื่อเรียนครบ 80%",
        "picture_word": "tiedye",
        **fields,
    }
    parent = type(centre).objects.get(pk=centre.pk)
    return parent.add_child(instance=CoursePage(live=live, **facts))


def make_provider(province, *, live=True, **fields):
    """Add another provider below a province's page; its unit is made with it."""
    facts = {
        "title": "วิทยาลัยสาธิตการอาชีพ",
        "title_en": "Sample Vocational College",
        "summary": "สอนวิชาช่างระยะสั้น เรียนตอนเย็นได้",
        "provider_kind": "vec",
        "website": "https://college.example/",
        **fields,
    }
    parent = ProvincePage.objects.get(pk=province.pk)
    return parent.add_child(instance=ProviderPage(live=live, **facts))


def make_learning_centre(above, *, live=True, **fields):
    """Add a learning centre below the page of a centre, a province or a provider."""
    facts = {
        "title": "แหล่งเรียนรู้สวนสาธิต",
        "title_en": "Sample garden learning centre",
        "summary": "ดูของจริง ลองทำเอง กลับไปทำที่บ้านได้",
        "themes": ["sufficiency", "natural_farming"],
        "topics": "ทำปุ๋ยหมักไม่กลับกอง\nปลูกผักตลอดปี",
        "how_to_visit": "มาได้ทุกวันที่เปิด กลุ่มเกิน 10 คนโทรก่อน 3 วัน",
        **fields,
    }
    parent = type(above).objects.get(pk=above.pk)
    return parent.add_child(instance=LearningCentrePage(live=live, **facts))


def make_partner(unit, **fields):
    """Add an organisation that works with a unit."""
    facts = {"kind": "agriculture", "name_th": "กลุ่มเกษตรสาธิต", "name_en": "Sample farm group"}
    return Partner.objects.create(unit=unit, **{**facts, **fields})


def make_agreement(unit, *partners, **fields):
    """Add what a unit and its partners signed, for everybody to read."""
    facts = {
        "kind": "mou",
        "title_th": "ความร่วมมือสาธิต",
        "title_en": "Sample agreement",
        "scopes": ["training", "curriculum"],
        "signed_on": date(2025, 6, 1),
        "is_public": True,
    }
    agreement = Agreement.objects.create(unit=unit, **{**facts, **fields})
    agreement.partners.set(partners)
    return agreement


def make_run(course, state="open", *, at=None, unit=None, **fields):
    """Add a run in the named state, as seen at a moment (now unless given), with its entry."""
    at = at or timezone.now()
    opens, closes, starts, ends, capacity, taken, waiting_limit, waiting = RUN_STATES[state]
    today = local_day(at)
    words = {name: fields.pop(name) for name in list(fields) if name in DETAIL_FIELDS}
    meetings = fields.pop("meetings", None)
    run = CourseRun.objects.create(
        **{
            "course": course,
            "unit": unit or course.centre.unit,
            "number": CourseRun.objects.of_course(course).last_number() + 1,
            "opens_at": at + opens * DAY,
            "closes_at": at + closes * DAY,
            "starts_on": today + starts * DAY,
            "ends_on": today + ends * DAY,
            "capacity": capacity,
            "seats_taken": taken,
            "waiting_limit": waiting_limit,
            "waiting_count": waiting,
            "wait_seq": waiting,
            "approved_at": None if state == "unapproved" else at - 10 * DAY,
            "cancelled_at": at - DAY if state == "cancelled" else None,
            **fields,
        }
    )
    if state == "cancelled":
        words.setdefault("cancelled_reason", "ผู้สมัครยังไม่ครบจำนวน")
    if state == "moved":
        words.setdefault("moved_from", _moved_from(run, at))
    words.setdefault("venue", "ศูนย์เรียนรู้บ้านถ้ำเต่า")
    RunDetail.objects.create(run=run, **words)
    if meetings is None:
        meetings = [(run.starts_on, time(9), time(15)), (run.ends_on, time(9), time(15))]
    RunSession.objects.bulk_create(
        RunSession(run=run, held_on=day, starts_at=begins, ends_at=ends)
        for day, begins, ends in meetings
    )
    sync.sync_runs([course.pk])
    return run


def _moved_from(run, at):
    return {
        "starts_on": (run.starts_on - 14 * DAY).isoformat(),
        "ends_on": (run.ends_on - 14 * DAY).isoformat(),
        "venue": "ศูนย์เรียนรู้บ้านถ้ำเต่า",
        "moved_at": at.isoformat(),
    }


DETAIL_FIELDS = frozenset(field.name for field in RunDetail._meta.fields) - {"run"}


def bangkok(*parts):
    """A moment by the clock in Thailand."""
    return timezone.make_aware(datetime(*parts), timezone.get_default_timezone())
