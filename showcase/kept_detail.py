"""What the pages of everything that a unit looks after share: a moment, the keeper, the thread."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, ClassVar

from django.urls import reverse

from catalogue.entries import unit_address
from catalogue.events.places import place_words
from catalogue.wrong_facts import wrong_fact_url
from portal.core.entries import EntryPlace
from portal.core.thai_dates import local_day
from search.threads import Around, Codes, Here

if TYPE_CHECKING:
    from portal.places.models import OrgUnit


@dataclass(frozen=True, kw_only=True)
class KeptDetail:
    """A page at one moment, with who looks after it and what the thread knows around it."""

    #: The kind of its entry, which its addresses are named after.
    kind: ClassVar[str]

    page: Any
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

    @property
    def place_words(self) -> str:
        """The area in the reader's language."""
        return place_words(self.place)

    @property
    def url(self) -> str:
        """The full address; a draft may have none yet."""
        if not self.page.code:
            return ""
        path = reverse(f"showcase:{self.kind}-detail", args=[self.page.code])
        return f"{self.origin}{path}"

    @property
    def wrong_fact_url(self) -> str:
        """Where a mistake is reported: what is out of date, gone, or was never so."""
        return wrong_fact_url(self.kind, self.page.code or "")


def here_of(page: Any, kind: str, place: EntryPlace, named: Codes | None = None) -> Here:
    """Say where the thread around a page begins; ``named`` where it is not what the page names."""
    return Here(
        kind=kind,
        code=page.code or "",
        title=page.shown_title,
        named=page.named if named is None else named,
        province=place.province,
        district=place.district,
    )
