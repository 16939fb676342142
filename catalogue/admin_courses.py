"""What the admin's list of courses says beside each: three or four queries for all rows."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from catalogue.entries import entry_place
from catalogue.models import CentrePage, CoursePage, CourseRun, ProviderPage
from catalogue.models.provider import Holder
from catalogue.run_rows import state_badge
from portal.core.thai_dates import format_date, local_day


@dataclass(frozen=True, slots=True)
class CourseFacts:
    """One course in the list, all in words."""

    code: str
    place: str
    next_run: str
    seats: str


def facts_of_courses(pages: Iterable[CoursePage], at: datetime) -> Mapping[int, CourseFacts]:
    """Put together code, place, next run and seats of these courses."""
    listed = list(pages)
    runs: defaultdict[int, list[CourseRun]] = defaultdict(list)
    pks = [page.pk for page in listed]
    for run in CourseRun.objects.of_courses(pks).not_over(at).select_related("detail"):
        runs[run.course_id].append(run)
    centres: dict[str, Holder] = {
        centre.path: centre for centre in CentrePage.objects.holding_any(listed).placed()
    }
    if any(page.path[: -page.steplen] not in centres for page in listed):
        others = ProviderPage.objects.holding_any(listed).placed()
        centres |= {other.path: other for other in others}
    return {
        page.pk: _facts(page, centres.get(page.path[: -page.steplen]), runs[page.pk], at)
        for page in listed
    }


def _facts(
    page: CoursePage, centre: Holder | None, runs: list[CourseRun], at: datetime
) -> CourseFacts:
    today = local_day(at)
    soonest = min(
        runs, key=lambda run: (run.starts_on < today, run.starts_on, run.number), default=None
    )
    return CourseFacts(
        code=page.code or "",
        place=entry_place(centre.unit).label_th if centre is not None else "",
        next_run=f"{format_date(soonest.starts_on)} · {state_badge(soonest, at).text}"
        if soonest
        else "",
        seats=f"{soonest.seats_taken}/{soonest.capacity}" if soonest else "",
    )
