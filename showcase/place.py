"""Where a page of this room belongs: for its entry, and for its own page."""

from typing import TYPE_CHECKING

from catalogue.events.places import held_at
from portal.core.entries import EntryPlace

if TYPE_CHECKING:
    from portal.places.models import OrgUnit


def place_of(keeper: "OrgUnit | None") -> EntryPlace:
    """Name the area of the centre that looks after it, as a card writes it."""
    return held_at(keeper, "")
