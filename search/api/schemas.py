"""The shapes that the API answers with, as OpenAPI describes them."""

from datetime import date, datetime
from typing import Any

from ninja import Field, Schema


class Words(Schema):
    """The same in Thai and in English; English may be empty."""

    th: str
    en: str


class Area(Schema):
    """A province (two digits) or a district (four) by its official code."""

    code: str
    th: str
    en: str


class Province(Area):
    """A province with its region."""

    region: str


class ProvinceDetail(Province):
    """A province with its districts."""

    districts: list[Area]


class DistrictDetail(Area):
    """A district with the province that it belongs to."""

    province: Area


class Place(Schema):
    """Where something is: as cards write it, and by official codes."""

    th: str
    en: str
    province: Area | None
    district: Area | None
    subdistrict_code: str


class Run(Schema):
    """One run: dates, seats, and its state at the moment of the answer."""

    number: int
    status: str = Field(description="Its state now, such as open, few, waitlist, full, soon")
    opens_at: datetime
    closes_at: datetime
    starts_on: date
    ends_on: date
    is_cancelled: bool
    capacity: int
    seats_left: int
    waiting_left: int
    is_weekday: bool
    is_evening: bool
    is_weekend: bool
    is_one_district_one_occupation: bool
    has_wheelchair_access: bool
    facts: dict[str, Any]


class Item(Schema):
    """One thing that the public can find."""

    kind: str
    code: str
    url: Words
    title: Words
    summary: Words
    place: Place
    group: str = Field(description="Occupational group, '' where it has none")
    format: str
    facets: dict[str, list[str]]
    facts: dict[str, Any]
    published_at: datetime
    changed_at: datetime
    runs: list[Run]


class ItemPage(Schema):
    """One page of what was found; beyond the last page: narrow the question, or harvest."""

    total: int
    page: int
    pages: int
    is_cut: bool = Field(description="There is more than these pages show")
    next: str | None = Field(description="Address of the next page")
    items: list[Item]


class Harvest(Schema):
    """A stretch of everything there is of a kind, in a fixed order."""

    next: str | None = Field(description="Address of the next stretch, null at the end")
    items: list[Item]


class Value(Schema):
    """One value of a filter."""

    code: str
    label: Words


class FilterInfo(Schema):
    """A filter: its parameters and, where they can be counted, its values."""

    parameters: list[str]
    label: Words
    values: list[Value]


class KindInfo(Schema):
    """A kind of thing: how it is called, where it is, how it can be asked for."""

    code: str
    label: Words
    plural: Words
    items: str = Field(description="Address of its list")
    harvest: str
    sorts: list[str]
    filters: list[FilterInfo]


class Index(Schema):
    """Where everything is."""

    kinds: list[KindInfo]
    areas: str
    openapi: str
    data: str = Field(description="Page with files of everything")
    licence: str


class Mistake(Schema):
    """What is wrong, as a code for programs and in words for people."""

    code: str
    message: Words
    details: list[str] = Field(default=[], description="The parameters or values that are meant")


class Problem(Schema):
    """Every answer that is not 200 has this shape."""

    error: Mistake
