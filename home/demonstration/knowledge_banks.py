"""Knowledge banks of the demonstration: those of made-up colleges only."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django.db.models import Model

from catalogue.models import ProviderPage
from home.demonstration import pages
from showcase.knowledge_bank.parts import BankPart
from showcase.knowledge_bank.rules import PartFacts
from showcase.models import KnowledgeBankStatus
from showcase.services import knowledge_banks


def make(today: date) -> Sequence[Model]:
    """Make the checklist of each college, as far as its page is there."""
    made: list[Model] = []
    for row in pages.rows("knowledge_banks", "bank"):
        provider = ProviderPage.objects.filter(title=row["provider"]).first()
        if provider is None:
            continue
        bank = KnowledgeBankStatus(unit=provider.unit, is_public=True)
        made.append(knowledge_banks.keep(bank, facts_of(row, today)))
    return made


def facts_of(row: Mapping[str, Any], today: date) -> list[PartFacts]:
    """The parts that a row tells of, as the form would give them."""
    return [
        PartFacts(
            BankPart(code),
            state=part["state"],
            items=part.get("items", ()),
            link=part.get("link", ""),
            checked_on=today - timedelta(days=part["checked"]),
        )
        for code, part in row["parts"].items()
    ]
