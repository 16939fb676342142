"""Writing telephone numbers of units, and taking reports of wrong ones."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from portal.places.models import ContactReport, OrgUnit
from portal.places.signals import contacts_changed

CONTACT_COLUMNS = ("phone", "phone_extension", "fax", "line_id", "email", "address")


@transaction.atomic
def set_contacts(changes: Mapping[OrgUnit, Mapping[str, Any]]) -> int:
    """Write contact columns of many units; a new number settles reports about the old one."""
    now = timezone.now()
    changed = []
    renumbered = []
    for unit, values in changes.items():
        different = {
            name: value
            for name, value in values.items()
            if name in CONTACT_COLUMNS and getattr(unit, name) != value
        }
        if not different:
            continue
        for name, value in different.items():
            setattr(unit, name, value)
        unit.clean()
        unit.updated_at = now
        changed.append(unit)
        if "phone" in different:
            renumbered.append(unit)
    OrgUnit.objects.bulk_update(changed, [*CONTACT_COLUMNS, "updated_at"], batch_size=200)
    settle_reports(ContactReport.objects.filter(unit__in=renumbered))
    if changed:
        contacts_changed.send(sender=OrgUnit, unit_ids=[unit.pk for unit in changed])
    return len(changed)


@transaction.atomic
def report_number(unit: OrgUnit, number: str) -> ContactReport:
    """Note that a number shown for a unit is wrong; the same report again only counts up."""
    report, is_new = ContactReport.objects.get_or_create(
        unit=unit, number=number[:60], settled_at=None
    )
    if not is_new:
        ContactReport.objects.filter(pk=report.pk).update(times=F("times") + 1)
        report.refresh_from_db(fields=["times"])
    return report


def settle_reports(reports: "Iterable[ContactReport]") -> int:
    """Mark reports as dealt with."""
    open_ones = [report.pk for report in reports if report.settled_at is None]
    if not open_ones:
        return 0
    return ContactReport.objects.filter(pk__in=open_ones).update(settled_at=timezone.now())
