"""How a centre is reached, as its own page and a course's page show it."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol

from portal.core.languages import is_thai
from portal.core.times import OpeningHours
from portal.places.contacts import Contact, Whose, contact_of

if TYPE_CHECKING:
    from catalogue.models import LearningCentrePage


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


class Reached(Protocol):
    """A page with a unit behind it and opening hours."""

    unit: Any
    opening_hours: Any


def contact_facts(place: Reached, at: datetime) -> ContactFacts:
    """Put together how a centre or another provider is reached; at most one query."""
    return _facts(contact_of(place.unit), place.opening_hours, at)


def visit_facts(place: "LearningCentrePage", at: datetime) -> ContactFacts:
    """Put together how a learning centre is reached: its own number, else its keeper's."""
    contact = contact_of(place.keeper)
    if place.phone:
        contact = replace(
            contact, phone=place.phone, extension=place.phone_extension, whose=Whose.OWN
        )
    return _facts(contact, place.opening_hours, at)


def _facts(contact: Contact, opening_hours: Any, at: datetime) -> ContactFacts:
    hours = OpeningHours.from_data(opening_hours or {})
    week = tuple(hours.week_lines())
    return ContactFacts(
        contact=contact,
        answered_by=contact.answered_by_th if is_thai() else contact.answered_by_en,
        opening_line=hours.sentence(at),
        opening_week=week,
        is_open=hours.state(at).is_open if week else None,
    )
