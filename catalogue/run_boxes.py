"""The runs of a course as its page shows them, those that can be joined first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from catalogue.enums import RunStatus
from catalogue.meetings import Timetable
from catalogue.run_state import JOINABLE_STATUSES, RunState, local_day, run_state
from catalogue.run_words import page_badge
from portal.core.money import baht
from portal.core.parts import Meta, Notice, RunBox
from portal.core.thai_dates import format_date, format_range

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
#: Runs with a seat stand together by date, however many seats are left.
_RANK = {status: max(place, 1) for place, status in enumerate(_ORDER)}


@dataclass(frozen=True, slots=True)
class ShownRun:
    """A run, its state at one moment, and its box."""

    run: "CourseRun"
    state: RunState
    timetable: Timetable
    box: RunBox


def shown_runs(runs: Iterable["CourseRun"], group: str, at: datetime) -> list[ShownRun]:
    """Put runs in the order in which learners want them, each with its box."""
    shown = [_shown(run, group, at) for run in runs]
    return sorted(
        shown, key=lambda one: (_RANK[one.state.status], one.run.starts_on, one.run.number)
    )


def _shown(run: "CourseRun", group: str, at: datetime) -> ShownRun:
    state = run_state(run, at)
    timetable = Timetable.of(run.sessions.all())
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
        moved=_moved(run),
        anchor=f"run-{run.number}",
    )
    return ShownRun(run, state, timetable, box)


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


def _moved(run: "CourseRun") -> Notice | None:
    before = run.words.moved_from
    if not before:
        return None
    try:
        first, last = (date.fromisoformat(before[name]) for name in ("starts_on", "ends_on"))
    except (KeyError, ValueError):
        return None
    now = format_range(run.starts_on, run.ends_on)
    place = before.get("venue", "")
    if (first, last) != (run.starts_on, run.ends_on):
        words = _("Moved from %(before)s to %(now)s") % {
            "before": format_range(first, last),
            "now": now,
        }
    else:
        words = _("Moved from %(before)s to %(now)s") % {"before": place, "now": run.words.venue}
    return Notice(words, tone="warn")
