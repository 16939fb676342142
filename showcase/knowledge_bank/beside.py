"""The checklist on the institution's own page: a provider's, or that of a CVM field it leads."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from portal.core import slots
from portal.core.thai_dates import local_day
from showcase.knowledge_bank.shown import parts_shown
from showcase.models import KnowledgeBankStatus


def fill() -> None:
    """Fill the place for what else is known of an institution."""
    slots.fill(
        "institution-more", template="showcase/knowledge/bank_of_institution.html", context=_bank
    )


def _bank(request: HttpRequest | None, given: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The four parts of the institution, once it may be shown."""
    rows = KnowledgeBankStatus.objects.public().with_parts()
    unit, name = given["unit"], given["name"]
    found = rows.of_unit(unit.pk) if unit is not None else rows.named(name)
    bank = found.first() if unit is not None or name else None
    if bank is None:
        return None
    return {
        "parts": parts_shown(bank, local_day(timezone.now())),
        "list_url": reverse("showcase:knowledge-banks"),
    }
