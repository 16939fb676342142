"""Knowledge items of the demonstration: what the papers name, and made-up ones that say so."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.core.files.base import ContentFile
from django.db.models import Model

from catalogue.models import CoursePage, CvmFieldPage, FundingSourcePage
from home.demonstration import pages
from home.demonstration.courses import CONTENT
from portal.media.models import PortalDocument
from showcase.knowledge.files import pages_of
from showcase.models import KnowledgeCourse, KnowledgeFunding, KnowledgePage

_PLAIN = (
    "title",
    "title_en",
    "summary",
    "summary_en",
    "medium",
    "language",
    "link",
    "link_state",
    "minutes",
    "is_free",
    "needs",
    "topics",
    "readers",
    "occupational_group",
    "level",
    "licence",
    "licence_other",
    "licence_url",
    "author",
    "publisher",
    "official_code",
    "issued_year",
    "picture_word",
)


def make(today: date) -> Sequence[Model]:
    """Make the items below the units that keep them, each with its paper where it has one."""
    made: list[Model] = []
    for row in pages.rows("knowledge", "item"):
        unit = pages.unit_at(row["place"])
        if unit is None:
            continue
        document = _document(row["file"], row["title"]) if "file" in row else None
        page = KnowledgePage(
            **{name: row[name] for name in _PLAIN if name in row},
            contents=pages.lines(row.get("contents")),
            document=document,
            pages=pages_of(document) if document is not None else None,
            checked_on=pages.in_days(today, -row["checked"]),
            cvm_field=CvmFieldPage.objects.filter(code=row.get("field")).first(),
            is_pinned=row.get("pinned", False),
        )
        page.for_courses.set([KnowledgeCourse(course=one) for one in _courses(row)])
        page.for_funding.set([KnowledgeFunding(source=one) for one in _sources(row)])
        pages.add_page(unit, page, pages.days_ago(today, row["published"]))
        # Taken away in the other order: the page before its file.
        made += [document, page] if document is not None else [page]
    return made


def _document(file: str, title: str) -> PortalDocument:
    content = (CONTENT / "papers" / file).read_bytes()
    document = PortalDocument(title=title, file=ContentFile(content, name=file))
    document.file_size = len(content)
    document.save()
    return document


def _courses(row: Mapping[str, Any]) -> list[CoursePage]:
    """The courses of those titles: one of each, however many centres teach it."""
    found = CoursePage.objects.filter(title__in=row.get("courses", ())).order_by("-path")
    # The first in the tree wins.
    return list({course.title: course for course in found}.values())


def _sources(row: Mapping[str, Any]) -> list[FundingSourcePage]:
    """The funding sources of those titles, as far as they are there."""
    titles = row.get("funding", ())
    return list(FundingSourcePage.objects.filter(title__in=titles).order_by("path"))
