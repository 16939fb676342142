"""Funding sources for tests: complete unless a field says otherwise; kept by any unit's page.

source = make_source(tree["d4704"])                 # a loan of a district
source = make_source(tree["d4704"], "grant")        # any name of SOURCES
make_national()                                     # kept by the department
"""

from django.utils import timezone
from wagtail.models import Page

from catalogue.models import CentreIndexPage, FundingSourcePage
from portal.core.thai_dates import local_day

LOAN = {
    "title": "เงินกู้ตั้งต้นอาชีพ",
    "title_en": "Start-up loan",
    "summary": "สำหรับคนที่เรียนจบหลักสูตร สกร. แล้วอยากซื้อเครื่องมือ",
    "summary_en": "For those who finished a course and want to buy tools",
    "funder": "กองทุนตัวอย่าง",
    "kind": "loan",
    "eligible_who": ["single", "small"],
    "eligibility": "อายุ 20 ปีขึ้นไป\nเรียนจบไม่เกิน 2 ปี",
    "uses": ["tools", "materials"],
    "groups": [],
    "max_amount_baht": 50_000,
    "interest_method": "flat",
    "interest_rate": "6.00",
    "term_months": 24,
    "guarantee": "คนค้ำประกัน 1 คน",
    "documents": "บัตรประชาชน\nวุฒิบัตร\nรูปของที่ทำ",
    "steps": "โทรนัดเจ้าหน้าที่\nนำเอกสารไปยื่น\nรอผล 15 วัน",
    "apply_at": "สาขาธนาคารในอำเภอ\nหรือให้ครูพาไป",
    "phone": "020000000",
    "website": "https://www.example.go.th/",
    "reach": "district",
    "verified_role": "district_officer",
}
#: Name → what differs from the loan.
SOURCES = {
    "loan": {},
    "grant": {
        "title": "ทุนเครื่องมือประกอบอาชีพ",
        "title_en": "Tools for your trade",
        "kind": "grant",
        "max_amount_baht": 15_000,
        "interest_method": "",
        "interest_rate": None,
        "term_months": None,
        "guarantee": "",
    },
    "revolving": {
        "title": "กองทุนหมุนเวียนบ้านถ้ำเต่า",
        "title_en": "Ban Tham Tao revolving fund",
        "kind": "revolving",
        "max_amount_baht": 20_000,
        "interest_rate": "3.00",
        "eligible_who": [],
        "uses": [],
    },
}


def make_source(parent, kind="loan", *, live=True, **fields):
    """Add a source below the page of the unit that keeps it, checked today unless a field says so."""
    facts = {**LOAN, **SOURCES[kind], "verified_on": local_day(timezone.now()), **fields}
    below = Page.objects.get(pk=parent.pk).specific
    return below.add_child(instance=FundingSourcePage(live=live, **facts))


def make_national(kind="loan", **fields):
    """Add a source of the whole country, kept by the department."""
    return make_source(CentreIndexPage.objects.get(), kind, **{"reach": "nation", **fields})
