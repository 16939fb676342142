"""Words for asking the tables of stories."""

from collections.abc import Iterable
from typing import Any

from django.db.models import F, Q
from wagtail.query import PageQuerySet

from showcase.practice.stages import with_stage


class PracticeQuerySet(PageQuerySet):
    """What can be asked of stories."""

    def open_to_all(self) -> "PracticeQuerySet":
        """What the public can open."""
        return self.filter(live=True)

    def with_code(self, code: str) -> "PracticeQuerySet":
        """The story with a code, however it was typed."""
        return self.filter(code=code.strip().lower())

    def to_be_measured(self) -> "PracticeQuerySet":
        """Public stories whose booklet may have another size than it had."""
        newer = Q(booklet_at=None) | Q(booklet_at__lt=F("last_published_at"))
        return self.open_to_all().filter(newer).order_by("pk")

    def for_page(self) -> "PracticeQuerySet":
        """With the codes that its entry keeps of what it names: all that its page asks for."""
        return self.annotate(known_card=F("entry__card"))

    def with_stage(self) -> "PracticeQuerySet":
        """With where each is on its way to the public."""
        staged: PracticeQuerySet = with_stage(self)
        return staged

    def at_stage(self, stage: str) -> "PracticeQuerySet":
        """Those that have come so far."""
        return self.with_stage().filter(stage=stage)

    def of_year(self, year: int) -> "PracticeQuerySet":
        """Those of an evaluation year."""
        return self.filter(evaluation_year=year)

    def years(self) -> list[int]:
        """The evaluation years that there are, the newest first."""
        found = self.exclude(evaluation_year=None).order_by("-evaluation_year")
        return list(found.values_list("evaluation_year", flat=True).distinct())

    def kept_below(self, pages: Iterable[Any]) -> "PracticeQuerySet":
        """Those below any of some pages; ranges, which every index serves."""
        place = Q(pk__in=[])
        for page in pages:
            place |= Q(path__range=(page.path, page.path + "Z" * page.steplen))
        return self.filter(place)

    def among(self, others: Any) -> "PracticeQuerySet":
        """Those that are in another set, too: a condition that the search understands."""
        return self.filter(pk__in=others.values("pk"))
