"""`python -m measuring.showcase_store NUMBER`: add so many entries of all rooms to a prepared portal.

Each wears the card and the facets of a demonstration entry of its kind, with a title, a place, a price
and relations of its own: what learners made names its group, its course and its funding. Some names
are spoken far more often than others, as in life: the ``hubs``, whose pages are measured.
"""

import json
import random
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from measuring.many_entries import SEED, Place, made

if TYPE_CHECKING:
    from portal.core.entries import EntryData, EntryPlace
    from search.models import Entry
    from search.run_data import EntryRunData

#: Of a hundred entries, so many of each kind: 30,000 products among 100,000.
KINDS = {"course": 38, "product": 30, "group": 10, "practice": 9, "knowledge": 8, "funding": 5}
#: What a kind names, and how often.
NAMES = {
    "product": {"group": 0.9, "course": 0.6, "funding": 0.3},
    "group": {"course": 0.7, "funding": 0.4},
    "practice": {"course": 0.9, "product": 0.5},
    "knowledge": {"course": 0.5, "funding": 0.2},
}
#: So many of those who name anything of a kind name its hub.
OF_HUB = 0.1
#: So much is in the hub's own district; so many products are of its occupation: 20,000 of 30,000.
IN_ITS_DISTRICT, OF_ITS_OCCUPATION = 0.05, 0.66
_PRICED = 0.85
_CENTS = Decimal("0.25")


@dataclass(frozen=True, slots=True)
class Hubs:
    """The demonstration product at which everything meets, and what it names: by kind the code."""

    codes: Mapping[str, str]
    occupation: str
    district: str

    @property
    def addressed(self) -> dict[str, str]:
        """What addresses of pages name: the hubs, their occupation and their place."""
        return {
            **self.codes,
            "group_page": self.codes["group"],
            "group": self.occupation,
            "province": self.district[:2],
            "district": self.district,
        }


def hubs() -> Hubs:
    """Find the first demonstration product that names a course, a group and funding."""
    from search.models import Entry

    products = Entry.objects.of_kind("product").exclude(code__startswith="bench-")
    for entry in products.order_by("code"):
        named = {kind: codes[0] for kind, codes in entry.card.get("to", {}).items() if codes}
        if {"course", "group", "funding"} <= set(named):
            there = {**named, "product": entry.code}
            for kind in ("practice", "knowledge"):
                there[kind] = _about(kind, there["course"])
            return Hubs(there, entry.group, entry.district_code)
    raise LookupError("no demonstration product names a course, a group and funding")


def _about(kind: str, course: str) -> str:
    """Find a demonstration entry of a kind, about this course where there is one."""
    from search.models import Entry

    own = Entry.objects.of_kind(kind).exclude(code__startswith="bench-").order_by("code")
    about = own.filter(facets__name="to_course", facets__value=course).first() or own.first()
    if about is None:
        raise LookupError(f"no demonstration entry of kind {kind}")
    return about.code


@dataclass
class Dresser:
    """Gives made-up entries what entries of their kind have."""

    dice: random.Random
    hubs: Hubs
    patterns: Mapping[str, Sequence["Entry"]]
    units: Mapping[str, int]
    #: By kind the codes that others may name.
    there: dict[str, list[str]] = field(default_factory=dict)

    def dressed(self, data: "EntryData") -> "EntryData":
        """Return an entry with card, facets, price, place and relations."""
        from search.rows import COLUMN_FACETS
        from search.threads import CARD, named_card, named_facets

        pattern = self.dice.choice(self.patterns[data.kind])
        facets: dict[str, tuple[str, ...]] = {}
        for one in pattern.facets.all():
            if not one.name.startswith("to_"):
                facets[one.name] = (*facets.get(one.name, ()), one.value)
        named = self._named(data.kind)
        group = data.facets["group"]
        if data.kind == "product" and self.dice.random() < OF_ITS_OCCUPATION:
            group = (self.hubs.occupation,)
        own = {name: data.facets.get(name, ()) for name in COLUMN_FACETS}
        self.there.setdefault(data.kind, []).append(data.code)
        return replace(
            data,
            facets={**facets, **own, "group": group, **named_facets(named)},
            card={**pattern.card, CARD: named_card(named)},
            price=self._price() if data.kind == "product" else None,
            place=self._place(data.place),
        )

    def _named(self, kind: str) -> dict[str, tuple[str, ...]]:
        named = {}
        for other, often in NAMES.get(kind, {}).items():
            if self.dice.random() < often:
                known = self.there.get(other, ())
                is_hub = not known or self.dice.random() < OF_HUB
                named[other] = (self.hubs.codes[other] if is_hub else self.dice.choice(known),)
        return named

    def _price(self) -> Decimal | None:
        return self.dice.randrange(40, 8_000) * _CENTS if self.dice.random() < _PRICED else None

    def _place(self, place: "EntryPlace") -> "EntryPlace":
        code = self.hubs.district if self.dice.random() < IN_ITS_DISTRICT else place.district
        return replace(place, province=code[:2], district=code, unit=self.units.get(code))


def entries(
    number: int, places: Sequence[Place]
) -> Iterator[tuple["EntryData", list["EntryRunData"]]]:
    """Yield so many entries with their runs, the same for the same demonstration."""
    from portal.places.models import OrgUnit
    from search.models import Entry

    patterns: dict[str, list[Any]] = {}
    own = Entry.objects.filter(kind__in=KINDS).exclude(code__startswith="bench-")
    for entry in own.order_by("kind", "code").prefetch_related("facets"):
        patterns.setdefault(entry.kind, []).append(entry)
    units = OrgUnit.objects.filter(district__isnull=False, subdistrict=None, kind="district")
    dresser = Dresser(
        random.Random(SEED),  # noqa: S311 - made-up content
        hubs(),
        patterns,
        dict(units.values_list("district_id", "pk")),
    )
    for data, runs in made(number, places, shares_of_kinds=KINDS):
        yield dresser.dressed(data), runs


def main(number: int) -> None:
    """Fill the store and say how many there are, how long it took, and which are the hubs."""
    from measuring.bulk_store import places, write_all
    from search.models import Entry

    started = time.perf_counter()
    write_all(entries(number, places()))
    report = {
        "entries": Entry.objects.count(),
        "seconds": time.perf_counter() - started,
        "hubs": hubs().addressed,
    }
    sys.stdout.write(json.dumps(report) + "\n")


if __name__ == "__main__":
    import django

    django.setup()
    main(int(sys.argv[1]))
