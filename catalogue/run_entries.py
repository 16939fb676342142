"""What stands beside a course's entry: a run, as dates and numbers."""

from typing import TYPE_CHECKING

from catalogue.meetings import Timetable
from search.run_data import EntryRunData

if TYPE_CHECKING:
    from catalogue.models import CourseRun


def run_data(run: "CourseRun") -> EntryRunData:
    """Say what stands beside the entry about one run: dates and numbers, never a state."""
    timetable = Timetable.of(run.sessions.all())
    detail = run.words
    return EntryRunData(
        run_id=run.pk,
        number=run.number,
        opens_at=run.opens_at,
        closes_at=run.closes_at,
        starts_on=run.starts_on,
        ends_on=run.ends_on,
        cancelled_at=run.cancelled_at,
        capacity=run.capacity,
        seats_left=run.seats_left,
        few_from=run.few_from,
        waiting_left=run.waiting_left,
        waiting_count=run.waiting_count,
        is_weekday=timetable.is_weekday,
        is_evening=timetable.is_evening,
        is_weekend=timetable.is_weekend,
        is_one_district_one_occupation=detail.is_one_district_one_occupation,
        has_wheelchair_access=bool(detail.has_wheelchair_access),
        card={
            "venue": detail.venue,
            "weekdays": list(timetable.weekdays),
            "days": timetable.day_count,
            "evenings": timetable.is_only_evening,
            "moved": bool(detail.moved_from),
        },
    )
