"""Taking reports of wrong facts, and saying what became of them."""

import secrets
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F

from catalogue.models import FactReport
from catalogue.place_enums import ReportState
from portal.core.coded import SIGNS
from portal.places.models import OrgUnit
from search.models import Entry

_REFERENCE_SIGNS = 8


@transaction.atomic
def report_fact(entry: Entry, *, fact: str, message: str) -> FactReport:
    """Note what is wrong on a page; the same words again only count up.

    Nothing about the sender is stored: no address, no account, no name.
    """
    same = (
        FactReport.objects.open()
        .select_for_update()
        .filter(page_id=entry.page_id, fact=fact, message=message)
        .first()
    )
    if same is not None:
        FactReport.objects.filter(pk=same.pk).update(times=F("times") + 1)
        same.refresh_from_db(fields=["times"])
        return same
    return FactReport.objects.create(
        reference=_new_reference(),
        page_id=entry.page_id,
        title=entry.title,
        unit=_keeper(entry),
        fact=fact,
        message=message,
    )


def settle(report: FactReport, *, state: str, note: str, by: Any, at: datetime) -> FactReport:
    """Write what became of a report; setting it back to new opens it again."""
    is_settled = state != ReportState.NEW
    report.state, report.note = state, note.strip()
    report.settled_at = (report.settled_at or at) if is_settled else None
    report.settled_by_id = by.pk if is_settled else None
    report.save(update_fields=["state", "note", "settled_at", "settled_by"])
    return report


def _keeper(entry: Entry) -> OrgUnit | None:
    """The unit that keeps the page; what belongs to no unit is the department's."""
    units = OrgUnit.objects.filter(pk=entry.unit_id) if entry.unit_id else OrgUnit.objects.none()
    return units.first() or OrgUnit.objects.filter(parent=None).order_by("pk").first()


def _new_reference() -> str:
    return "".join(secrets.choice(SIGNS) for _sign in range(_REFERENCE_SIGNS))
