"""A course as a card: on listings, on the front page, on a centre's page."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalogue.enums import CourseFormat, OccupationalGroup
from catalogue.meetings import weekday_words
from catalogue.prices import price_words
from catalogue.run_state import run_state
from catalogue.run_words import card_badge
from portal.core.choice_names import choice_name
from portal.core.distances import about_kilometres
from portal.core.parts import Card, Meta
from portal.core.thai_dates import format_date
from portal.media.shown import picture_of
from search.models import Entry, EntryRun
from search.results import Hit


def course_card(hit: Hit, at: datetime, *, shows_place: bool = True) -> Card:
    """Build the card of a course that was found, with the run that it shows; asks no database."""
    entry, run = hit.entry, hit.run
    facts = entry.card
    return Card(
        title=entry.shown_title,
        url=hit.url,
        group=entry.group,
        group_name=choice_name(OccupationalGroup, entry.group),
        key=entry.code,
        word=facts.get("word", ""),
        picture=picture_of(facts.get("picture")),
        tags=_tags(entry, run),
        summary=entry.shown_summary,
        meta=_meta(entry, run, shows_place=shows_place),
        badge=card_badge(run_state(run, at)) if run is not None else None,
        price=price_words(facts.get("fee"), facts.get("material_fee")),
        note=_note(hit),
    )


def _tags(entry: Entry, run: EntryRun | None) -> list[str]:
    if run is not None and run.is_one_district_one_occupation:
        return [_("One district, one occupation")]
    return [str(CourseFormat(entry.format).label)] if entry.format in CourseFormat.values else []


def _meta(entry: Entry, run: EntryRun | None, *, shows_place: bool) -> list[Meta]:
    place = (
        run.card.get("venue") if run is not None and not shows_place else ""
    ) or entry.shown_place
    lines = [Meta("pin", place)] if place else []
    if run is not None:
        words = _("Starts %(date)s") % {"date": format_date(run.starts_on)}
        lines.append(Meta("cal", words, run.starts_on.isoformat()))
    duration = duration_words(entry.card.get("hours"), run.card if run is not None else {})
    if duration:
        lines.append(Meta("hour", duration))
    return lines


def duration_words(hours: int | None, card: dict[str, object]) -> str:
    """Write hours and days: "20 ชั่วโมง 4 วัน · เสาร์–อาทิตย์"."""
    parts = []
    if hours:
        parts.append(ngettext("%(count)d hour", "%(count)d hours", hours) % {"count": hours})
    days = card.get("days")
    if isinstance(days, int) and days:
        parts.append(ngettext("%(count)d day", "%(count)d days", days) % {"count": days})
    weekdays = card.get("weekdays")
    words = " ".join(parts)
    if card.get("evenings"):
        when = _("Evenings")
    else:
        when = weekday_words(weekdays) if isinstance(weekdays, list) else ""
    return f"{words} · {when}" if words and when else words or when


def _note(hit: Hit) -> str:
    notes = []
    if hit.more_runs:
        words = ngettext("+%(count)d run", "+%(count)d runs", hit.more_runs)
        notes.append(words % {"count": hit.more_runs})
    if hit.kilometres:
        notes.append(about_kilometres(hit.kilometres))
    return " · ".join(notes)
