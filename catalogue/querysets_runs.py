"""Words for asking the table of runs."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import (
    Count,
    Exists,
    ExpressionWrapper,
    Max,
    OuterRef,
    Q,
)

from portal.core.thai_dates import local_day

if TYPE_CHECKING:
    from portal.places.models import OrgUnit

#: A run that is over stays on its course's page for so long.
SHOWN_AFTER_END = timedelta(days=60)
_RUN_CODE = re.compile(r"([a-z]{3}-[0-9a-z]{4})-([0-9]{1,4})", re.ASCII)


class CourseRunQuerySet(models.QuerySet):  # type: ignore[type-arg]  # the model is not known here
    """What can be asked of runs."""

    def public(self) -> "CourseRunQuerySet":
        """Runs that a director (or acting) approved: nobody else sees the others."""
        return self.filter(approved_at__isnull=False)

    def for_page(self, at: datetime) -> "CourseRunQuerySet":
        """Public runs that a course page shows: not those that ended over 60 days ago."""
        return self.public().filter(ends_on__gte=local_day(at) - SHOWN_AFTER_END)

    def not_over(self, at: datetime) -> "CourseRunQuerySet":
        """Runs whose last day is still to come."""
        return self.filter(cancelled_at=None, ends_on__gte=local_day(at))

    def with_words(self) -> "CourseRunQuerySet":
        """With the words and meetings that a page writes beside each: two queries for all."""
        extension: Any = self.model._meta.get_field("extensions").related_model
        extensions = extension.objects.filter(run=OuterRef("pk"))
        return (
            self.select_related("detail", "unit", "course")
            .annotate(was_extended=Exists(extensions))
            .prefetch_related("sessions")
        )

    def with_returns(self) -> "CourseRunQuerySet":
        """With what a director asked to be changed: one query for all."""
        return self.prefetch_related("returns")

    def of_course(self, course: Any) -> "CourseRunQuerySet":
        """The runs of one course, by number."""
        return self.filter(course=course).order_by("number")

    def of_courses(self, pks: Sequence[int]) -> "CourseRunQuerySet":
        """The runs of several courses, by course and number."""
        return self.filter(course__in=pks).order_by("course_id", "number")

    def with_code(self, code: str) -> "CourseRunQuerySet":
        """The run with a code ("snk-7k4p-2"), however it was typed; none for what is no code."""
        match = _RUN_CODE.fullmatch(code.strip().lower())
        if match is None:
            return self.none()
        return self.filter(course__code=match[1], number=int(match[2]))

    def that_can_be_opened(self) -> "CourseRunQuerySet":
        """Public runs of published courses; `is_for_all` is false where only staff may look."""
        is_for_all = ExpressionWrapper(
            Q(course__entry__isnull=False), output_field=models.BooleanField()
        )
        return self.public().filter(course__live=True).annotate(is_for_all=is_for_all)

    def with_all_words(self) -> "CourseRunQuerySet":
        """With its course, its words, and the unit with those that answer for it: one query."""
        return self.select_related(
            "course",
            "detail",
            "unit__province",
            "unit__district",
            "unit__subdistrict",
            "unit__parent__parent",
        )

    def ahead(self, at: datetime) -> "CourseRunQuerySet":
        """Runs that begin later than today and were not called off; soonest first."""
        return self.filter(cancelled_at=None, starts_on__gt=local_day(at)).order_by(
            "starts_on", "pk"
        )

    def numbered(self, number: int) -> "CourseRunQuerySet":
        """The run with a number within its course."""
        return self.filter(number=number)

    def waiting_for_approval(self) -> "CourseRunQuerySet":
        """Runs that nobody approved yet and nobody called off."""
        return self.filter(approved_at=None, cancelled_at=None)

    def to_decide(self) -> "CourseRunQuerySet":
        """Runs that wait for a director: not those whose author was asked to change something."""
        return (
            self.waiting_for_approval()
            .exclude(returns__answered_at=None, returns__isnull=False)
            .select_related("course", "unit", "detail")
            .order_by("starts_on", "pk")
        )

    def returned_to(self, user: Any) -> "CourseRunQuerySet":
        """Runs that somebody wrote and a director sent back, not changed since."""
        return (
            self.waiting_for_approval()
            .filter(detail__created_by=user, returns__isnull=False, returns__answered_at=None)
            .select_related("course", "detail")
            .prefetch_related("returns")
            .order_by("starts_on", "pk")
        )

    def held_between(self, first: Any, last: Any) -> "CourseRunQuerySet":
        """Runs that are held on any day between two, and were not called off; soonest first."""
        return (
            self.filter(starts_on__lte=last, ends_on__gte=first, cancelled_at=None)
            .select_related("course", "detail")
            .order_by("starts_on", "pk")
        )

    def one_occupation_of(self, unit: "OrgUnit", first: Any, last: Any) -> "CourseRunQuerySet":
        """Runs of a unit's district that begin within two days and wear the one-occupation flag."""
        return self.filter(
            unit__district=unit.district_id,
            starts_on__range=(first, last),
            cancelled_at=None,
            detail__is_one_district_one_occupation=True,
        )

    def last_number(self) -> int:
        """The highest number given so far, 0 when there is no run."""
        return self.aggregate(last=Max("number"))["last"] or 0

    def tally(self, at: datetime) -> dict[str, int]:
        """How many runs wait for approval and how many are still to be held."""
        return self.aggregate(
            waiting=Count("pk", filter=Q(approved_at=None, cancelled_at=None)),
            ahead=Count("pk", filter=Q(cancelled_at=None, starts_on__gt=local_day(at))),
        )
