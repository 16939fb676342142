"""A course as the first knot of the thread, wherever it is shown: its page, a finished sign-up."""

from typing import TYPE_CHECKING

from catalogue.funding.course_link import CourseFunding, asked_by_course
from search.threads import Around, Here, Thread, around, thread

if TYPE_CHECKING:
    from catalogue.models import CoursePage
    from portal.places.models import OrgUnit


def around_course(course: "CoursePage", unit: "OrgUnit") -> Around:
    """Find what learners made of it, what helped them, and the money that there is; one statement."""
    here = Here(
        kind="course",
        code="" if course.is_for_teachers else course.code or "",
        title=course.shown_title,
        province=unit.province_id or "",
        district=unit.district_id or "",
    )
    return around(here, also=asked_by_course(course, unit))


def course_thread(found: Around, funding: CourseFunding) -> Thread:
    """Tie it, with money that fits where nobody named any; products have a list of their own."""
    return thread(found, fitting=funding.fitting, shown_apart=("product",))
