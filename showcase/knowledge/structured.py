"""Structured data of knowledge items for search engines."""

from typing import TYPE_CHECKING

from django.utils.safestring import SafeString

from portal.core import structured_data as schema
from portal.core.structured_data import Data
from portal.core.thai_dates import ERA
from showcase.knowledge import words
from showcase.knowledge.enums import Medium, TextLanguage

if TYPE_CHECKING:
    from showcase.knowledge.detail import KnowledgeDetail

_TYPES: dict[str, str] = {
    Medium.DOCUMENT: "DigitalDocument",
    Medium.BOOK: "Book",
    Medium.VIDEO: "VideoObject",
    Medium.LESSON: "LearningResource",
    Medium.CONTENT: "LearningResource",
    Medium.SIMULATOR: "SoftwareApplication",
    Medium.APP: "MobileApplication",
    Medium.WEBSITE: "WebSite",
}


def knowledge_data(detail: "KnowledgeDetail") -> SafeString:
    """Describe an item, what may be done with it, what it is about, and the way to the page."""
    page = detail.page
    document = f"{detail.origin}{detail.document_url}" if detail.document_url else ""
    item: Data = {
        "@type": _TYPES.get(page.medium, "CreativeWork"),
        "@id": f"{detail.url}#item",
        "name": page.shown_title,
        "url": detail.url,
        "description": page.shown_summary,
        "inLanguage": _languages(page.language),
        "author": _body(page.author),
        "publisher": _body(page.publisher),
        "datePublished": page.issued_on or _year(page.issued_year),
        "license": detail.licence_url or detail.licence,
        "isAccessibleForFree": page.is_free or None,
        "encodingFormat": "application/pdf" if document else "",
        "contentUrl": document,
        "sameAs": detail.link_url,
        "numberOfPages": page.pages if page.medium == Medium.BOOK else None,
        "duration": f"PT{page.minutes}M" if page.minutes else "",
        "thumbnailUrl": detail.thumbnail if page.medium == Medium.VIDEO else "",
        "uploadDate": page.issued_on if page.medium == Medium.VIDEO else None,
        "keywords": words.topic_names(page.topics),
        "about": [
            {"@type": "Course", "name": one.shown_title, "url": f"{detail.origin}{one.url}"}
            for one in detail.courses
        ],
    }
    way = schema.way(detail.breadcrumbs, origin=detail.origin, here=detail.url)
    known = {name: value for name, value in item.items() if value not in (None, "", [])}
    return schema.script(known, way)


def _body(name: str) -> Data | None:
    """Whoever is named there is named as an organisation: people are not told apart from offices."""
    return {"@type": "Organization", "name": name} if name else None


def _languages(code: str) -> list[str]:
    return TextLanguage(code).tags if code in TextLanguage.values else []


def _year(year: int | None) -> str:
    return str(year - ERA) if year else ""
