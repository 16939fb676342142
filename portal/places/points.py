"""One point for each district, roughly its middle, read from our own table."""

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

POINTS_FILE = Path(__file__).parent / "data" / "district_points.csv"


class Point(NamedTuple):
    """A place on the earth, in degrees."""

    latitude: float
    longitude: float


@cache
def district_points() -> Mapping[str, Point]:
    """Return district code → point; the file never changes while the portal runs."""
    with POINTS_FILE.open(encoding="utf-8", newline="") as file:
        return {
            row["code"]: Point(float(row["latitude"]), float(row["longitude"]))
            for row in csv.DictReader(file)
        }
