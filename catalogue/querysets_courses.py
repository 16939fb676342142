"""Words for asking the pages of courses."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db.models import (
    Q,
)
from wagtail.query import PageQuerySet

from catalogue.enums import IntendedFor

if TYPE_CHECKING:
    from portal.places.models import OrgUnit


class CourseQuerySet(PageQuerySet):
    """What can be asked of course pages."""

    def listed(self) -> "CourseQuerySet":
        """What the public can open."""
        return self.filter(live=True)

    def for_everybody(self) -> "CourseQuerySet":
        """What needs no sign-in: neither for teachers nor below a page that is kept private."""
        return self.listed().filter(entry__isnull=False)

    def for_citizens(self) -> "CourseQuerySet":
        """Without courses for teachers, which only signed-in staff find."""
        return self.exclude(intended_for=IntendedFor.TEACHERS)

    def for_teachers(self) -> "CourseQuerySet":
        """Courses for teachers that are published, by name."""
        return self.listed().filter(intended_for=IntendedFor.TEACHERS).order_by("title", "pk")

    def with_entry(self) -> "CourseQuerySet":
        """With what listings know of each, in the same query."""
        return self.select_related("entry", "picture")

    def with_code(self, code: str) -> "CourseQuerySet":
        """The course with a code, however it was typed."""
        return self.filter(code=code.strip().lower())

    def with_codes(self, codes: Iterable[str]) -> "CourseQuerySet":
        """The courses with these codes, which are written in small letters."""
        return self.filter(code__in=list(codes))

    def right_below(self, centre: Any) -> "CourseQuerySet":
        """The courses of one centre, public or not; a range, which every index serves."""
        return self.filter(
            depth=centre.depth + 1, path__range=(centre.path, centre.path + "Z" * centre.steplen)
        )

    def drafts_of(self, user: Any) -> "CourseQuerySet":
        """What somebody wrote and the public does not see yet, newest first."""
        return self.filter(Q(live=False) | Q(has_unpublished_changes=True), owner=user).order_by(
            "-latest_revision_created_at", "-pk"
        )

    def unchanged_since(self, user: Any, moment: datetime) -> "CourseQuerySet":
        """What somebody wrote, the public reads, and nobody looked at for long: oldest first."""
        return self.filter(live=True, owner=user, last_published_at__lt=moment).order_by(
            "last_published_at", "pk"
        )

    def below_unit(self, unit: "OrgUnit") -> "CourseQuerySet":
        """Courses kept by a unit or by any unit below it."""
        if unit.page is None:
            return self.none()
        path = unit.page.path
        return self.filter(path__range=(path, path + "Z" * 12))
