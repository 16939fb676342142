"""Bring the tables of areas in line with the official lists, as often as one likes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.db import models, transaction
from django.db.models import F, Value
from django.db.models.functions import Concat

from portal.places import area_cache
from portal.places.enums import AreaKind
from portal.places.letters import PROVINCE_LETTERS
from portal.places.models import AbolishedArea, District, Province, Subdistrict
from portal.places.models.areas import Area
from portal.places.official_lists import AreaRow, OfficialLists
from portal.places.points import district_points
from portal.places.regions import REGION_OF

_BATCH = 1_000
_COMMON = ("name_th", "name_en", "is_current")

Row = TypeVar("Row", bound=models.Model)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What one loading did."""

    added: int = 0
    changed: int = 0
    gone: int = 0

    def __add__(self, other: "Loaded") -> "Loaded":
        return Loaded(
            self.added + other.added, self.changed + other.changed, self.gone + other.gone
        )


def load_areas(lists: OfficialLists, *, is_complete: bool = True) -> Loaded:
    """Add and change areas by code; mark what complete lists no longer have as not current.

    Slugs and letters of areas that exist stay: they are in printed addresses.
    """
    with transaction.atomic():
        loaded = Loaded()
        if is_complete:
            loaded += _retire(Subdistrict, AreaKind.SUBDISTRICT, lists.subdistricts)
            loaded += _retire(District, AreaKind.DISTRICT, lists.districts)
            loaded += _retire(Province, AreaKind.PROVINCE, lists.provinces)
        loaded += upsert(Province, _provinces(lists.provinces), (*_COMMON, "region"))
        loaded += upsert(District, _districts(lists.districts), (*_COMMON, "latitude", "longitude"))
        loaded += upsert(Subdistrict, _subdistricts(lists.subdistricts), (*_COMMON, "postal_codes"))
        upsert(
            AbolishedArea,
            [
                AbolishedArea(
                    code=row.code,
                    kind=row.kind,
                    name_th=row.name_th[:100],
                    successors=list(row.successors),
                )
                for row in lists.abolished
            ],
            ("kind", "name_th", "successors"),
        )
        transaction.on_commit(area_cache.forget)
    area_cache.forget()
    return loaded


def upsert(model: type[Row], rows: Sequence[Row], fields: Sequence[str]) -> Loaded:
    """Write new rows, and of known ones only those that differ in the given fields."""
    manager = model._default_manager
    known = {row.pk: row for row in manager.all()}
    new = [row for row in rows if row.pk not in known]
    changed = [
        row
        for row in rows
        if row.pk in known
        and any(getattr(row, name) != getattr(known[row.pk], name) for name in fields)
    ]
    manager.bulk_create(new, batch_size=_BATCH)
    if changed:
        manager.bulk_update(changed, fields, batch_size=_BATCH)
    return Loaded(added=len(new), changed=len(changed))


def _provinces(rows: Iterable[AreaRow]) -> list[Province]:
    return [
        Province(
            code=row.code,
            name_th=row.name_th,
            name_en=row.name_en,
            slug=row.slug,
            letters=PROVINCE_LETTERS[row.code],
            region=REGION_OF[row.code],
        )
        for row in rows
    ]


def _districts(rows: Iterable[AreaRow]) -> list[District]:
    points = district_points()
    districts = []
    for row in rows:
        point = points.get(row.code)
        districts.append(
            District(
                code=row.code,
                name_th=row.name_th,
                name_en=row.name_en,
                slug=row.slug,
                province_id=row.code[:2],
                latitude=point.latitude if point else None,
                longitude=point.longitude if point else None,
            )
        )
    return districts


def _subdistricts(rows: Iterable[AreaRow]) -> list[Subdistrict]:
    return [
        Subdistrict(
            code=row.code,
            name_th=row.name_th,
            name_en=row.name_en,
            slug=row.slug,
            district_id=row.code[:4],
            postal_codes=list(row.postal_codes),
        )
        for row in rows
    ]


def _retire(model: type[Area], kind: AreaKind, rows: Iterable[AreaRow]) -> Loaded:
    """Mark areas that left the lists; their slugs become free for what may follow them."""
    listed = {row.code for row in rows}
    current = dict(model.objects.current().values_list("code", "name_th"))
    gone = {code: name for code, name in current.items() if code not in listed}
    if gone:
        model.objects.filter(code__in=gone).update(
            is_current=False, slug=Concat(F("slug"), Value("-"), F("code"))
        )
        AbolishedArea.objects.bulk_create(
            [AbolishedArea(code=code, kind=kind, name_th=name) for code, name in gone.items()],
            ignore_conflicts=True,
        )
    return Loaded(gone=len(gone))
