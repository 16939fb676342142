"""How a page says the way to a place and how easy it is to come."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from catalogue.models.visited import VisitedPlace


@dataclass(frozen=True, slots=True)
class Ease:
    """Whether one thing that makes coming easy is there."""

    text: str
    is_there: bool


@dataclass(frozen=True, slots=True)
class Visiting:
    """The way to a place in words, what makes coming easy, and a search in the phone's map."""

    landmark: str
    #: The street address, else the areas that it lies in.
    address: str
    directions: Sequence[str]
    ease: Sequence[Ease]
    map_url: str


def visiting(place: "VisitedPlace", *, address: str, named: str) -> Visiting:
    """Put together what a place's page says to somebody who wants to come."""
    return Visiting(
        landmark=place.landmark,
        address=address,
        directions=lines(place.directions),
        ease=_ease(place),
        map_url=f"https://www.google.com/maps/search/?api=1&query={quote(named.strip())}",
    )


def lines(text: str) -> list[str]:
    """Return what was written one a line, without the signs that people put before."""
    return [line.strip(" -•*") for line in text.splitlines() if line.strip(" -•*")]


def _ease(place: "VisitedPlace") -> list[Ease]:
    """What is known of ramp, toilet, parking, sign language; the rest is left out."""
    known = [
        (place.has_ramp, _("A ramp: wheelchairs get in"), _("No ramp yet, call and we help")),
        (
            place.has_accessible_toilet,
            _("A toilet for wheelchairs"),
            _("No toilet for wheelchairs yet"),
        ),
        (place.has_parking, _("Parking near the entrance"), _("No parking")),
        (
            place.has_sign_language,
            _("Thai sign language"),
            _("No sign language yet, tell us 3 days before"),
        ),
    ]
    return [
        Ease(text=yes if answer else no, is_there=answer)
        for answer, yes, no in known
        if answer is not None
    ]
