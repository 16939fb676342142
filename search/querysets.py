"""Words for asking the read model."""

from collections.abc import Collection
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models

if TYPE_CHECKING:
    from search.models import Entry


class EntryQuerySet(models.QuerySet["Entry"]):
    """What can be asked of published entries."""

    def of_pages(self, pks: Collection[int]) -> "EntryQuerySet":
        """The entries of pages."""
        return self.filter(page__in=pks)

    def of_run(self, run_id: int) -> "EntryQuerySet":
        """The entry of a run."""
        return self.filter(runs__run_id=run_id)

    def ids_by_page(self, pks: Collection[int]) -> dict[int, int]:
        """The primary keys of the entries of pages, by page."""
        return dict(self.of_pages(pks).values_list("page_id", "pk"))

    def of_kind(self, kind: str) -> "EntryQuerySet":
        """The entries of a kind."""
        return self.filter(kind=kind)

    def reaching(self, province: str, district: str = "") -> "EntryQuerySet":
        """Entries that are there for a place: its own, and those of everything above it.

        A province without a district means all districts of it.
        """
        found = self.filter(province_code__in={province, ""})
        return found.filter(district_code__in={district, ""}) if district else found

    def with_facet(self, name: str, value: str) -> "EntryQuerySet":
        """The entries that a facet's value holds for."""
        return self.filter(facets__name=name, facets__value=value)

    def with_open_runs(self, kind: str, at: datetime) -> list[int]:
        """The pages of a kind whose entries have a run that can still be joined."""
        open_runs = models.Q(runs__closes_at__gte=at, runs__cancelled_at=None)
        pages = self.of_kind(kind).filter(open_runs).values_list("page_id", flat=True)
        return list(pages.order_by("page_id").distinct())

    def counted_by(self, column: str) -> "models.QuerySet[Entry, tuple[str, int]]":
        """How many entries there are for each value of a column."""
        return self.order_by().values_list(column).annotate(number=models.Count("pk"))

    def texts(self, pks: Collection[int]) -> dict[int, str]:
        """The texts of entries, by entry."""
        return dict(self.filter(pk__in=pks).values_list("pk", "body"))
