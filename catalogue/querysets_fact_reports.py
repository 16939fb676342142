"""Words for asking the table of reports of wrong facts."""

from collections import Counter
from typing import Any

from django.db import models
from django.db.models import Case, Count, When

from catalogue.place_enums import FactKind


class FactReportQuerySet(models.QuerySet):  # type: ignore[type-arg]  # the model is not known here
    """What can be asked of reports of wrong facts."""

    def open(self) -> "FactReportQuerySet":
        """Reports that nobody has looked at yet."""
        return self.filter(settled_at=None)

    def among(self, keys: Any) -> "FactReportQuerySet":
        """Those with certain keys."""
        return self.filter(pk__in=keys)

    def of_scams(self) -> "FactReportQuerySet":
        """Those of what may be a scam."""
        return self.filter(fact=FactKind.SCAM)

    def count_by_unit(self) -> Counter[int]:
        """How many there are of each unit that keeps a page, by the unit's key."""
        kept = self.exclude(unit=None).order_by().values_list("unit_id")
        return Counter(dict(kept.annotate(count=Count("pk"))))

    def urgent_first(self) -> "FactReportQuerySet":
        """What waits before what is settled, suspected scams before all else, then the newest."""
        place = Case(
            When(settled_at=None, fact=FactKind.SCAM, then=0),
            When(settled_at=None, then=1),
            default=2,
        )
        return self.order_by(place, "-reported_at", "-pk")

    def with_reference(self, reference: str) -> "FactReportQuerySet":
        """The report that a receipt names, however it was typed."""
        return self.filter(reference=reference.strip().lower()[:12])

    def shown(self) -> "FactReportQuerySet":
        """With the page and the unit, in the same query."""
        return self.select_related("page", "unit")
