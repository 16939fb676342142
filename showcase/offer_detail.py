"""What the pages of a group and of a product share: whom to call, and who looks after it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from catalogue.entries import unit_address
from portal.core.entries import EntryPlace
from portal.core.parts import Notice
from search.threads import Around
from showcase.contact import Reached, today_at

if TYPE_CHECKING:
    from portal.places.models import OrgUnit


@dataclass(frozen=True, kw_only=True)
class OfferDetail:
    """Everything around a page with a contact, at one moment."""

    keeper: "OrgUnit | None"
    place: EntryPlace
    contact: Reached
    around: Around
    at: datetime
    #: "https://example.go.th": where full addresses begin.
    origin: str = ""

    @property
    def today(self) -> date:
        """The day that ages are counted on."""
        return today_at(self.at)

    @property
    def expires_at(self) -> datetime | None:
        """When the contact grows old."""
        return self.contact.next_turn(self.today)

    @property
    def old_contact(self) -> Notice | None:
        """Warn where nobody confirmed the number for a year."""
        if not self.contact.is_old(self.today):
            return None
        text = _(
            "Nobody confirmed this number for a year. The centre below helps if nobody answers"
        )
        return Notice(text, "warn")

    @property
    def keeper_url(self) -> str:
        """The page of the centre that looks after it."""
        return unit_address(self.keeper) if self.keeper is not None else ""
