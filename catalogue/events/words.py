"""How an event's days, state and cost are written."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from django.utils.translation import gettext as _

from catalogue.events.enums import EventKind, EventStatus
from catalogue.events.state import EventFacts
from portal.core.choice_names import choice_name
from portal.core.languages import is_thai
from portal.core.money import course_fee
from portal.core.parts import Badge, Tone
from portal.core.picture_words import PictureWord
from portal.core.thai_dates import ERA, format_range
from portal.core.times import format_time_range

_TONES: Mapping[EventStatus, Tone] = {
    EventStatus.UPCOMING: "soon",
    EventStatus.TODAY: "open",
    EventStatus.FINISHED: "off",
    EventStatus.POSTPONED: "wait",
    EventStatus.CANCELLED: "stop",
    EventStatus.UNDATED: "few",
}


def state_badge(status: EventStatus) -> Badge:
    """Return the state in a word, a shape and a colour."""
    return Badge(_TONES[status], str(status.label))


def when_words(facts: EventFacts, *, weekday: bool = False) -> str:
    """Write the days: "12–14 ธ.ค. 2569", or that they are announced later."""
    if facts.starts_on is None:
        return _("The date will be announced")
    return format_range(facts.starts_on, facts.last_day, weekday=weekday)


def hours_words(starts_at: time | None, ends_at: time | None) -> str:
    """Write the hours of each day, empty when nobody knows."""
    return format_time_range(starts_at, ends_at) if starts_at is not None else ""


def first_days_words(starts_on: date | None, ends_on: date | None) -> str:
    """Write the days that were announced first, empty when there were none."""
    return format_range(starts_on, ends_on) if starts_on is not None else ""


def cost_words(fee: int | None) -> str:
    """Write what coming costs: "เข้าฟรี", "50 บาท", or to ask."""
    if fee == 0:
        return _("Free to enter")
    return course_fee(fee) if fee is not None else _("Ask the organiser")


def kind_words(kind: Any) -> str:
    """Name the kind, empty where none is known."""
    return choice_name(EventKind, kind)


def archive_words(year: int) -> str:
    """Name a year of events that are over, in the era of the language."""
    shown = year if is_thai() else year - ERA
    return _("Past events of %(year)s") % {"year": shown}


_DRAWINGS = {
    EventKind.EXPO: PictureWord.SHOP,
    EventKind.MARKET: PictureWord.BASKET,
    EventKind.TRAINING: PictureWord.PEN,
    EventKind.CONTEST: PictureWord.DRUM,
    EventKind.EMPLOYER_MEETING: PictureWord.HAMMER,
}


def picture_word(kind: Any) -> str:
    """Name the drawing of a kind of event."""
    drawing = _DRAWINGS.get(kind)
    return drawing.value if drawing is not None else ""
