"""How letters are written: urgency, number, whom they go to, how large the file is."""

from collections.abc import Mapping
from typing import Any

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from home.news.enums import NewsKind, SentTo, Urgency
from portal.core.choice_names import choice_name
from portal.core.parts import Badge, Tone

_TONES: Mapping[str, Tone] = {
    Urgency.URGENT: "few",
    Urgency.VERY_URGENT: "few",
    Urgency.MOST_URGENT: "stop",
}


def urgency_badge(urgency: object) -> Badge | None:
    """Mark a letter that is urgent; others have no mark."""
    if urgency not in _TONES:
        return None
    code = str(urgency)
    return Badge(_TONES[code], str(Urgency(code).label))


def kind_words(kind: object) -> str:
    """Name the kind."""
    return choice_name(NewsKind, kind)


def number_words(number: str) -> str:
    """Write the number of a letter: "ที่ ศธ 07079/123"."""
    return _("No. %(number)s") % {"number": number} if number else ""


def sent_to_words(codes: list[str]) -> list[str]:
    """Name the units that a letter goes to."""
    return [str(SentTo(code).label) for code in codes if code in SentTo.values]


def file_words(document: Any) -> str:
    """Write what fetching a document costs: "PDF 1.2 MB"."""
    size = document.file_size
    if size is None:
        try:
            size = document.file.size
        except (OSError, ValueError):
            return "PDF"
    return f"PDF {filesizeformat(size)}"
