"""What the pages of a group and of a product share: whom to call, and who looks after it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from catalogue.awards.words import ShownAward, shown_awards
from catalogue.wrong_facts import scam_url
from portal.core.parts import Card, Knot, Notice
from portal.core.turns import first_turn
from search.models import Entry
from search.threads import Around, suggested
from showcase.booths import booth_cards, booths_change_at
from showcase.contact import Reached
from showcase.kept_detail import KeptDetail


@dataclass(frozen=True, kw_only=True)
class OfferDetail(KeptDetail):
    """Everything around a page with a contact, at one moment."""

    contact: Reached
    #: Found by a rule, where nobody named any: of the same occupation, and near.
    suggested: Sequence[Entry] = ()

    @property
    def expires_at(self) -> datetime | None:
        """When the contact grows old, or an event with a booth begins or is over."""
        turns = [
            self.contact.next_turn(self.today),
            booths_change_at(self.around.of("event"), self.at),
        ]
        return first_turn(turns)

    @cached_property
    def booths(self) -> list[Card]:
        """The events where it is shown and sold."""
        return booth_cards(self.around.of("event"), self.at)

    @cached_property
    def awards(self) -> list[ShownAward]:
        """Awards and certificates, the latest first."""
        return shown_awards(self.page.awards)

    @property
    def scam_url(self) -> str:
        """Where something suspicious is reported."""
        return scam_url(self.kind, self.page.code or "")

    @property
    def fitting(self) -> dict[str, Knot]:
        """Where one learns such things near here, for a thread where nobody named a course."""
        near = [entry for entry in self.suggested if entry.kind == "course"]
        if not near:
            return {}
        note = _("Near here, of the same occupational group")
        return {"course": Knot("learn", near[0].shown_title, near[0].url, note=note)}

    @property
    def old_contact(self) -> Notice | None:
        """Warn where nobody confirmed the number for a year."""
        if not self.contact.is_old(self.today):
            return None
        text = _(
            "Nobody confirmed this number for a year. The centre below helps if nobody answers"
        )
        return Notice(text, "warn")


def suggested_around(found: Around, group: str, most: Mapping[str, int]) -> list[Entry]:
    """Suggest what is near, of the kinds that nothing is known of; no statement where all is."""
    missing = {kind: count for kind, count in most.items() if not _knows(found, kind)}
    return suggested(found.here, group, missing)


def _knows(found: Around, kind: str) -> bool:
    beside = kind == found.here.kind and any(one.kind == kind for one in found.beside)
    return beside or bool(found.of(kind))
