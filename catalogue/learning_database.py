"""Learning database 1 (S0-34): how many courses each district teaches in each occupational group."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from catalogue.enums import OccupationalGroup
from catalogue.kinds import COURSE
from portal.core.parts import Choice, Link, Select
from portal.places import areas
from portal.places.area_cache import DistrictRow, ProvinceRow
from search.query import Query
from search.tallies import Tally, tally

GROUPS: tuple[str, ...] = tuple(OccupationalGroup.values)


@dataclass(frozen=True)
class Cell:
    """One number, and the listing that shows what was counted ('' for none)."""

    count: int
    url: str = ""


@dataclass(frozen=True)
class Line:
    """An area with its numbers: a group each, all of them, those taking sign-ups now."""

    name: str
    url: str
    cells: Sequence[Cell]
    total: Cell
    open_now: Cell


@dataclass(frozen=True)
class LearningDatabase:
    """The matrix of the country by province, or of a province by district."""

    province: ProvinceRow | None
    lines: Sequence[Line]
    sums: Line
    at: datetime

    @property
    def groups(self) -> list[str]:
        """The heads of the columns."""
        return [str(OccupationalGroup(code).label) for code in GROUPS]

    @property
    def title(self) -> str:
        """What stands above."""
        if self.province is None:
            return _("Courses by occupational group and province")
        return _("Courses by occupational group and district, %(province)s") % {
            "province": self.province.name
        }

    @property
    def day(self) -> date:
        """The day of the count."""
        return timezone.localdate(self.at)

    @cached_property
    def select(self) -> Select:
        """The box to choose a province in."""
        chosen = self.province.code if self.province else ""
        return Select(
            name="province",
            label=_("Province"),
            choices=[
                Choice("", _("All provinces"), not chosen),
                *(Choice(code, name, code == chosen) for code, name in areas.province_choices()),
            ],
        )

    @property
    def csv_url(self) -> str:
        """The same by district as a file."""
        query = {"province": self.province.code} if self.province else {}
        return _address(reverse("catalogue:learning-database-csv"), query)

    @property
    def breadcrumbs(self) -> list[Link]:
        """The way back."""
        here = reverse("catalogue:learning-database")
        way = [
            Link(_("Home"), reverse("home:home")),
            Link(_("Open data"), reverse("search:open-data")),
        ]
        if self.province is None:
            return [*way, Link(_("Learning database"), "", "page")]
        return [*way, Link(_("Learning database"), here), Link(self.province.name, "", "page")]


def learning_database(province: ProvinceRow | None, at: datetime) -> LearningDatabase:
    """Count, in two questions to the entries, and lay out."""
    column = "district_code" if province else "province_code"
    by_group, open_now = _counts(province, at, column)
    rows: Sequence[ProvinceRow | DistrictRow] = (
        areas.districts_of(province.code) if province else areas.provinces()
    )
    lines = [_line(row, by_group, open_now) for row in rows]
    known = {row.code for row in rows}
    elsewhere = sum(number for (code, _group), number in by_group.items() if code not in known)
    if elsewhere:
        lines.append(_elsewhere(known, by_group, open_now))
    here = {"province": province.code} if province else {}
    return LearningDatabase(province, lines, _sums(lines, here), at)


def csv_rows(province: ProvinceRow | None, at: datetime) -> list[list[str | int]]:
    """Return the head and a line for every district, those without a course as well."""
    by_group, open_now = _counts(province, at, "district_code")
    totals = _totals(by_group)
    head: list[str | int] = ["province_code", "province", "district_code", "district"]
    rows: list[list[str | int]] = [[*head, *GROUPS, "total", "open_now"]]
    for each in [province] if province else areas.provinces():
        for row in areas.districts_of(each.code):
            numbers = [by_group.get((row.code, group), 0) for group in GROUPS]
            place = [each.code, each.name, row.code, row.name]
            rows.append([*place, *numbers, totals[row.code], open_now.get((row.code,), 0)])
    return rows


def _counts(province: ProvinceRow | None, at: datetime, column: str) -> tuple[Tally, Tally]:
    chosen = {"area": (province.code,)} if province else {}
    every = Query(COURSE, at, chosen)
    joinable = replace(every, chosen={**chosen, "status": ("open",)})
    return tally(every, column, "group"), tally(joinable, column)


def _totals(by_group: Tally) -> Counter[str]:
    """Sum the groups up, courses that are in none included."""
    totals: Counter[str] = Counter()
    for (code, _group), number in by_group.items():
        totals[code] += number
    return totals


def _line(row: ProvinceRow | DistrictRow, by_group: Tally, open_now: Tally) -> Line:
    if isinstance(row, DistrictRow):
        query = {"province": row.province.code, "district": row.code}
        url = reverse("catalogue:centre", args=[row.province.slug, row.slug])
    else:
        query = {"province": row.code}
        url = _address(reverse("catalogue:learning-database"), query)
    cells = [
        _cell(by_group.get((row.code, group), 0), {**query, "group": group}) for group in GROUPS
    ]
    total = _totals(by_group)[row.code]
    joinable = open_now.get((row.code,), 0)
    return Line(
        row.name, url, cells, _cell(total, query), _cell(joinable, {**query, "status": "open"})
    )


def _elsewhere(known: set[str], by_group: Tally, open_now: Tally) -> Line:
    """Count what belongs to none of the areas: courses of special units."""
    others = {key: number for key, number in by_group.items() if key[0] not in known}
    cells = [
        Cell(sum(number for (_code, of), number in others.items() if of == group))
        for group in GROUPS
    ]
    joinable = sum(number for (code,), number in open_now.items() if code not in known)
    return Line(_("Special centres"), "", cells, Cell(sum(others.values())), Cell(joinable))


def _sums(lines: Sequence[Line], query: dict[str, str]) -> Line:
    cells = [
        _cell(sum(line.cells[place].count for line in lines), {**query, "group": group})
        for place, group in enumerate(GROUPS)
    ]
    return Line(
        _("In all"),
        "",
        cells,
        _cell(sum(line.total.count for line in lines), query),
        _cell(sum(line.open_now.count for line in lines), {**query, "status": "open"}),
    )


def _cell(count: int, query: dict[str, str]) -> Cell:
    return Cell(count, _address(reverse("catalogue:course-list"), query) if count else "")


def _address(path: str, query: dict[str, str]) -> str:
    return f"{path}?{urlencode(query)}" if query else path
