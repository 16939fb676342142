"""What the page of all centres shows: the map of tiles and the provinces by region."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.urls import reverse

from catalogue import breadcrumbs
from portal.core.languages import is_thai
from portal.core.parts import Choice, Link, Place, Tile
from portal.places import areas
from portal.places.enums import Region, UnitKind
from portal.places.models import OrgUnit
from portal.places.tile_map import TILES

if TYPE_CHECKING:
    from catalogue.models import CentreIndexPage

_NETWORK = (
    UnitKind.PROVINCE,
    UnitKind.DISTRICT,
    UnitKind.SUBDISTRICT,
    UnitKind.BORDER_CENTRE,
    UnitKind.SPECIAL_COLLEGE,
)
_SHADES = {Region.CENTRAL: "m", Region.EAST: "e", Region.WEST: "e"}


@dataclass(frozen=True, slots=True)
class RegionList:
    """A region with its provinces."""

    code: str
    name: str
    places: Sequence[Place]


@dataclass(frozen=True, slots=True)
class NetworkLine:
    """One kind of unit and how many there are (S0-14)."""

    name: str
    count: int

    @property
    def count_words(self) -> str:
        """The number as people write it."""
        return f"{self.count:,}"


@dataclass(frozen=True)
class CountryDetail:
    """Everything on the page of all centres; nothing of it changes with time."""

    page: "CentreIndexPage"
    tiles: Sequence[Tile]
    regions: Sequence[RegionList]
    total: int
    choices: Sequence[Choice]
    mine: Place | None
    #: How many units of each kind there are, from the office of a province down.
    network: Sequence[NetworkLine]
    expires_at: datetime | None = None

    @property
    def breadcrumbs(self) -> list[Link]:
        """The way back."""
        return breadcrumbs.of_country()


def country_detail(page: "CentreIndexPage", remembered: str = "") -> CountryDetail:
    """Put the country together; numbers are those of district centres, which every district has."""
    counts = {row.code: len(areas.districts_of(row.code)) for row in areas.provinces()}
    places = {
        row.code: Place(row.name, reverse("catalogue:province", args=[row.slug]), counts[row.code])
        for row in areas.provinces()
    }
    return CountryDetail(
        page=page,
        tiles=_tiles(places, remembered),
        regions=[
            RegionList(region.value, str(region.label), [places[row.code] for row in rows])
            for region, rows in areas.provinces_by_region()
        ],
        total=sum(counts.values()),
        choices=[Choice(code, name, code == remembered) for code, name in areas.province_choices()],
        mine=places.get(remembered),
        network=_network(),
    )


def _network() -> list[NetworkLine]:
    counts = OrgUnit.objects.active().counted_by_kind()
    return [NetworkLine(str(kind.label), counts[kind]) for kind in _NETWORK if counts.get(kind, 0)]


def _tiles(places: dict[str, Place], remembered: str) -> list[Tile]:
    tiles = []
    row, column = 0, 0
    for tile in TILES:
        place, province = places.get(tile.code), areas.province(tile.code)
        if place is None or province is None:
            continue
        # Only the first tile of a run names its column: the grid puts the rest beside it.
        begins = tile.row != row or tile.column != column + 1
        row, column = tile.row, tile.column
        tiles.append(
            Tile(
                code=tile.letters if is_thai() else province.letters.upper(),
                name=tile.short_th if is_thai() else province.letters.upper(),
                count=place.count or 0,
                url=place.url,
                column=tile.column if begins else 0,
                shade=_SHADES.get(province.region, ""),  # type: ignore[arg-type]  # one of three letters
                full_name="" if tile.short_th == province.name else province.name,
                is_current=tile.code == remembered,
            )
        )
    return tiles
