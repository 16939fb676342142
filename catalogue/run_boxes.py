"""The runs of a course as its page shows them, those that can be joined first."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from catalogue.beside import Extension
from catalogue.enums import RunStatus
from catalogue.holidays import holidays_on
from catalogue.meetings import Meeting, Timetable
from catalogue.run_state import JOINABLE_STATUSES, RunState, run_state
from catalogue.run_words import page_badge
from portal.core.money import baht
from portal.core.parts import Link, Meta, Notice, RunBox
from portal.core.thai_dates import format_date, format_range, local_day
from portal.core.times import format_time_range

if TYPE_CHECKING:
    from catalogue.models import CourseRun

_ORDER = (
    RunStatus.OPEN,
    RunStatus.FEW,
    RunStatus.WAITLIST,
    RunStatus.SOON,
    RunStatus.FULL,
    RunStatus.CLOSED,
    RunStatus.RUNNING,
    RunStatus.CANCELLED,
    RunStatus.FINISHED,
)
#: It goes on without those who did not sign up.
_NOTHING_TO_JOIN = frozenset({RunStatus.CLOSED, RunStatus.RUNNING})
#: Runs with a seat stand together by date, however many seats are left.
_RANK = {status: max(place, 1) for place, status in enumerate(_ORDER)}


@dataclass(frozen=True, slots=True)
class ShownRun:
    """A run, its state at one moment, and its box."""

    run: "CourseRun"
    state: RunState
    timetable: Timetable
    box: RunBox
    #: Each day with its hours, while the run is ahead or on; none is listed of one that is over.
    meetings: Sequence["ShownMeeting"] = ()
    #: How often and why sign-up was kept open longer, the latest first.
    extensions: Sequence[str] = ()
    #: What one can do besides signing up: take the days into a calendar, look at what is like it.
    links: Sequence[Link] = ()


@dataclass(frozen=True, slots=True)
class ShownMeeting:
    """One day of a run with its hours; ``holiday`` names the one it falls on."""

    day: str
    hours: str
    datetime: str
    holiday: str = ""


def shown_runs(
    runs: Iterable["CourseRun"],
    group: str,
    at: datetime,
    extensions: Mapping[int, Sequence[Extension]] | None = None,
) -> list[ShownRun]:
    """Put runs in the order in which learners want them, each with its box."""
    listed = list(runs)
    states = [run_state(run, at) for run in listed]
    can_join = any(state.can_join for state in states)
    shown = [
        _shown(run, state, group, (extensions or {}).get(run.pk, ()), can_join=can_join)
        for run, state in zip(listed, states, strict=True)
    ]
    return sorted(
        shown, key=lambda one: (_RANK[one.state.status], one.run.starts_on, one.run.number)
    )


def _shown(
    run: "CourseRun",
    state: RunState,
    group: str,
    extensions: Sequence[Extension],
    *,
    can_join: bool,
) -> ShownRun:
    sessions = list(run.sessions.all())
    timetable = Timetable.of(sessions)
    box = RunBox(
        title=_("Run %(number)d · %(days)s")
        % {"number": run.number, "days": format_range(run.starts_on, run.ends_on)},
        state=state.status,
        badge=page_badge(state),
        group=group,
        meta=_meta(run, state, timetable),
        # Threads tell how full it is; before sign-up opens and afterwards they tell nothing.
        seats=run.capacity if state.can_join or state.status == RunStatus.FULL else 0,
        taken=run.capacity - run.seats_left,
        note=_note(run, state),
        moved=moved_notice(run),
        anchor=f"run-{run.number}",
    )
    return ShownRun(
        run,
        state,
        timetable,
        box,
        meetings=[] if state.is_over else shown_meetings(sessions),
        extensions=[_extension(one) for one in extensions],
        links=_links(run, state, group, can_join=can_join),
    )


def shown_meetings(sessions: Sequence[Meeting]) -> list[ShownMeeting]:
    """Write each day with its hours, and the holiday that it falls on."""
    holidays = holidays_on(one.held_on for one in sessions)
    return [
        ShownMeeting(
            format_date(one.held_on, weekday=True),
            format_time_range(one.starts_at, one.ends_at),
            one.held_on.isoformat(),
            holidays.get(one.held_on, ""),
        )
        for one in sessions
    ]


def _extension(one: Extension) -> str:
    return _("Before, sign-up was to close on %(date)s. Kept open longer: %(reason)s") % {
        "date": format_date(local_day(one.closed_at_before)),
        "reason": one.reason,
    }


def _links(run: "CourseRun", state: RunState, group: str, *, can_join: bool) -> list[Link]:
    """Say what else can be done about a run."""
    if state.status == RunStatus.CANCELLED:
        url = reverse("catalogue:course-list")
        return [Link(_("See similar courses"), f"{url}?group={group}" if group else url)]
    if state.status == RunStatus.FINISHED:
        return [Link(_("See other runs"), "#runs")] if can_join else []
    links = []
    if state.status in _NOTHING_TO_JOIN and can_join:
        links.append(Link(_("See other runs"), "#runs"))
    if run.course.code:
        url = reverse("catalogue:run-calendar", args=[run.course.code, run.number])
        is_ahead = state.status == RunStatus.SOON
        words = _("Put the opening day in my calendar") if is_ahead else _("Put it in my calendar")
        links.append(Link(words, url))
    return links


def _meta(run: "CourseRun", state: RunState, timetable: Timetable) -> list[Meta]:
    words = run.words
    lines = []
    if timetable.sentence:
        lines.append(Meta("clock", timetable.sentence))
    if place := words.venue or run.unit.name:
        lines.append(Meta("pin", place))
    if (window := _window(run, state)) is not None:
        lines.append(window)
    if words.has_wheelchair_access:
        lines.append(Meta("access", _("Wheelchair access")))
    if words.allowance_baht:
        allowance = _("Travel allowance %(sum)s a person") % {"sum": baht(words.allowance_baht)}
        lines.append(Meta("baht", allowance))
    if words.host_partner:
        lines.append(Meta("seat", _("Held with %(partner)s") % {"partner": words.host_partner}))
    return lines


def _window(run: "CourseRun", state: RunState) -> Meta | None:
    day = local_day(run.closes_at)
    values = {"date": format_date(day)}
    if state.status in JOINABLE_STATUSES or state.status == RunStatus.FULL:
        extended = bool(getattr(run, "was_extended", False))
        text = _("Extended until %(date)s") if extended else _("Sign up until %(date)s")
        return Meta("cal", text % values, day.isoformat())
    if state.status == RunStatus.CLOSED:
        return Meta("cal", _("Closed on %(date)s") % values, day.isoformat())
    return None


def _note(run: "CourseRun", state: RunState) -> str:
    if state.status == RunStatus.CANCELLED:
        return run.words.cancelled_reason
    if state.status == RunStatus.WAITLIST:
        return _("If somebody cancels, we call in order")
    return run.words.note


def moved_notice(run: "CourseRun") -> Notice | None:
    """Say what a run was before it was moved; None when nothing that people see changed."""
    before = run.words.moved_from
    if not before:
        return None
    try:
        first, last = (date.fromisoformat(before[name]) for name in ("starts_on", "ends_on"))
    except (KeyError, ValueError):
        return None
    place = before.get("venue", "")
    lines = []
    if (first, last) != (run.starts_on, run.ends_on):
        days = {
            "before": format_range(first, last),
            "now": format_range(run.starts_on, run.ends_on),
        }
        lines.append(_("Moved from %(before)s to %(now)s") % days)
    if place and place != run.words.venue:
        places = {"before": place, "now": run.words.venue}
        lines.append(_("Place changed from %(before)s to %(now)s") % places)
    return Notice(" · ".join(lines), tone="warn") if lines else None
