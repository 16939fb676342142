"""The calendar file of a run: each meeting, and the day on which sign-up opens while it is ahead."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from catalogue.calendar_files import CalendarEvent, calendar_file
from catalogue.enums import RunStatus
from catalogue.run_state import run_state
from portal.core.telephones import display
from portal.places.contacts import contact_of

if TYPE_CHECKING:
    from catalogue.models import CourseRun

_HALF_AN_HOUR = timedelta(minutes=30)


def run_calendar(run: "CourseRun", at: datetime, *, url: str) -> bytes:
    """Write the calendar file of a public run."""
    return calendar_file(list(_events(run, at, url)))


def _events(run: "CourseRun", at: datetime, url: str) -> Iterator[CalendarEvent]:
    if run_state(run, at).status == RunStatus.SOON:
        yield _event(
            run,
            "opens",
            _("Sign-up opens: %(course)s") % {"course": run.course.shown_title},
            run.opens_at,
            run.opens_at + _HALF_AN_HOUR,
            url,
        )
    meetings = list(run.sessions.all())
    title = run.course.shown_title
    for number, meeting in enumerate(meetings, start=1):
        starts = _moment(meeting.held_on, meeting.starts_at)
        ends = _moment(meeting.held_on, meeting.ends_at)
        yield _event(run, str(number), title, starts, ends, url)
    if not meetings:
        yield _event(run, "days", title, run.starts_on, run.ends_on, url)


def _event(
    run: "CourseRun",
    part: str,
    title: str,
    starts: datetime | date,
    ends: datetime | date,
    url: str,
) -> CalendarEvent:
    is_cancelled = run.cancelled_at is not None
    return CalendarEvent(
        uid=f"{run.uid}-{part}",
        title=title,
        starts=starts,
        ends=ends,
        place=run.words.venue or run.unit.name,
        url=url,
        description=_description(run),
        is_cancelled=is_cancelled,
        sequence=bool(run.words.moved_from) + is_cancelled,
    )


def _description(run: "CourseRun") -> str:
    lines = [run.unit.name]
    if phone := contact_of(run.unit).phone:
        lines.append(_("Ask: %(number)s") % {"number": display(phone)})
    if run.words.cancelled_reason:
        lines.append(run.words.cancelled_reason)
    return "\n".join(lines)


def _moment(day: date, clock: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, clock), timezone.get_default_timezone())
