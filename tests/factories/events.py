"""Events, news and CVM fields for tests: every state of an event by name, on a test's clock.

event = make_event(tree["d4704"], "today")       # any name of EVENT_STATES
"""

from datetime import time, timedelta

from django.utils import timezone
from wagtail.models import Page, Site

from catalogue.models import CvmFieldPage, CvmIndexPage, EventIndexPage, EventPage
from catalogue.services.bulk_pages import add_pages
from home.models import LetterRecipient, NewsIndexPage, NewsPage
from portal.core.thai_dates import local_day
from search import sync

DAY = timedelta(days=1)

#: Name → days from now (first, last; None: not known), and the facts that make the state.
EVENT_STATES = {
    "upcoming": (20, 22, {}),
    "today": (-1, 1, {}),
    "finished": (-40, -38, {}),
    "postponed": (
        30,
        31,
        {"is_postponed": True, "change_reason": "ฝนตกหนัก ลานจัดงานน้ำท่วม"},
    ),
    "postponed_undated": (
        None,
        None,
        {"is_postponed": True, "change_reason": "รอกำหนดการจากกรม"},
    ),
    "cancelled": (25, 25, {"is_cancelled": True, "change_reason": "ผู้ร่วมงานไม่ครบ"}),
    "undated": (None, None, {"is_date_later": True}),
}


def make_event(parent, state="upcoming", *, at=None, live=True, **fields):
    """Add an event below a unit's page in the named state, complete unless a field says otherwise."""
    first, last, flags = EVENT_STATES[state]
    today = local_day(at or timezone.now())
    facts = {
        "title": "มหกรรม สกร. สร้างอาชีพ สร้างรายได้",
        "title_en": "Expo: learn a trade, earn a living",
        "summary": "ชม ชิม ซื้อของจากกลุ่มอาชีพ และลองทำเองได้ทุกบูธ",
        "summary_en": "See, taste and buy what groups make, and try it yourself.",
        "kind": "expo",
        "starts_on": None if first is None else today + first * DAY,
        "ends_on": None if last is None else today + last * DAY,
        "starts_at": time(9),
        "ends_at": time(16),
        "venue": "ลานหน้าที่ว่าการอำเภอ",
        "directions": "รถสองแถวจากตลาด ลงหน้าที่ว่าการอำเภอ",
        "audience": "ทุกคน ไม่ต้องลงทะเบียน",
        "fee_baht": 0,
        "has_ramp": True,
        "has_sign_language": False,
        "programme": [
            (
                "item",
                {
                    "day": "วันแรก",
                    "time": "09.00–10.30 น.",
                    "what": "เปิดงานและชมผลงานกลุ่มอาชีพ",
                    "where": "เวทีกลาง",
                },
            )
        ],
        "contests": [
            (
                "contest",
                {
                    "title": "ประกวดบรรจุภัณฑ์",
                    "who": "กลุ่มอาชีพ",
                    "rules": "ส่งผลงานจริง 1 ชิ้น",
                    "prize": "เกียรติบัตร",
                    "results": [{"place": "ชนะเลิศ", "winner": "กลุ่มทอผ้าตัวอย่าง", "note": "ผ้าขาวม้า"}],
                },
            )
        ],
        "booths": [("booth", {"number": "A1", "name": "กลุ่มแปรรูปกล้วยตัวอย่าง", "what": "กล้วยฉาบ"})],
        **flags,
        **fields,
    }
    holder = Page.objects.get(pk=parent.pk).specific
    return holder.add_child(instance=EventPage(live=live, **facts))


def make_news(parent, *, live=True, **fields):
    """Add news below a page that takes it."""
    facts = {
        "title": "เปิดศูนย์ฝึกอาชีพแห่งใหม่",
        "title_en": "A new training centre opens",
        "summary": "เปิดสอนแล้ววันนี้ เรียนฟรีทุกหลักสูตร",
        "summary_en": "Courses begin today, all of them free.",
        "body": [("paragraph", "<p>เปิดสอนทุกวันจันทร์ถึงศุกร์</p>")],
        **fields,
    }
    holder = Page.objects.get(pk=parent.pk).specific
    named = [LetterRecipient(unit=unit) for unit in facts.pop("recipients", ())]
    page = NewsPage(live=live, **facts)
    page.recipients.set(named)
    return holder.add_child(instance=page)


def make_letter(parent, **fields):
    """Add a circular letter."""
    facts = {
        "title": "แนวทางการดำเนินงานศูนย์ฝึกอาชีพชุมชน",
        "title_en": "Guidelines for community vocational training centres",
        "summary": "แจ้งแนวทางการจัดกิจกรรมฝึกอาชีพ ปีงบประมาณ 2568",
        "kind": "circular",
        "urgency": "most_urgent",
        "letter_number": "ศธ 07079/999",
        "sent_to_levels": ["district"],
        **fields,
    }
    return make_news(parent, **facts)


def front_page():
    """Return the site's front page."""
    return Site.objects.get(is_default_site=True).root_page.specific


def event_index():
    """Return the page behind the listing of events, made where it is missing."""
    return EventIndexPage.objects.first() or front_page().add_child(
        instance=EventIndexPage(title="งานและมหกรรม", title_en="Events", slug="events")
    )


def news_index():
    """Return the page behind the listing of news, made where it is missing."""
    return NewsIndexPage.objects.first() or front_page().add_child(
        instance=NewsIndexPage(title="ข่าวและหนังสือเวียน", title_en="News and letters", slug="news")
    )


def cvm_index():
    """Return the page behind the listing of CVM fields, made where it is missing."""
    return CvmIndexPage.objects.first() or front_page().add_child(
        instance=CvmIndexPage(title="สาขาวิชาของศูนย์ CVM", title_en="CVM fields of study", slug="cvm")
    )


def make_field(number=17, *, fiscal_year=2566, **fields):
    """Add a CVM field as loading does."""
    facts = {
        "title": "สาขาวิชาเทคนิคยานยนต์ไฟฟ้า",
        "title_en": "Electric vehicle technology",
        "institution": "วิทยาลัยเทคนิคชลบุรี",
        "institution_type": "technical_college",
        "province_id": "15",
        "occupational_group": "industry",
        "industries": ["automotive"],
        **fields,
    }
    code = f"{fiscal_year}-{number}"
    page = CvmFieldPage(slug=code, code=code, fiscal_year=fiscal_year, number=number, **facts)
    add_pages(CvmFieldPage, [(cvm_index(), page)])
    sync.sync_pages([page.pk])
    return CvmFieldPage.objects.get(pk=page.pk)
