"""Words for asking the read model."""

from collections.abc import Collection, Mapping
from datetime import datetime
from functools import reduce
from operator import or_
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

    def of_kinds(self, kinds: Collection[str]) -> "EntryQuerySet":
        """The entries of some kinds."""
        return self.filter(kind__in=kinds)

    def in_area(self, code: str) -> "EntryQuerySet":
        """The entries of a province, a district or a sub-district, by its official code."""
        columns = {2: "province_code", 4: "district_code", 6: "subdistrict_code"}
        # The index begins with the province.
        return self.filter(**{"province_code": code[:2], columns[len(code)]: code})

    def of_unit(self, unit_id: int) -> "EntryQuerySet":
        """The entries that a unit keeps."""
        return self.filter(unit_id=unit_id)

    def without_texts(self) -> "EntryQuerySet":
        """Only what a link needs, not the texts that are searched."""
        return self.only("kind", "code", "title", "title_en", "subdistrict_code")

    def coded(self, codes: Mapping[str, Collection[str]]) -> "EntryQuerySet":
        """The entries with some codes of some kinds."""
        wanted = [models.Q(kind=kind, code__in=some) for kind, some in codes.items() if some]
        return self.filter(reduce(or_, wanted)) if wanted else self.none()

    def naming(self, codes: Mapping[str, Collection[str]]) -> "EntryQuerySet":
        """The entries that name some of these, by kind, on the thread (``search.threads``)."""
        wanted = [
            models.Q(facets__name=f"to_{kind}", facets__value__in=some)
            for kind, some in codes.items()
            if some
        ]
        return self.filter(reduce(or_, wanted)) if wanted else self.none()

    def nearest_of_group(
        self, kind: str, group: str, province: str, district: str
    ) -> "EntryQuerySet":
        """The entries of a kind and occupational group in a province: own district first, newest."""
        own = models.Case(models.When(district_code=district, then=0), default=1)
        found = self.filter(kind=kind, group=group, province_code=province)
        return found.order_by(own, "-published_at", "-pk")

    def nearest_of_kinds(
        self, most: Mapping[str, int], group: str, province: str, district: str
    ) -> "EntryQuerySet":
        """The nearest of several kinds, so many of each; one statement."""
        wanted = models.Q(pk__in=[])
        for kind, count in most.items():
            nearest = self.nearest_of_group(kind, group, province, district)
            wanted |= models.Q(pk__in=nearest.values("pk")[:count])
        own = models.Case(models.When(district_code=district, then=0), default=1)
        found = self.filter(wanted).defer("body", "keywords")
        return found.order_by(own, "-published_at", "-pk")

    def newest(self, count: int) -> "EntryQuerySet":
        """So many of them, the last published first, without the texts that are searched."""
        return self.defer("body", "keywords").order_by("-published_at", "-pk")[:count]

    def newest_of_unit(self, unit: int, most: Mapping[str, int]) -> "EntryQuerySet":
        """The newest entries of some kinds that a unit keeps, so many of each; one statement."""
        wanted = models.Q(pk__in=[])
        for kind, count in most.items():
            newest = self.filter(unit_id=unit, kind=kind).order_by("-published_at", "-pk")
            wanted |= models.Q(pk__in=newest.values("pk")[:count])
        found = self.filter(wanted, unit_id=unit).defer("body", "keywords")
        return found.order_by("-published_at", "-pk")

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

    def with_code(self, code: str) -> "EntryQuerySet":
        """The entry with a code (of a kind that was named before)."""
        return self.filter(code=code.strip().lower())

    def after(self, pk: int, count: int) -> "EntryQuerySet":
        """The next so many behind a key, in the order of keys: deep in a long list as cheap as first."""
        return self.filter(pk__gt=pk).order_by("pk")[:count]

    def in_stretch(self, number: int, size: int) -> "EntryQuerySet":
        """Those whose keys lie in a stretch: the first `size` keys are stretch 0, and so on."""
        return self.filter(pk__gte=number * size, pk__lt=(number + 1) * size).order_by("pk")

    def stretches(self, size: int) -> list[tuple[int, datetime]]:
        """The stretches that hold any, each with its last change."""
        number = models.ExpressionWrapper(models.F("pk") / size, models.BigIntegerField())
        found = self.order_by().annotate(stretch=number).values_list("stretch")
        return list(found.annotate(changed=models.Max("changed_at")).order_by("stretch"))

    def for_reading(self) -> "EntryQuerySet":
        """With facets and runs, without the texts that only the search reads."""
        return self.defer("body", "keywords").prefetch_related("facets", "runs")

    def counted_by(self, column: str) -> "models.QuerySet[Entry, tuple[str, int]]":
        """How many entries there are for each value of a column."""
        return self.order_by().values_list(column).annotate(number=models.Count("pk"))

    def texts(self, pks: Collection[int]) -> dict[int, str]:
        """The texts of entries, by entry."""
        return dict(self.filter(pk__in=pks).values_list("pk", "body"))
