"""How a centre is reached, as its own page and a course's page show it."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from portal.core.languages import is_thai
from portal.core.times import OpeningHours
from portal.places.contacts import Contact, contact_of

if TYPE_CHECKING:
    from catalogue.models import CentrePage


@dataclass(frozen=True, slots=True)
class ContactFacts:
    """The number to ring (empty: a template shows the site's), and when somebody is there."""

    contact: Contact
    answered_by: str
    #: "วันนี้เปิดถึง 16.30 น."; empty when the hours are not known.
    opening_line: str
    opening_week: tuple[str, ...]
    is_open: bool | None

    @property
    def phone(self) -> str:
        """The telephone number that is shown, stored spelling."""
        return self.contact.phone


def contact_facts(centre: "CentrePage", at: datetime) -> ContactFacts:
    """Put together how a centre is reached; at most one query."""
    contact = contact_of(centre.unit)
    hours = OpeningHours.from_data(centre.opening_hours or {})
    week = tuple(hours.week_lines())
    return ContactFacts(
        contact=contact,
        answered_by=contact.answered_by_th if is_thai() else contact.answered_by_en,
        opening_line=hours.sentence(at),
        opening_week=week,
        is_open=hours.state(at).is_open if week else None,
    )
