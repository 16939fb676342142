"""An entry as programs read it: the one shape of the API and of the dumps.

Only what a visitor can see leaves the site: columns of the entry, the facts and facets that its
kind names as open, and the runs beside it. Every text comes in both languages.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils import translation

from portal.core.site_address import site_origin
from portal.places import areas
from search import kinds
from search.filters import ChoiceFilter
from search.kinds import Kind
from search.models import Entry, EntryRun

Record = dict[str, Any]
LANGUAGES = ("th", "en")
BATCH = 500


@dataclass
class Addresses:
    """Full addresses of entries in both languages."""

    origin: str = field(default_factory=site_origin)

    def of(self, entry: Entry) -> dict[str, str]:
        """Return an entry's address in each language."""
        found = {}
        for language in LANGUAGES:
            with translation.override(language):
                found[language] = f"{self.origin}{entry.url}"
        return found


def record(entry: Entry, addresses: Addresses, at: datetime | None = None) -> Record:
    """Return an entry with its runs; their states only where the moment is known."""
    kind = kinds.get(entry.kind)
    told = {
        "kind": entry.kind,
        "code": entry.code,
        "url": addresses.of(entry),
        "title": {"th": entry.title, "en": entry.title_en},
        "summary": {"th": entry.summary, "en": entry.summary_en},
        "place": _place(entry),
        "group": entry.group,
        "format": entry.format,
        "facets": _facets(entry, kind),
        "facts": {name: entry.card.get(name) for name in kind.open_facts},
        "published_at": entry.published_at.isoformat(),
        "changed_at": entry.changed_at.isoformat(),
        "runs": [run_record(run, kind, at) for run in entry.runs.all()],
    }
    return told


def run_record(run: EntryRun, kind: Kind, at: datetime | None = None) -> Record:
    """Return a run: dates and numbers, and its state at a moment where one is given."""
    told: Record = {
        "number": run.number,
        "opens_at": run.opens_at.isoformat(),
        "closes_at": run.closes_at.isoformat(),
        "starts_on": run.starts_on.isoformat(),
        "ends_on": run.ends_on.isoformat(),
        "is_cancelled": run.cancelled_at is not None,
        "capacity": run.capacity,
        "seats_left": run.seats_left,
        "waiting_left": run.waiting_left,
        "is_weekday": run.is_weekday,
        "is_evening": run.is_evening,
        "is_weekend": run.is_weekend,
        "is_one_district_one_occupation": run.is_one_district_one_occupation,
        "has_wheelchair_access": run.has_wheelchair_access,
        "facts": {name: run.card.get(name) for name in kind.open_run_facts},
    }
    if at is not None:
        told["status"] = kind.run_status(run, at) if kind.run_status else ""
    return told


def batches(kind: str, size: int = BATCH) -> Iterator[list[Entry]]:
    """Read all entries of a kind by their keys, a batch at a time; memory stays flat."""
    last = 0
    while True:
        found = list(Entry.objects.of_kind(kind).for_reading().after(last, size))
        if not found:
            return
        yield found
        last = found[-1].pk


def words_of(kind: Kind, key: str, language: str = "th") -> dict[str, str]:
    """Return the words of a filter's values: occupational groups, formats."""
    with translation.override(language):
        return {
            option.code: str(option.label)
            for one in kind.filters
            if isinstance(one, ChoiceFilter) and one.key == key
            for option in one.options
        }


def area(code: str) -> dict[str, str] | None:
    """Return a current province or district by its official code."""
    row = areas.province(code) or areas.district(code)
    return {"code": row.code, "th": row.name_th, "en": row.name_en} if row else None


def _place(entry: Entry) -> Record:
    return {
        "th": entry.place_th,
        "en": entry.place_en,
        "province": area(entry.province_code),
        "district": area(entry.district_code),
        "subdistrict_code": entry.subdistrict_code,
    }


def _facets(entry: Entry, kind: Kind) -> dict[str, Sequence[str]]:
    found: dict[str, list[str]] = {name: [] for name in kind.open_facets}
    for one in entry.facets.all():
        if one.name in found:
            found[one.name].append(one.value)
    return {name: sorted(values) for name, values in found.items()}
