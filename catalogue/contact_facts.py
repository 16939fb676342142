"""How a centre is reached, as its own page and a course's page show it."""

from dataclasses import dataclass
from datetime import datetime

from catalogue.models.centre import CentrePage
from portal.core.languages import is_thai
from portal.core.times import OpeningHours
from portal.places.contacts import Contact, contact_of


@dataclass(frozen=True, slots=True)
class ContactFacts:
    """The number to ring (a template shows the site's when it is empty) and when somebody is there."""

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


def contact_facts(centre: CentrePage, at: datetime) -> ContactFacts:
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
