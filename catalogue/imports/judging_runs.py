"""One row of a run: its course, its days and seats, and whether it may be imported."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from catalogue.imports.columns import RUNS, header_of
from catalogue.imports.judged import CourseRef, Judged, run_key
from catalogue.run_rules import PlannedMeeting, RunPlan, problems
from catalogue.weekly_meetings import weekly_meetings
from portal.core.content_checks import Level, check_value

if TYPE_CHECKING:
    from catalogue.imports.judging import Desk

_TEXTS = ("venue", "host_partner", "trainer", "note")
_LONGEST = {"venue": 200, "host_partner": 200, "trainer": 120, "note": 4000}
_MOST = {"capacity": 2000, "waiting_limit": 500, "allowance_baht": 100_000}


def judge_run(one: Judged, row: Any, courses: Mapping[str, CourseRef], desk: "Desk") -> None:
    """Say all that is wrong with a row, and put together the run that it would become."""
    course = _find_course(one, row, courses, desk)
    plan = plan_of(one, row)
    _limits(one, row)
    unreadable = {message.column for message in one.messages}
    if one.unit is not None:
        for field, several in problems(plan, unit=one.unit, at=desk.at).items():
            header = header_of(RUNS, field)
            for words in several if header not in unreadable else ():
                one.say(header, words)
    for name in _TEXTS:
        for finding in check_value(getattr(row, name), _phones(one, desk)):
            one.say(header_of(RUNS, name), str(finding), is_wrong=finding.level is Level.BLOCK)
    one.plan = plan
    if course is not None and course.key:
        one.key = run_key(course.key, plan)


def plan_of(one: Judged, row: Any) -> RunPlan:
    """Put the cells of a row together as the facts of a run."""
    return RunPlan(
        opens_at=row.opens_at or None,
        closes_at=row.closes_at or None,
        starts_on=row.starts_on or None,
        ends_on=row.ends_on or None,
        capacity=row.capacity if row.capacity != "" else None,
        waiting_limit=row.waiting_limit or 0,
        venue=row.venue,
        has_wheelchair_access=row.has_wheelchair_access,
        host_partner=row.host_partner,
        allowance_baht=row.allowance_baht,
        is_one_district_one_occupation=bool(row.is_one_district_one_occupation),
        trainer=row.trainer,
        note=row.note,
        meetings=_meetings(one, row),
    )


def _find_course(
    one: Judged, row: Any, courses: Mapping[str, CourseRef], desk: "Desk"
) -> CourseRef | None:
    header = header_of(RUNS, "course")
    if not row.course:
        one.say(header, _("Write which course it is, like A1 or snk-7k4p"))
        return None
    course = courses.get(row.course)
    if course is None:
        words = _("There is no course “%(code)s”, neither in this file nor in the portal")
        one.say(header, words % {"code": row.course[:40]})
        return None
    one.unit, one.page = course.unit, course.page
    if course.is_wrong:
        words = _("Its course in row %(number)d is not right yet")
        one.say(header, words % {"number": course.number})
    elif course.unit is not None and not desk.may_add_run(course.unit):
        words = _("%(unit)s is not one of your units") % {"unit": course.unit.name_th}
        one.say(header, words)
    return course


def _meetings(one: Judged, row: Any) -> tuple[PlannedMeeting, ...]:
    if row.meetings:
        return tuple(row.meetings)
    first, last = row.starts_on, row.ends_on
    if not row.weekdays or not first or not last or last < first:
        return ()
    if not row.hours_from or not row.hours_until:
        words = _("Write from when to when, like 09.00 and 15.00")
        one.say(header_of(RUNS, "hours_from"), words)
        return ()
    return weekly_meetings(first, last, row.weekdays, row.hours_from, row.hours_until)


def _limits(one: Judged, row: Any) -> None:
    for name, longest in _LONGEST.items():
        if len(getattr(row, name)) > longest:
            words = _("At most %(most)d letters") % {"most": longest}
            one.say(header_of(RUNS, name), words)
    for name, most in _MOST.items():
        if (getattr(row, name) or 0) > most:
            one.say(header_of(RUNS, name), _("At most %(most)d") % {"most": most})


def _phones(one: Judged, desk: "Desk") -> list[str]:
    return [desk.phone(one.unit)] if one.unit is not None else []
