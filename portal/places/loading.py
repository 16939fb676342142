"""Load the official lists and let upper rooms follow (pages and entries for the units)."""

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from typing import NamedTuple

from django.db import transaction

from portal.places import official_lists
from portal.places.models import AreaRelease
from portal.places.services.load_areas import load_areas
from portal.places.services.load_units import load_units

#: Makes what an upper room keeps for units; may run as often as one likes; returns counts to show.
Follower = Callable[[], Mapping[str, int]]


class Step(NamedTuple):
    """One part of a loading that is done."""

    name: str
    counts: Mapping[str, int]
    seconds: float


class Followers:
    """What upper rooms have registered, in their order."""

    def __init__(self) -> None:
        self._followers: dict[str, tuple[int, Follower]] = {}

    def register(self, follower: Follower, *, name: str = "", order: int = 100) -> Follower:
        """Run this after units were loaded; smaller orders first. Called from ``ready()``."""
        self._followers[name or follower.__name__] = (order, follower)
        return follower

    def __iter__(self) -> Iterator[tuple[str, Follower]]:
        in_order = sorted(self._followers.items(), key=lambda item: (item[1][0], item[0]))
        return ((name, follower) for name, (_order, follower) in in_order)


after_load = Followers()


def wanted_version() -> str:
    """Name what would be loaded now: the lists, and who makes something of them."""
    return "; ".join([official_lists.version(), *(name for name, _follower in after_load)])[:200]


def is_loaded() -> bool:
    """Say whether exactly this has been loaded to the end."""
    return AreaRelease.objects.filter(version=wanted_version()).exists()


def load_places() -> Iterator[Step]:
    """Load areas, then units, then what follows; yields each step when it is done.

    Areas and units come in one transaction. The release is noted last, so that a loading that
    was cut short is done again, which repairs it.
    """
    AreaRelease.objects.all().delete()
    with transaction.atomic():
        areas = _timed("areas", lambda: asdict(load_areas(official_lists.read())))
        units = _timed("units", lambda: asdict(load_units()))
    yield areas
    yield units
    for name, follower in after_load:
        yield _timed(name, follower)
    AreaRelease.objects.create(version=wanted_version())


def load_areas_only() -> Mapping[str, int]:
    """Load areas and nothing that follows from them; what is loaded still counts as not loaded."""
    with transaction.atomic():
        return asdict(load_areas(official_lists.read()))


def _timed(name: str, work: Follower) -> Step:
    started = time.perf_counter()
    counts = work()
    return Step(name, counts, time.perf_counter() - started)
