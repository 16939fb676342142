"""What a teacher sees first in the admin: runs of this month, drafts, what was sent back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.components import Component
from wagtail.models import WorkflowState

from catalogue.models import CoursePage, CourseRun
from catalogue.run_rows import state_badge
from catalogue.services.runs import may_approve
from portal.core.scoping import visible
from portal.core.thai_dates import format_date, format_range, local_day
from portal.users.rights import CENTRES, RowKind
from portal.users.roles import held_today, row_paths

MOST = 10
#: After so long somebody should look whether a page still says what holds.
STALE_AFTER = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to look at, with where to go."""

    title: str
    url: str
    note: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class Work:
    """Everything that waits for somebody, each list short."""

    runs: Sequence[Line]
    returned: Sequence[Line]
    to_approve: Sequence[Line]
    drafts: Sequence[Line]
    to_confirm: Sequence[Line]

    def __bool__(self) -> bool:
        return any((self.runs, self.returned, self.to_approve, self.drafts, self.to_confirm))


def work_of(user: Any, at: datetime) -> Work:
    """Put together what waits for somebody in the units where they hold a role."""
    drafts = list(CoursePage.objects.drafts_of(user)[: MOST * 2])
    reasons = _reasons(drafts)
    returned = [_draft(page, reasons[page.pk]) for page in drafts if page.pk in reasons]
    return Work(
        runs=_runs_this_month(user, at),
        returned=[*returned, *_returned_runs(user)][:MOST],
        to_approve=_runs_to_approve(user),
        drafts=[_draft(page) for page in drafts if page.pk not in reasons][:MOST],
        to_confirm=[
            Line(page.title, _edit(page), format_date(page.last_published_at))
            for page in CoursePage.objects.unchanged_since(user, at - STALE_AFTER)[:MOST]
        ],
    )


def _runs_this_month(user: Any, at: datetime) -> list[Line]:
    if not _works_in_a_centre(user):
        return []
    first = local_day(at).replace(day=1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    runs = visible(CourseRun, user).held_between(first, last)[:MOST]  # type: ignore[attr-defined]  # CourseRun's
    return [
        Line(
            run.course.title,
            _edit(run.course),
            f"{format_range(run.starts_on, run.ends_on)} · {run.seats_taken}/{run.capacity}",
            state_badge(run, at).text,
        )
        for run in runs
    ]


def _returned_runs(user: Any) -> list[Line]:
    runs = CourseRun.objects.returned_to(user)[:MOST]
    return [
        Line(f"{run.course.title} ({run.code})", _edit(run.course), run.returns.all()[0].reason)
        for run in runs
    ]


def _runs_to_approve(user: Any) -> list[Line]:
    if not user.is_superuser and not row_paths(user, RowKind.RUNS, {"approve"}):
        return []
    waiting = visible(CourseRun, user, {"approve"}).to_decide()[: MOST * 2]  # type: ignore[attr-defined]  # CourseRun's
    return [
        Line(
            f"{run.course.title} ({run.code})",
            reverse("course_runs:approve", args=[run.pk]),
            format_range(run.starts_on, run.ends_on),
        )
        for run in waiting
        if may_approve(run, user)
    ][:MOST]


def _draft(page: CoursePage, reason: str = "") -> Line:
    return Line(page.draft_title or page.title, _edit(page), reason or (page.code or ""))


def _reasons(pages: Sequence[CoursePage]) -> Mapping[int, str]:
    """Return why pages were sent back, by page; one query."""
    states = WorkflowState.objects.filter(
        object_id__in=[str(page.pk) for page in pages],
        base_content_type__model="page",
        status=WorkflowState.STATUS_NEEDS_CHANGES,
    ).select_related("current_task_state")
    return {
        int(state.object_id): getattr(state.current_task_state, "comment", "") or ""
        for state in states
    }


def _works_in_a_centre(user: Any) -> bool:
    return any(held.unit.kind in CENTRES for held in held_today(user))


def _edit(page: Any) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


class WorkPanel(Component):
    """The lists on the admin's first page; nothing where nothing waits."""

    name = "my_courses"
    template_name = "catalogue/admin/work_panel.html"
    order = 100

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        user = parent_context["request"].user
        return {"work": work_of(user, timezone.now())}
