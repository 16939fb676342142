"""The public course that an address names, with the district it is taught in."""

from dataclasses import dataclass

from catalogue.kinds import COURSE
from catalogue.models import CoursePage
from search.models import Entry


@dataclass(frozen=True, slots=True)
class AskedCourse:
    """A course that somebody would like to learn."""

    page: CoursePage
    #: Official code; '' where nobody knows.
    district: str

    @property
    def code(self) -> str:
        """Its public code."""
        return self.page.code or ""


def asked_course(code: str) -> AskedCourse | None:
    """Return the course with a code, if everybody may see it."""
    if not code:
        return None
    entry = Entry.objects.of_kind(COURSE.code).with_code(code.lower()).first()
    page = CoursePage.objects.filter(pk=entry.page_id).first() if entry else None
    return AskedCourse(page, entry.district_code or "") if entry and page else None
