"""Days on which nobody may come: public holidays of Thailand, with the portal's own corrections."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

import holidays

from catalogue.reference import read
from portal.core.languages import is_thai

_COUNTRY = "TH"
#: Offices close on the days of the government's list, too (the ploughing ceremony).
_CATEGORIES = ("public", "government")


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day off by its names."""

    name_th: str
    name_en: str

    @property
    def name(self) -> str:
        """The name in the reader's language."""
        return self.name_th if is_thai() else self.name_en


def holidays_on(days: Iterable[date]) -> dict[date, str]:
    """Return those of the days that are holidays, each with its name in the reader's language."""
    wanted = sorted(set(days))
    return {day: found.name for day in wanted if (found := _of_year(day.year).get(day)) is not None}


@cache
def _of_year(year: int) -> dict[date, Holiday]:
    corrections = read("holidays")
    festive_only = set(corrections.get("festive_only", ()))
    thai, english = (_names(year, language) for language in ("th", "en_US"))
    found = {
        day: Holiday(name, english.get(day, name))
        for day, name in thai.items()
        if name not in festive_only
    }
    for row in corrections.get("working_day", ()):
        found.pop(row["date"], None)
    for row in corrections.get("day_off", ()):
        if row["date"].year == year:
            found[row["date"]] = Holiday(row["name_th"], row.get("name_en", row["name_th"]))
    return found


def _names(year: int, language: str) -> dict[date, str]:
    calendar = holidays.country_holidays(
        _COUNTRY, years=year, language=language, categories=_CATEGORIES
    )
    return dict(calendar)
