"""Words for asking about imports."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db import models
from django.db.models import Count, Q

#: After so long without a chunk, whoever worked on an import has died.
ABANDONED_AFTER = timedelta(minutes=2)
KEEP = timedelta(days=90)


class ImportJobQuerySet(models.QuerySet):  # type: ignore[type-arg]  # the model is not known here
    """What can be asked of imports."""

    def of(self, user: Any) -> "ImportJobQuerySet":
        """Somebody's own; superusers see all."""
        return self.all() if user.is_superuser else self.filter(created_by=user)

    def with_key(self, pk: int) -> Any:
        """The import with a key, None for none."""
        return self.select_related("created_by").filter(pk=pk).first()

    def recent(self, most: int = 20) -> "ImportJobQuerySet":
        """The newest ones, with who began them."""
        return self.select_related("created_by")[:most]

    def abandoned(self, at: datetime) -> "ImportJobQuerySet":
        """Begun, not finished, and nobody works on them."""
        return self.filter(state="running", worked_at__lt=at - ABANDONED_AFTER)

    def outdated(self, at: datetime) -> "ImportJobQuerySet":
        """Uploaded so long ago that nobody asks any more."""
        return self.filter(created_at__lt=at - KEEP).exclude(state="running")


class ImportRowQuerySet(models.QuerySet):  # type: ignore[type-arg]  # the model is not known here
    """What can be asked of the rows of imports."""

    def to_do(self) -> "ImportRowQuerySet":
        """Right rows that nobody has worked on: courses first, for runs need them."""
        return self.filter(state="right").order_by("sheet", "number")

    def courses_named(self, refs: Iterable[str]) -> "ImportRowQuerySet":
        """Rows of courses by the codes given in the file, with what they became."""
        return self.filter(sheet="courses", cells__ref__in=list(refs)).select_related("page")

    def handed_in(self) -> "ImportRowQuerySet":
        """Courses that this import made and that wait for a director."""
        return self.filter(state="done", page__live=False)

    def wrong_first(self) -> "ImportRowQuerySet":
        """As they are shown: what is to be corrected stands above, the rest in order."""
        first = models.Case(
            models.When(state__in=("wrong", "failed"), then=0),
            default=1,
            output_field=models.IntegerField(),
        )
        return self.select_related("page", "run__course").order_by(first, "sheet", "number")

    def done_before(self, keys: Iterable[str]) -> "ImportRowQuerySet":
        """Rows that were imported, by their keys, and whose course or run is still there."""
        return self.filter(key__in=list(keys), state="done").filter(
            Q(page__isnull=False) | Q(run__isnull=False)
        )

    def emptied(self, key: str) -> "ImportRowQuerySet":
        """Rows that were imported and whose course or run was deleted since."""
        return self.filter(done_key=key, page=None, run=None)

    def tally(self) -> dict[str, int]:
        """How many rows are in each state."""
        counted = self.order_by().values_list("state").annotate(count=Count("pk"))
        return dict(counted)
