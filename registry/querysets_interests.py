"""What can be asked of interests: who wants to learn what, where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Case, F, Q, Value, When

if TYPE_CHECKING:
    from collections.abc import Iterable

    from registry.models import Interest


class InterestQuerySet(models.QuerySet["Interest"]):
    """Words for interests."""

    def open(self) -> Self:
        """Nobody was told yet, and nobody took it back."""
        return self.filter(told_at=None, withdrawn_at=None)

    def with_uid(self, uid: str) -> Interest | None:
        """The one with a number drawn for it."""
        return self.filter(uid=uid).first()

    def about(self, other: Interest) -> Self:
        """For the same course, or the same words, in the same district."""
        same = self.filter(district=other.district_id, course=other.course_id)
        return same if other.course_id else same.filter(topic=other.topic)

    def same_as(self, other: Interest) -> Self:
        """What the same telephone asked before, by the course or by the same words."""
        subject = Q(topic=other.topic)
        if other.course_id:
            subject |= Q(course=other.course_id)
        return self.filter(subject, telephone=other.telephone, district=other.district_id)

    def with_course(self) -> Self:
        """With the course, in the same query."""
        return self.select_related("course", "district")

    def people(self) -> int:
        """How many telephones asked."""
        return self.order_by().values("telephone").distinct().count()

    def in_districts(self, codes: Iterable[str] | None) -> Self:
        """Those of some districts; None stands for all."""
        return self.all() if codes is None else self.filter(district__in=list(codes))

    def counted(self) -> models.QuerySet[Interest, Any]:
        """How many people ask for what, where; most first."""
        return (
            self.open()
            .order_by()
            # A course keeps its wishes when its name changes.
            .annotate(words=Case(When(course=None, then=F("topic")), default=Value("")))
            .values("district", "course", "words", "occupational_group")
            .annotate(
                people=models.Count("telephone", distinct=True),
                last=models.Max("created_at"),
                one=models.Max("pk"),
            )
            .order_by("-people", F("last").desc())
        )
