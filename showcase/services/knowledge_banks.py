"""Writes the checklist of an institution's knowledge bank."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from catalogue.models import CvmFieldPage
from showcase.knowledge_bank.rules import PartFacts
from showcase.models import KnowledgeBankPart, KnowledgeBankStatus


@transaction.atomic
def keep(bank: KnowledgeBankStatus, facts: Sequence[PartFacts]) -> KnowledgeBankStatus:
    """Save a row with what is known of its parts; a part that nothing is said of is forgotten."""
    bank.province_id = _province_of(bank)
    bank.save()
    known = [one for one in facts if one.is_known]
    bank.parts.outside(one.part for one in known).delete()
    for one in known:
        values: dict[str, Any] = {
            "state": one.state,
            "items": [item.value for item in one.part.items if item in one.items],
            "link": one.link,
            "checked_on": one.checked_on,
        }
        KnowledgeBankPart.objects.update_or_create(bank=bank, part=one.part, defaults=values)
    return bank


def _province_of(bank: KnowledgeBankStatus) -> str | None:
    """Where the institution lies: an office of the whole country keeps rows of every province."""
    if not bank.institution:
        return bank.unit.province_id
    return CvmFieldPage.objects.provinces_of_institutions().get(bank.institution)
