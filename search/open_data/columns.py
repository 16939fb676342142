"""The columns of the CSV files: their names, what they mean, where they come from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from search.kinds import Kind
from search.open_data.records import Record, words_of

Value = str | int | float | bool | None
Get = Callable[[Record], Value]

#: What card facts and facets mean, by the name that a kind gives them; rooms add their own.
MEANINGS: dict[str, str | Promise] = {
    "hours": _("How long it takes, in hours"),
    "fee": _("What it costs, in baht"),
    "material_fee": _("What materials cost, in baht"),
    "skill": _("New skill, up-skill, re-skill"),
    "target": _("Whom it is meant for"),
    "free": _("1: costs nothing"),
    "level": _("Of a district or of a sub-district"),
    "venue": _("Where the run is held"),
    "days": _("On how many days"),
    "award": _("1: has an award"),
    "medium": _("Sort of item"),
    "licence": _("What others may do with it: code"),
    "by": _("Who published it"),
    "language": _("Language that it is in"),
    "size": _("Size of the file, in bytes"),
    "pages": _("Number of pages"),
    "minutes": _("How long it takes, in minutes"),
    "topic": _("What it is about"),
    "reader": _("Whom it is for"),
    "to_course": _("Codes of the courses that it names"),
    "to_funding": _("Codes of the funding sources that it names"),
}


def explain(meanings: Mapping[str, str | Promise]) -> None:
    """Called by a room in ``AppConfig.ready``: what its facts and facets mean."""
    MEANINGS.update(meanings)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name in the first line, what it means, how it is read from a record."""

    name: str
    about: str | Promise
    get: Get


def columns_of(kind: Kind) -> list[Column]:
    """Return the columns of a kind's file."""
    return [
        Column("code", _("Code, which never changes"), partial(_at, "code")),
        Column("title_th", _("Name in Thai"), partial(_at, "title", "th")),
        Column(
            "title_en", _("Name in English, empty where there is none"), partial(_at, "title", "en")
        ),
        Column("summary_th", _("One sentence in Thai"), partial(_at, "summary", "th")),
        Column("summary_en", _("One sentence in English"), partial(_at, "summary", "en")),
        Column("url", _("Page on this site"), partial(_at, "url", "th")),
        Column("place_th", _("Place as cards write it"), partial(_at, "place", "th")),
        Column("place_en", _("Place in English"), partial(_at, "place", "en")),
        *_area("province"),
        *_area("district"),
        Column(
            "subdistrict_code",
            _("Official code of the sub-district, six digits"),
            partial(_at, "place", "subdistrict_code"),
        ),
        *_named(kind, "group", _("Occupational group: code"), _("Occupational group in Thai")),
        *_named(kind, "format", _("Format: code"), _("Format in Thai")),
        *(Column(name, _meaning(name), partial(_joined, name)) for name in kind.open_facets),
        *(Column(name, _meaning(name), partial(_at, "facts", name)) for name in kind.open_facts),
        Column("published_at", _("First published"), partial(_at, "published_at")),
        Column("changed_at", _("Last changed"), partial(_at, "changed_at")),
    ]


def run_columns_of(kind: Kind) -> list[Column]:
    """Return the columns of the file of a kind's runs; each record is a run with its entry's code."""
    plain = {
        "code": _("Code, which never changes"),
        "number": _("Number of the run"),
        "opens_at": _("Sign-up opens"),
        "closes_at": _("Sign-up closes"),
        "starts_on": _("First day"),
        "ends_on": _("Last day"),
        "is_cancelled": _("1: it was cancelled"),
        "capacity": _("Seats in all"),
        "seats_left": _("Free seats when the file was written"),
        "waiting_left": _("Free places on the waiting list when the file was written"),
        "is_weekday": _("1: it meets on weekdays"),
        "is_evening": _("1: it meets in the evening"),
        "is_weekend": _("1: it meets at the weekend"),
        "is_one_district_one_occupation": _("1: one district, one occupation"),
        "has_wheelchair_access": _("1: wheelchairs can get in"),
    }
    return [
        *(Column(name, about, partial(_at, name)) for name, about in plain.items()),
        *(
            Column(name, _meaning(name), partial(_at, "facts", name))
            for name in kind.open_run_facts
        ),
    ]


def _at(*names_and_record: Any) -> Value:
    *names, found = names_and_record
    for name in names:
        found = found[name] if found else None
    return found  # type: ignore[no-any-return]  # what a record holds there


def _joined(facet: str, record: Record) -> str:
    return ";".join(record["facets"][facet])


def _area(which: str) -> list[Column]:
    about = {
        "province": (_("Official code of the province, two digits"), _("Province")),
        "district": (_("Official code of the district, four digits"), _("District")),
    }[which]
    return [
        Column(f"{which}_code", about[0], partial(_at, "place", which, "code")),
        Column(f"{which}_th", about[1], partial(_at, "place", which, "th")),
    ]


def _named(kind: Kind, key: str, code: str | Promise, name: str | Promise) -> list[Column]:
    words = words_of(kind, key)
    if not words:
        return []
    return [
        Column(key, code, partial(_at, key)),
        Column(f"{key}_th", name, partial(_word, words, key)),
    ]


def _word(words: dict[str, str], key: str, record: Record) -> str:
    return words.get(record[key], "")


def _meaning(name: str) -> str | Promise:
    return MEANINGS.get(name, name)
