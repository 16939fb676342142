"""How a knowledge item is said in words: its sort, its length, whom it is for."""

from collections.abc import Sequence
from typing import Any

from django.template.defaultfilters import filesizeformat
from django.utils.translation import ngettext, pgettext

from portal.core.choice_names import choice_name
from portal.core.languages import is_thai
from portal.core.thai_dates import ERA
from showcase.knowledge.enums import KnowledgeTopic, Level, Medium, Reader, TextLanguage


def medium_name(code: str | None) -> str:
    """The name of a sort in the reader's language."""
    return choice_name(Medium, code)


def level_name(code: str | None) -> str:
    """The level in the reader's language."""
    return choice_name(Level, code)


def reader_names(codes: Sequence[str]) -> list[str]:
    """Whom it is for, in the reader's language."""
    return [str(Reader(code).label) for code in codes if code in Reader.values]


def topic_names(codes: Sequence[str]) -> list[str]:
    """What it is about, in the reader's language."""
    return [str(KnowledgeTopic(code).label) for code in codes if code in KnowledgeTopic.values]


def language_name(code: str | None) -> str:
    """The language that it is in."""
    return choice_name(TextLanguage, code)


def size_words(size: int | None) -> str:
    """What fetching the file costs."""
    # One piece: a number is never parted from its unit.
    return f"PDF {filesizeformat(size)}".replace("\xa0", " ") if size else ""


def pages_words(pages: int | None) -> str:
    """How many pages it has."""
    if not pages:
        return ""
    return ngettext("%(count)d page", "%(count)d pages", pages) % {"count": pages}


def minutes_words(minutes: int | None) -> str:
    """How long it takes to watch or to go through."""
    if not minutes:
        return ""
    return ngettext("%(count)d minute", "%(count)d minutes", minutes) % {"count": minutes}


def length_words(card: dict[str, Any]) -> str:
    """Size, pages and time in one line, as far as they are known."""
    parts = (
        size_words(card.get("size")),
        pages_words(card.get("pages")),
        minutes_words(card.get("minutes")),
    )
    return " · ".join(part for part in parts if part)


def year_words(year: int | None) -> str:
    """Name a year of the Buddhist era in the reader's own."""
    if not year:
        return ""
    return pgettext("published", "year %(year)s") % {"year": year if is_thai() else year - ERA}
