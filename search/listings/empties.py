"""What a listing offers when nothing was found: never a bare "not found"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from django.utils.translation import gettext as _

from portal.core.parts import Place
from portal.places import areas
from portal.places.near import distance_km, near_districts
from portal.places.points import district_points
from search.engines import database
from search.listings.addresses import Address
from search.listings.reading import area_filters
from search.query import Query

MOST_NEIGHBOURS = 6

#: Its words, its address, and what it asks.
_Way = tuple[str, str, Query]


@dataclass(frozen=True, slots=True)
class Empty:
    """Ways on from nothing, each with how many it leads to."""

    #: One filter less: its words, the address without it, how many that finds.
    without: Sequence[Place] = ()
    #: The same question in districts or provinces nearby that have an answer.
    nearby: Sequence[Place] = ()


def offer(query: Query, address: Address) -> Empty:
    """Find ways on, in at most three statements."""
    return Empty(without=_without(query, address), nearby=_nearby(query, address))


def without_filters(query: Query, address: Address) -> list[Place]:
    """Find what each filter less would give, the words kept; one statement."""
    return _counted(_fewer_filters(query, address))


def _without(query: Query, address: Address) -> list[Place]:
    ways: list[_Way] = []
    if query.has_words:
        words = _("“%(words)s”") % {"words": address.text}
        ways.append((words, address.without_text(), replace(query, plan=None, matching=None)))
    return _counted([*ways, *_fewer_filters(query, address)])


def _fewer_filters(query: Query, address: Address) -> list[_Way]:
    ways: list[_Way] = []
    active = [one for one in query.kind.filters if query.of(one)]
    for one in active:
        labels = one.labels(query.of(one))
        name = labels[0][0] if len(labels) == 1 else str(one.heading)
        ways.append((name, address.with_chosen(one.key, ()), query.with_chosen(one.key, ())))
    if len(active) > 1:
        ways.append((_("All filters"), address.cleared(), replace(query, chosen={})))
    return ways


def _counted(ways: Sequence[_Way]) -> list[Place]:
    numbers = database.count_each([way for _name, _url, way in ways])
    return [
        Place(name, url, number) for (name, url, _way), number in zip(ways, numbers, strict=True)
    ]


def _nearby(query: Query, address: Address) -> list[Place]:
    """Look around the district first, then in the provinces around."""
    for one in area_filters(query.kind):
        chosen = query.of(one)
        if not chosen:
            continue
        anywhere = query.with_chosen(one.key, ())
        if len(chosen) > 1:
            codes = tuple(near.code for near in near_districts(chosen[1]))
            found = database.count_by_area(anywhere, "district_code", codes)
            if found:
                return _places(address, one.key, codes, found)
        codes = provinces_around(chosen[0])
        return _places(
            address, one.key, codes, database.count_by_area(anywhere, "province_code", codes)
        )
    return []


def _places(address: Address, key: str, codes: Sequence[str], found: dict[str, int]) -> list[Place]:
    return [
        Place(
            areas.place_label(code),
            address.with_chosen(key, (code,) if len(code) == _PROVINCE else (code[:2], code)),
            found[code],
        )
        for code in codes
        if code in found
    ][:MOST_NEIGHBOURS]


_PROVINCE = 2


@lru_cache(maxsize=128)
def provinces_around(code: str) -> tuple[str, ...]:
    """List all other provinces, the one whose districts come closest first."""
    points = district_points()
    here = [point for district, point in points.items() if district.startswith(code)]
    if not here:
        return ()
    closest: dict[str, float] = {}
    for district, point in points.items():
        province = district[:_PROVINCE]
        if province != code:
            away = min(distance_km(point, own) for own in here)
            closest[province] = min(away, closest.get(province, away))
    return tuple(sorted(closest, key=closest.__getitem__))
