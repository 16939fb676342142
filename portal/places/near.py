"""Which districts are near a district: rough distances, to rank by and never to promise."""

from collections.abc import Mapping
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple

from portal.core.distances import STEP_KM
from portal.places.points import Point, district_points

NEAR_KM = 30
AT_LEAST = 3
AT_MOST = 12
_EARTH_KM = 6371.0


class Near(NamedTuple):
    """A district, and about how far its middle is, in steps of 5 km."""

    code: str
    km: int


@lru_cache(maxsize=1024)
def near_districts(code: str) -> tuple[Near, ...]:
    """List the districts near a district, nearest first; nothing for an unknown code."""
    return nearest(code, district_points())


def nearest(code: str, points: Mapping[str, Point]) -> tuple[Near, ...]:
    """List what lies within about 30 km of a point, nearest first: at least 3, at most 12."""
    here = points.get(code)
    if here is None:
        return ()
    ranked = sorted(
        (distance_km(here, point), other) for other, point in points.items() if other != code
    )
    within = sum(km <= NEAR_KM for km, _other in ranked)
    kept = ranked[: min(max(within, AT_LEAST), AT_MOST)]
    return tuple(Near(other, rounded_km(km)) for km, other in kept)


def distance_km(a: Point, b: Point) -> float:
    """Measure the great circle between two points."""
    lat_a, lat_b = radians(a.latitude), radians(b.latitude)
    half_lat, half_lon = (lat_b - lat_a) / 2, radians(b.longitude - a.longitude) / 2
    chord = sin(half_lat) ** 2 + cos(lat_a) * cos(lat_b) * sin(half_lon) ** 2
    return 2 * _EARTH_KM * asin(sqrt(chord))


def rounded_km(km: float) -> int:
    """Round to the step that distances are shown in, never down to nothing."""
    return max(STEP_KM, STEP_KM * int(km / STEP_KM + 0.5))
