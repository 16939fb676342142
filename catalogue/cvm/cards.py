"""A CVM field as a card, and among other kinds on the site's search."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalogue.cvm.enums import Reading
from catalogue.enums import OccupationalGroup
from portal.core.languages import is_thai
from portal.core.parts import Badge, Card, Meta
from portal.core.thai_dates import ERA
from search.kinds import Look
from search.results import Hit


def field_card(hit: Hit, at: datetime) -> Card:
    """Build the card of a CVM field; asks no database."""
    entry = hit.entry
    facts = entry.card
    is_group = entry.group in OccupationalGroup.values
    return Card(
        title=entry.shown_title,
        url=hit.url,
        group=entry.group,
        group_name=str(OccupationalGroup(entry.group).label) if is_group else "",
        key=entry.code,
        tags=[number_words(facts.get("year"), facts.get("number"))],
        summary=entry.shown_summary,
        meta=[
            Meta("flag", facts.get("institution", "")),
            Meta("pin", entry.shown_place or _("Province to be confirmed")),
        ],
        badge=reading_badge(facts.get("reading")),
    )


def number_words(year: int | None, number: int | None) -> str:
    """Write the place in the handbook's list: "ปีงบประมาณ 2566 ลำดับที่ 17"."""
    if year is None or number is None:
        return ""
    return _("Fiscal year %(year)s, no. %(number)s") % {
        "year": year if is_thai() else year - ERA,
        "number": number,
    }


def reading_badge(reading: object) -> Badge | None:
    """Mark what must be confirmed; what was read surely has no mark."""
    if reading == Reading.DOUBTFUL:
        return Badge("few", _("Waiting for confirmation"))
    return None


def field_facts(hit: Hit, at: datetime) -> list[str]:
    """Say who leads a field, and where."""
    entry = hit.entry
    badge = reading_badge(entry.card.get("reading"))
    return [
        entry.card.get("institution", ""),
        entry.shown_place,
        *([badge.text] if badge is not None else []),
    ]


def see_all_fields(count: int) -> str:
    """Name the way to the listing of fields."""
    words = ngettext("See all %(total)s field", "See all %(total)s fields", count)
    return words % {"total": f"{count:,}"}


CVM_LOOK = Look(field_facts, see_all_fields)
