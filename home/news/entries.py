"""What is published of news and letters; what is for staff is not."""

from typing import TYPE_CHECKING

from django.utils import translation
from django.utils.html import strip_tags

from catalogue.entries import entry_place
from catalogue.events.places import holder_of
from home.news.enums import NewsKind, Urgency
from portal.core.entries import EntryData, EntryPlace

if TYPE_CHECKING:
    from home.models import NewsPage


def news_entry(page: "NewsPage") -> EntryData | None:
    """Say what a listing shows and filters of news; None for a letter to staff."""
    if page.is_staff_only:
        return None
    is_letter = page.kind == NewsKind.CIRCULAR
    holder = holder_of(page)
    return EntryData(
        kind="news",
        code=page.code or "",
        title=page.title,
        title_en=page.title_en,
        summary=page.summary,
        summary_en=page.summary_en,
        body=strip_tags(str(page.body)) if page.body else "",
        keywords=_keywords(page),
        place=entry_place(holder) if holder is not None else EntryPlace(),
        facets={
            "news_kind": (page.kind,) if page.kind else (),
            "urgency": (page.urgency,) if is_letter and page.urgency else (),
        },
        card={
            "kind": page.kind,
            "urgency": page.urgency if is_letter else "",
            "number": page.letter_number if is_letter else "",
            "dated": page.dated.isoformat() if page.dated else "",
        },
    )


def _keywords(page: "NewsPage") -> tuple[str, ...]:
    choices = [NewsKind(page.kind)] if page.kind in NewsKind.values else []
    words = [page.letter_number] if page.letter_number else []
    for language in ("th", "en"):
        with translation.override(language):
            words += [str(choice.label) for choice in choices]
            if page.kind == NewsKind.CIRCULAR and page.urgency in Urgency.values:
                words.append(str(Urgency(page.urgency).label))
    return tuple(words)
