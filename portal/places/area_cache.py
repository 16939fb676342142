"""Provinces and districts kept in memory: they are few, everybody asks, they hardly change."""

import time
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from portal.core.languages import is_thai
from portal.places import names
from portal.places.enums import Region
from portal.places.models import District, Province
from portal.places.thai_order import thai_order

#: How long another process may go on with what it has read, in seconds.
LIFE = 300


@dataclass(frozen=True, slots=True)
class ProvinceRow:
    """A province as pages and forms need it."""

    code: str
    name_th: str
    name_en: str
    slug: str
    letters: str
    region: Region

    @property
    def name(self) -> str:
        """The bare name in the reader's language: "สกลนคร", "กรุงเทพมหานคร"."""
        return self.name_th if is_thai() else self.name_en

    @property
    def label(self) -> str:
        """The name with its prefix: "จ.สกลนคร", "กรุงเทพมหานคร"."""
        return names.province_label(self.code, self.name_th, self.name_en)

    @property
    def short(self) -> str:
        """The name where room is short: "สกลนคร", "กรุงเทพฯ"."""
        return names.province_short(self.code, self.name_th, self.name_en)


@dataclass(frozen=True, slots=True)
class DistrictRow:
    """A district as pages and forms need it."""

    code: str
    name_th: str
    name_en: str
    slug: str
    province: ProvinceRow

    @property
    def name(self) -> str:
        """The bare name in the reader's language: "พรรณานิคม", "พระนคร"."""
        return self.name_th if is_thai() else self.name_en

    @property
    def label(self) -> str:
        """The name with its prefix: "อ.พรรณานิคม", "เขตพระนคร"."""
        return names.district_label(self.code, self.name_th, self.name_en)

    @property
    def place(self) -> str:
        """District and province: "อ.พรรณานิคม สกลนคร", "เขตพระนคร กรุงเทพฯ"."""
        return self.place_in(None)

    def place_in(self, language: str | None) -> str:
        """District and province in a given language."""
        province = self.province
        label = names.district_label(self.code, self.name_th, self.name_en, language)
        if names.names_its_province(self.name_th, province.name_th):
            return label
        short = names.province_short(province.code, province.name_th, province.name_en, language)
        return f"{label} {short}" if is_thai(language) else f"{label}, {short}"


@dataclass(frozen=True, slots=True)
class AreaTable:
    """All current provinces and districts, by code, by slug and in the order of each language."""

    provinces: Mapping[str, ProvinceRow]
    districts: Mapping[str, DistrictRow]
    province_by_slug: Mapping[str, ProvinceRow] = field(repr=False)
    district_by_slug: Mapping[tuple[str, str], DistrictRow] = field(repr=False)
    #: By language ("th", "en").
    ordered_provinces: Mapping[str, tuple[ProvinceRow, ...]] = field(repr=False)
    #: By language and province.
    ordered_districts: Mapping[tuple[str, str], tuple[DistrictRow, ...]] = field(repr=False)


_kept: list[tuple[float, AreaTable]] = []


def table() -> AreaTable:
    """Return the table, at most a few minutes old."""
    now = time.perf_counter()  # not a clock that tests move
    if not _kept or now >= _kept[0][0]:
        _kept[:] = [(now + LIFE, _read())]
    return _kept[0][1]


def forget() -> None:
    """Read again next time."""
    _kept.clear()


def thai_names() -> list[str]:
    """Return the names that no line may cut."""
    areas = table()
    provinces = [row.name_th for row in areas.provinces.values()]
    return provinces + [row.name_th for row in areas.districts.values()]


def _read() -> AreaTable:
    provinces = {
        code: ProvinceRow(code, name_th, name_en, slug, letters, Region(region))
        for code, name_th, name_en, slug, letters, region in Province.objects.current().values_list(
            "code", "name_th", "name_en", "slug", "letters", "region"
        )
    }
    districts = {
        code: DistrictRow(code, name_th, name_en, slug, provinces[province])
        for code, name_th, name_en, slug, province in District.objects.current().values_list(
            "code", "name_th", "name_en", "slug", "province"
        )
        if province in provinces
    }
    return AreaTable(
        provinces=provinces,
        districts=districts,
        province_by_slug={row.slug: row for row in provinces.values()},
        district_by_slug={(row.province.slug, row.slug): row for row in districts.values()},
        ordered_provinces={
            language: tuple(sorted(provinces.values(), key=key)) for language, key in _ORDERS
        },
        ordered_districts={
            (language, code): tuple(sorted(rows, key=key))
            for code, rows in _by_province(districts).items()
            for language, key in _ORDERS
        },
    )


def _by_province(districts: Mapping[str, DistrictRow]) -> Mapping[str, list[DistrictRow]]:
    grouped: defaultdict[str, list[DistrictRow]] = defaultdict(list)
    for row in districts.values():
        grouped[row.province.code].append(row)
    return grouped


def _thai_key(row: ProvinceRow | DistrictRow) -> tuple[str, ...]:
    return thai_order(row.name_th)


def _english_key(row: ProvinceRow | DistrictRow) -> tuple[str, ...]:
    return (row.name_en.casefold(), row.code)


_ORDERS: tuple[tuple[str, Callable[[ProvinceRow | DistrictRow], tuple[str, ...]]], ...] = (
    ("th", _thai_key),
    ("en", _english_key),
)
