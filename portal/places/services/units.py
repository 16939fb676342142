"""What may be done to a unit by hand."""

import re
import secrets
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Value
from django.db.models.functions import Concat, Substr
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.core.thai_text import normalise_line
from portal.places.enums import UnitKind
from portal.places.models import OrgUnit, UnitName
from portal.places.services.contacts import CONTACT_COLUMNS, set_contacts
from portal.places.signals import unit_moved, unit_renamed

#: Kinds that exist once for each area (or once at all) and are generated, never made by hand.
GENERATED_KINDS = frozenset(
    {UnitKind.DEPARTMENT, UnitKind.PROVINCE, UnitKind.DISTRICT, UnitKind.SUBDISTRICT}
)
_HAND_MADE = re.compile(r"x[a-z0-9]{1,12}")
_SIGNS = "23456789abcdefghjkmnpqrstuvwxyz"


def create_unit(
    *, kind: UnitKind, parent: OrgUnit, name_th: str, name_en: str = "", code: str = ""
) -> OrgUnit:
    """Make a special unit (a border-area centre, a college) below another, in the same area."""
    if kind in GENERATED_KINDS:
        raise ValidationError(_("Offices and centres of areas come from the official lists."))
    code = code or f"x{''.join(secrets.choice(_SIGNS) for _number in range(6))}"
    if not _HAND_MADE.fullmatch(code):
        raise ValidationError(_("The code starts with x, then letters and digits only."))
    return OrgUnit.objects.create(
        kind=kind,
        code=code,
        path=f"{parent.path}{code}/",
        parent=parent,
        name_th=normalise_line(name_th),
        name_en=normalise_line(name_en),
        has_own_name=True,
        province_id=parent.province_id,
        district_id=parent.district_id,
        subdistrict_id=parent.subdistrict_id,
    )


@transaction.atomic
def rename_unit(
    unit: OrgUnit, name_th: str, name_en: str | None = None, *, is_by_hand: bool = True
) -> bool:
    """Give a unit another name, keep the old one in its history, and tell whoever shows it."""
    old = OrgUnit.objects.select_for_update().get(pk=unit.pk)
    name_th = normalise_line(name_th)
    name_en = old.name_en if name_en is None else normalise_line(name_en)
    if (old.name_th, old.name_en) == (name_th, name_en):
        return False
    if old.name_th != name_th:
        UnitName.objects.create(unit=old, name_th=old.name_th, until=timezone.localdate())
        UnitName.objects.filter(unit=old, name_th=name_th).delete()
    unit.name_th, unit.name_en = name_th, name_en
    unit.has_own_name = old.has_own_name or is_by_hand
    unit.save(update_fields=["name_th", "name_en", "has_own_name", "updated_at"])
    unit_renamed.send(sender=OrgUnit, unit=unit, old_name=old.name_th)
    return True


@transaction.atomic
def move_unit(unit: OrgUnit, new_parent: OrgUnit) -> None:
    """Hang a unit with all below it under another unit; codes and areas stay."""
    unit.refresh_from_db(fields=["path", "parent"])
    new_parent.refresh_from_db(fields=["path"])
    if new_parent.is_within(unit):
        raise ValidationError(_("A unit cannot lie below itself."))
    old_path = unit.path
    new_path = f"{new_parent.path}{unit.code}/"
    if new_path == old_path:
        return
    OrgUnit.objects.filter(pk=unit.pk).update(parent=new_parent)
    OrgUnit.objects.filter(path__within=old_path).update(
        path=Concat(Value(new_path), Substr(F("path"), len(old_path) + 1)),
        updated_at=timezone.now(),
    )
    unit.refresh_from_db(fields=["path", "parent"])
    unit_moved.send(sender=OrgUnit, unit=unit, old_path=old_path)


@transaction.atomic
def update_unit(unit: OrgUnit, values: Mapping[str, Any]) -> OrgUnit:
    """Write what an admin form holds: contacts, and the name and state where it has them."""
    stored = OrgUnit.objects.get(pk=unit.pk)
    if "name_th" in values:
        rename_unit(stored, values["name_th"], values.get("name_en"))
    if "is_active" in values and stored.is_active != values["is_active"]:
        set_active(stored, values["is_active"])
    set_contacts({stored: {name: values[name] for name in CONTACT_COLUMNS if name in values}})
    return stored


def set_active(unit: OrgUnit, is_active: bool) -> None:
    """Open or close a unit; nothing of it is deleted."""
    unit.is_active = is_active
    unit.save(update_fields=["is_active", "updated_at"])
