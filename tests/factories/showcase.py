"""Groups and products for tests: complete unless a field says otherwise.

group = make_group(tree["d4704"], courses=[course])
product = make_product(tree["d4704"], "to_order", group=group)      # any name of STATES
"""

from datetime import date

from django.utils import timezone
from wagtail.models import Page, Site

from portal.core.thai_dates import local_day
from showcase.models import GroupCourse, GroupIndexPage, GroupPage, ProductIndexPage, ProductPage


def award(name, **facts):
    """An award as the admin keeps it."""
    return ("award", {"name": name, **facts})


GROUP = {
    "title": "กลุ่มครามบ้านถ้ำเต่า",
    "title_en": "Ban Tham Tao indigo group",
    "summary": "หกคนที่เรียนย้อมครามด้วยกัน แล้วตั้งกลุ่มย้อมผ้าขาย",
    "summary_en": "Six people who learned to dye together and sell what they dye",
    "occupational_group": "creative",
    "village": "บ้านถ้ำเต่า",
    "stage": "working",
    "legal_form": "occupation_group",
    "founded_year": 2568,
    "members": 6,
    "has_savings": True,
    "roles": "ประธาน 1 คน\nเหรัญญิก 1 คน\nฝ่ายขาย 2 คน",
    "milestones": "2568 เรียนย้อมครามด้วยกัน 6 คน\n2569 ก่อหม้อครามเพิ่มเป็น 4 ใบ",
    "strengths": "ก่อหม้อครามได้ทุกฤดู",
    "awards": [award("ชนะเลิศประกวดลายผ้าอำเภอ", kind="district", year=2569)],
    "market_places": "ตลาดนัดหน้าอำเภอ ทุกวันเสาร์ 06.00–12.00 น.",
    "phone": "0810000000",
    "phone_hours": "08.00–19.00 น.",
    "line_name": "@kram-thamtao",
    "online_shops": "https://www.facebook.com/example",
    "is_contact_agreed": True,
}
PRODUCT = {
    "title": "ผ้าพันคอย้อมคราม",
    "title_en": "Indigo scarf",
    "summary": "ฝ้ายทอมือ ย้อมครามจากหม้อดิน สีไม่ตก",
    "summary_en": "Handwoven cotton, dyed with indigo from a clay pot",
    "category": "cloth",
    "occupational_group": "creative",
    "price_baht": 390,
    "unit_code": "length",
    "availability": "in_stock",
    "stock": 9,
    "story_maker": "เราหกคนเรียนย้อมครามด้วยกันเมื่อปี 2568",
    "story_wisdom": "ก่อหม้อแบบของหมู่บ้าน",
    "story_pride": "ลายก้นหอยเราคิดเอง",
    "material": "ฝ้ายทอมือ\nครามธรรมชาติ",
    "size": "กว้าง 50 ยาว 180 ซม.",
    "care": "ซักมือ ตากในร่ม",
    "standards": "มผช. 17/2566\nOTOP 4 ดาว ปี 2568",
    "delivery": "ไปรษณีย์ 40 บาท",
    "market_days": "ตลาดนัดหน้าอำเภอ ทุกวันเสาร์",
    "picture_word": "tiedye",
}
#: Name → what differs from a product that is in stock.
STATES = {
    "in_stock": {},
    "to_order": {"availability": "to_order", "stock": None, "wait_days": 7},
    "sold_out": {"availability": "sold_out", "stock": None},
    "ended": {"availability": "ended", "stock": None},
    "to_ask": {"price_baht": None, "unit_code": ""},
}


def make_group(parent, *, live=True, courses=(), events=(), **fields):
    """Add a group below a centre's page, its contact confirmed today unless a field says otherwise."""
    facts = {**GROUP, "contact_confirmed_on": today(), **fields}
    page = GroupPage(live=live, **facts)
    page.courses_taken.set([GroupCourse(course=course) for course in courses])
    page.events.set(events)
    return Page.objects.get(pk=parent.pk).specific.add_child(instance=page)


def make_product(parent, state="in_stock", *, live=True, partners=(), **fields):
    """Add a product below a centre's page."""
    page = ProductPage(live=live, **{**PRODUCT, **STATES[state], **fields})
    page.partners.set(partners)
    return Page.objects.get(pk=parent.pk).specific.add_child(instance=page)


def product_index():
    """Return the page behind the listing of products, made where it is missing."""
    return ProductIndexPage.objects.first() or _front().add_child(
        instance=ProductIndexPage(title="สินค้าชุมชน", title_en="Community products", slug="products")
    )


def group_index():
    """Return the page behind the listing of groups, made where it is missing."""
    return GroupIndexPage.objects.first() or _front().add_child(
        instance=GroupIndexPage(title="กลุ่มอาชีพในชุมชน", title_en="Groups of makers", slug="groups")
    )


def today() -> date:
    """The day on a test's clock."""
    return local_day(timezone.now())


def _front():
    return Site.objects.get(is_default_site=True).root_page.specific
