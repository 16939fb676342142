"""Make the generated units: the department, and an office or a centre for every area."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from portal.core.planner import refresh_statistics
from portal.places import names
from portal.places.enums import UnitKind
from portal.places.models import District, OrgUnit, Province, Subdistrict, UnitName
from portal.places.models.areas import Area
from portal.places.names import UnitNames
from portal.places.querysets import area_unit_code
from portal.places.services.load_areas import Loaded
from portal.places.services.units import rename_unit

_BATCH = 1_000
_GENERATED = (UnitKind.PROVINCE, UnitKind.DISTRICT, UnitKind.SUBDISTRICT)

NamesOf = Callable[[str, str, str], UnitNames]


def load_units() -> Loaded:
    """Add units for areas that have none, rename where an area's name changed, retire the rest.

    Contacts, names given by hand and hand-made units are left alone.
    """
    with transaction.atomic():
        known = {unit.code: unit for unit in OrgUnit.objects.all()}
        loaded = _load_department(known)
        loaded += _load_level(
            known, UnitKind.PROVINCE, Province.objects.current(), names.province_office_names
        )
        loaded += _load_level(
            known, UnitKind.DISTRICT, District.objects.current(), names.district_centre_names
        )
        loaded += _load_level(
            known,
            UnitKind.SUBDISTRICT,
            Subdistrict.objects.current(),
            names.subdistrict_centre_names,
        )
        refresh_statistics(Province, District, Subdistrict, OrgUnit)
        return loaded + _retire_units()


def _load_department(known: dict[str, OrgUnit]) -> Loaded:
    if names.DEPARTMENT_CODE in known:
        return Loaded()
    department = names.department_names()
    unit = OrgUnit.objects.create(
        kind=UnitKind.DEPARTMENT,
        code=names.DEPARTMENT_CODE,
        path=f"{names.DEPARTMENT_CODE}/",
        name_th=department.th,
        name_en=department.en,
    )
    known[unit.code] = unit
    _add_former_names([(unit, department)])
    return Loaded(added=1)


def _load_level(
    known: dict[str, OrgUnit], kind: UnitKind, areas: Iterable[Area], name: NamesOf
) -> Loaded:
    """Make or rename the units of one level; the level above is in ``known`` already."""
    new: list[tuple[OrgUnit, UnitNames]] = []
    renamed = 0
    for area in areas:
        wanted = name(area.code, area.name_th, area.name_en)
        code = area_unit_code(area.code)
        unit = known.get(code)
        if unit is None:
            above = area.code[:-2]
            parent = known[area_unit_code(above) if above else names.DEPARTMENT_CODE]
            unit = OrgUnit(
                kind=kind,
                code=code,
                path=f"{parent.path}{code}/",
                parent=parent,
                name_th=wanted.th,
                name_en=wanted.en,
                **_area_columns(area.code),
            )
            new.append((unit, wanted))
        elif not unit.has_own_name and (unit.name_th, unit.name_en) != (wanted.th, wanted.en):
            rename_unit(unit, wanted.th, wanted.en, is_by_hand=False)
            renamed += 1
    OrgUnit.objects.bulk_create([unit for unit, _names in new], batch_size=_BATCH)
    known.update((unit.code, unit) for unit, _names in new)
    _add_former_names(new)
    return Loaded(added=len(new), changed=renamed)


def _area_columns(code: str) -> dict[str, Any]:
    return {
        "province_id": code[:2],
        "district_id": code[:4] if len(code) >= 4 else None,
        "subdistrict_id": code if len(code) == 6 else None,
    }


def _add_former_names(units: Iterable[tuple[OrgUnit, UnitNames]]) -> None:
    UnitName.objects.bulk_create(
        [
            UnitName(unit=unit, name_th=former, until=names.OLD_NAMES_UNTIL)
            for unit, unit_names in units
            for former in unit_names.former
        ],
        batch_size=_BATCH,
    )


def _retire_units() -> Loaded:
    """Close generated units whose area is no longer in the lists."""
    gone = 0
    active = OrgUnit.objects.active()
    for kind, column in zip(_GENERATED, ("province", "district", "subdistrict"), strict=True):
        gone += active.filter(kind=kind, **{f"{column}__is_current": False}).update(
            is_active=False, updated_at=timezone.now()
        )
    return Loaded(gone=gone)
