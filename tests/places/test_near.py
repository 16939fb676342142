"""What is near a district."""

import pytest

from portal.places.near import (
    AT_LEAST,
    AT_MOST,
    NEAR_KM,
    distance_km,
    near_districts,
    nearest,
    rounded_km,
)
from portal.places.points import Point, district_points


def line_of(count, step_km):
    """Return points on the equator, one every so many kilometres."""
    return {f"{n:04d}": Point(0.0, n * step_km / 111.19) for n in range(count)}


@pytest.mark.parametrize(
    ("count", "step_km", "found"),
    [
        (10, 10, ["0001", "0002", "0003"]),  # 10, 20, 30 km: all three within
        (10, 7, ["0001", "0002", "0003", "0004"]),  # 28 km is in, 35 is not
        (10, 50, ["0001", "0002", "0003"]),  # none within, three anyway
        (3, 50, ["0001", "0002"]),  # there are no more
        (30, 1, [f"{n:04d}" for n in range(1, 13)]),  # twelve at most
        (1, 1, []),
    ],
)
def test_nearest_lists_three_to_twelve(count, step_km, found):
    """Within about 30 km, nearest first, at least 3 and at most 12."""
    assert [near.code for near in nearest("0000", line_of(count, step_km))] == found


@pytest.mark.parametrize(
    ("km", "shown"), [(0, 5), (0.4, 5), (7.4, 5), (7.5, 10), (12.4, 10), (28.0, 30), (30.1, 30)]
)
def test_rounded_km_goes_by_steps_of_five(km, shown):
    """Distances are rough: rounded to 5 km, never down to nothing."""
    assert rounded_km(km) == shown


def test_distance_is_the_great_circle():
    """Bangkok and Chiang Mai lie about 580 km apart; the way back is as long."""
    bangkok, chiang_mai = Point(13.7564, 100.4993), Point(18.7883, 98.9853)
    assert distance_km(bangkok, chiang_mai) == pytest.approx(583, abs=5)
    assert distance_km(chiang_mai, bangkok) == distance_km(bangkok, chiang_mai)
    assert distance_km(bangkok, bangkok) == 0


@pytest.mark.parametrize(
    ("code", "neighbour"),
    [
        ("1001", "1008"),  # พระนคร: ป้อมปราบศัตรูพ่าย
        ("2101", "2102"),  # เมืองระยอง: บ้านฉาง
        ("2404", "2401"),  # บางปะกง: เมืองฉะเชิงเทรา
        ("5707", "5709"),  # แม่จัน: แม่สาย
    ],
)
def test_near_districts_are_real_neighbours(code, neighbour):
    """Neighbours that people know are among what is near."""
    assert neighbour in {near.code for near in near_districts(code)}


def test_near_districts_hold_for_every_district():
    """Every district has 3 to 12 others near it, in order, never itself."""
    for code, point in district_points().items():
        found = near_districts(code)
        assert AT_LEAST <= len(found) <= AT_MOST
        assert code not in {near.code for near in found}
        exact = [distance_km(point, district_points()[near.code]) for near in found]
        assert exact == sorted(exact)
        assert len(found) == AT_LEAST or exact[-1] <= NEAR_KM


@pytest.mark.parametrize("code", ["", "9999", "47", "ก"])
def test_near_districts_of_the_unknown_are_none(code):
    """A code without a point has nothing near it."""
    assert near_districts(code) == ()
