"""The runs of a course as its teachers see them: state, seats, and what may be done."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.permissions import policy_registry

from catalogue.run_state import RunState, run_state
from catalogue.run_words import page_badge
from catalogue.services.runs import may_approve
from portal.core.parts import Badge
from portal.core.thai_dates import format_range

if TYPE_CHECKING:
    from catalogue.models import CoursePage, CourseRun


@dataclass(frozen=True, slots=True)
class RunRow:
    """One run with its links; a link is empty where the person may not do it."""

    run: "CourseRun"
    state: RunState
    badge: Badge
    days: str
    seats: str
    #: What its director asked to be changed, as long as nobody has answered.
    returned: str
    edit_url: str
    copy_url: str
    approve_url: str
    return_url: str
    extend_url: str
    cancel_url: str


def run_rows(course: "CoursePage", user: Any, at: datetime) -> list[RunRow]:
    """List the runs of a course for somebody, approved or not."""
    runs = course.runs.with_words().with_returns().order_by("number")
    return [_row(run, user, at) for run in runs]


def state_badge(run: "CourseRun", at: datetime) -> Badge:
    """Say the state of a run; one that nobody approved yet says that instead."""
    if run.cancelled_at is None and not run.is_public:
        return Badge("soon", _("Waiting for approval"))
    return page_badge(run_state(run, at))


def _row(run: "CourseRun", user: Any, at: datetime) -> RunRow:
    policy = policy_registry.get_by_type(type(run))
    state = run_state(run, at)
    may_change = policy.user_has_permission_for_instance(user, "change", run)
    is_open = may_change and not state.is_over
    approvable = not run.is_public and run.cancelled_at is None and may_approve(run, user)
    return RunRow(
        run=run,
        state=state,
        badge=state_badge(run, at),
        days=format_range(run.starts_on, run.ends_on),
        seats=_("%(taken)d of %(seats)d taken") % {"taken": run.seats_taken, "seats": run.capacity},
        returned=_returned(run),
        edit_url=_url("edit", run) if is_open else "",
        copy_url=f"{reverse('course_runs:add')}?copy={run.pk}" if may_change else "",
        approve_url=_url("approve", run) if approvable else "",
        return_url=_url("return", run) if approvable else "",
        extend_url=_url("extend", run) if is_open and run.is_public else "",
        cancel_url=_url("cancel", run) if is_open else "",
    )


def _returned(run: "CourseRun") -> str:
    open_ones = [one.reason for one in run.returns.all() if one.answered_at is None]
    return open_ones[0] if open_ones and not run.is_public else ""


def _url(name: str, run: "CourseRun") -> str:
    return reverse(f"course_runs:{name}", args=[run.pk])
