"""Knowledge items for tests: complete unless a field says otherwise.

item = make_knowledge(tree["d4704"], "video", courses=[course])      # any name of SORTS
"""

from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.models import Page, Site

from portal.core.thai_dates import local_day
from showcase.knowledge_bank.parts import BankPart
from showcase.knowledge_bank.rules import PartFacts
from showcase.models import (
    KnowledgeBankStatus,
    KnowledgeCourse,
    KnowledgeFunding,
    KnowledgeIndexPage,
    KnowledgePage,
)
from showcase.services import knowledge_banks
from tests.factories.media import PortalDocumentFactory

ITEM = {
    "title": "คู่มือทำบัญชีครัวเรือน",
    "title_en": "Handbook of household accounts",
    "summary": "จดรายรับรายจ่ายวันละ 5 นาที เห็นกำไรจริงของร้าน",
    "summary_en": "Five minutes a day show what the shop really earns.",
    "medium": "document",
    "language": "th",
    "link": "https://learn.example.go.th/accounts",
    "topics": ["money", "group"],
    "readers": ["beginner", "maker"],
    "licence": "cc-by",
    "publisher": "ศูนย์ตัวอย่าง",
    "issued_year": 2567,
    "contents": "วิธีจดรายรับรายจ่าย\nแบบฟอร์ม 1 เดือน",
    "picture_word": "pen",
}
#: Name → what differs from a document at its owner's.
SORTS = {
    "document": {},
    "video": {
        "medium": "video",
        "link": "https://www.youtube.com/watch?v=00000000000",
        "minutes": 12,
    },
    "app": {"medium": "app", "link": "https://app.example.go.th/", "language": "en"},
    "gone": {"link_state": "gone"},
}


def make_knowledge(parent, sort="document", *, live=True, courses=(), funding=(), **fields):
    """Add an item below a centre's page, checked today unless a field says otherwise."""
    facts = {**ITEM, "checked_on": local_day(timezone.now()), **SORTS[sort], **fields}
    page = KnowledgePage(live=live, **facts)
    page.for_courses.set([KnowledgeCourse(course=course) for course in courses])
    page.for_funding.set([KnowledgeFunding(source=source) for source in funding])
    return Page.objects.get(pk=parent.pk).specific.add_child(instance=page)


def make_pdf(pages=3, **fields):
    """Add a document with so many pages."""
    return PortalDocumentFactory(file=ContentFile(pdf(pages), name="book.pdf"), **fields)


def pdf(pages):
    """Write a PDF with so many empty pages, its tree in the open."""
    kids = " ".join(f"{number + 3} 0 R" for number in range(pages))
    parts = [
        "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj",
        f"2 0 obj<</Type/Pages/Count {pages}/Kids[{kids}]>>endobj",
        *(
            f"{number + 3} 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj"
            for number in range(pages)
        ),
        "trailer<</Root 1 0 R>>",
    ]
    return ("%PDF-1.4\n" + "\n".join(parts) + "\n%%EOF\n").encode()


def knowledge_index():
    """Return the page behind the listing of knowledge items, made where it is missing."""
    front = Site.objects.get(is_default_site=True).root_page.specific
    return KnowledgeIndexPage.objects.first() or front.add_child(
        instance=KnowledgeIndexPage(
            title="คลังความรู้อาชีพ", title_en="Knowledge for your trade", slug="knowledge"
        )
    )


def make_bank(unit, parts=None, *, institution="", is_public=True):
    """Add an institution's checklist; ``parts``: code → state, or what else differs from the usual.

    make_bank(unit, {"learning_system": "working", "collaboration": {"state": "planned"}})
    """
    bank = KnowledgeBankStatus(unit=unit, institution=institution, is_public=is_public)
    return knowledge_banks.keep(bank, [_part(*one) for one in (parts or {}).items()])


def _part(code, given):
    part = BankPart(code)
    facts = {"state": given} if isinstance(given, str) else given
    usual = {"checked_on": local_day(timezone.now())}
    if facts["state"] == "working":
        usual["items"] = [part.items[0].value]
    return PartFacts(part, **{**usual, **facts})
