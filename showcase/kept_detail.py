"""What the pages of everything that a unit looks after share: a moment, the keeper, the thread."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from catalogue.entries import unit_address
from portal.core.entries import EntryPlace
from portal.core.thai_dates import local_day
from search.threads import Around

if TYPE_CHECKING:
    from portal.places.models import OrgUnit


@dataclass(frozen=True, kw_only=True)
class KeptDetail:
    """A page at one moment, with who looks after it and what the thread knows around it."""

    keeper: "OrgUnit | None"
    place: EntryPlace
    around: Around
    at: datetime
    #: "https://example.go.th": where full addresses begin.
    origin: str = ""

    @property
    def today(self) -> date:
        """The day that ages are counted on."""
        return local_day(self.at)

    @property
    def keeper_url(self) -> str:
        """The page of the centre that looks after it."""
        return unit_address(self.keeper) if self.keeper is not None else ""
