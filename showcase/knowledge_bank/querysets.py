"""Words for asking the checklists of knowledge banks."""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.models import Q


class KnowledgeBankQuerySet(models.QuerySet):  # type: ignore[type-arg]  # the model is not known here
    """What can be asked of the institutions' checklists."""

    def public(self) -> "KnowledgeBankQuerySet":
        """Those shown to everybody."""
        return self.filter(is_public=True)

    def with_parts(self) -> "KnowledgeBankQuerySet":
        """With their units and parts, for all rows at once."""
        return self.select_related("unit__page", "province").prefetch_related("parts")

    def of_unit(self, unit_id: int) -> "KnowledgeBankQuerySet":
        """The row of a unit that is the institution itself."""
        return self.filter(unit=unit_id, institution="")

    def named(self, institution: str) -> "KnowledgeBankQuerySet":
        """The row of an institution of that Thai name, whoever keeps it."""
        own = Q(institution="", unit__name_th=institution)
        return self.filter(Q(institution=institution) | own)

    def among(self, rows: "models.QuerySet[Any, Any]") -> "KnowledgeBankQuerySet":
        """Those that are among some rows (what an officer may see)."""
        return self.filter(pk__in=rows.values("pk"))

    def apart_from(self, pk: int | None) -> "KnowledgeBankQuerySet":
        """All but one row."""
        return self.exclude(pk=pk) if pk else self


class BankPartQuerySet(models.QuerySet):  # type: ignore[type-arg]  # the model is not known here
    """What can be asked of the parts."""

    def outside(self, kept: Iterable[Any]) -> "BankPartQuerySet":
        """Those that are not among some codes."""
        return self.exclude(part__in=list(kept))
