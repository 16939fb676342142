"""What else lies in an area: sub-district centres, learning centres, other providers; one query."""

from collections.abc import Sequence
from dataclasses import dataclass

from portal.core.languages import is_thai
from portal.core.parts import Place
from portal.places.names import bare_subdistrict
from portal.places.thai_order import thai_order
from search.models import Entry
from search.querysets import EntryQuerySet

MOST = 400


@dataclass(frozen=True, slots=True)
class PlacesHere:
    """The places of an area by their kinds, each in the order of the dictionary."""

    below: Sequence[Place] = ()
    learning_centres: Sequence[Place] = ()
    providers: Sequence[Place] = ()


def places_of_district(code: str) -> PlacesHere:
    """Find what lies in a district, its sub-district centres among them."""
    kinds = ("centre", "learning_centre", "provider")
    return _sorted(Entry.objects.of_kinds(kinds).in_area(code))


def places_of_area(code: str) -> PlacesHere:
    """Find learning centres and other providers of a province or a sub-district."""
    return _sorted(Entry.objects.of_kinds(("learning_centre", "provider")).in_area(code))


def places_of_unit(pk: int) -> PlacesHere:
    """Find the learning centres that a unit of no district keeps."""
    return _sorted(Entry.objects.of_kinds(("learning_centre",)).of_unit(pk))


def _sorted(entries: EntryQuerySet) -> PlacesHere:
    found: dict[str, list[Place]] = {"centre": [], "learning_centre": [], "provider": []}
    for entry in entries.without_texts()[:MOST]:
        if entry.kind == "centre":
            if entry.subdistrict_code:
                name = bare_subdistrict(entry.shown_title, "th" if is_thai() else "en")
                found["centre"].append(Place(name, entry.url))
        else:
            found[entry.kind].append(Place(entry.shown_title, entry.url))
    below, learning, providers = (
        sorted(places, key=lambda place: thai_order(place.name)) for places in found.values()
    )
    return PlacesHere(below, learning, providers)
