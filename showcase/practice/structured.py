"""Structured data of stories for search engines."""

from typing import TYPE_CHECKING

from django.utils.safestring import SafeString

from portal.core import structured_data as schema
from portal.core.structured_data import Data

if TYPE_CHECKING:
    from showcase.practice.detail import PracticeDetail


def practice_data(detail: "PracticeDetail") -> SafeString:
    """Describe a story, the centre that wrote it, and the way to the page; nobody by name."""
    page = detail.page
    picture = detail.banner.picture
    centre: Data = {"@type": "Organization", "name": detail.keeper_name}
    course = detail.course
    article: Data = {
        "@type": "Article",
        "@id": f"{detail.url}#article",
        "headline": page.shown_title,
        "url": detail.url,
        "description": page.shown_summary,
        "inLanguage": page.text_language,
        "datePublished": page.first_published_at,
        "dateModified": page.last_published_at,
        "image": f"{detail.origin}{picture.src}" if picture else "",
        "author": centre if detail.keeper_name else None,
        "publisher": centre if detail.keeper_name else None,
        "about": {
            "@type": "Course",
            "name": course.shown_title,
            "url": f"{detail.origin}{course.url}",
        }
        if course
        else None,
    }
    way = schema.way(detail.breadcrumbs, origin=detail.origin, here=detail.url)
    return schema.script({key: value for key, value in article.items() if value}, way)
