"""What the admin's list of stories says beside each: a fixed number of queries for all rows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Task, TaskState, WorkflowState

from portal.users.approvals import owning_units
from portal.users.models import UnitApprovalTask, User
from showcase.practice.stages import Stage
from showcase.practice.workflow import CHECK_NAME, EDIT_NAME


@dataclass(frozen=True, slots=True)
class Turn:
    """One story in the list, all in words."""

    unit: str
    stage: str
    #: Why it was sent back.
    reason: str
    whose: str
    #: Whoever reads the list is asked to do the next thing.
    is_mine: bool


def turns_of(pages: Iterable[Any], user: Any) -> Mapping[int, Turn]:
    """Say of each story where it is and who does the next thing; each page knows its stage."""
    listed = list(pages)
    units = owning_units(listed)
    steps = _open_steps(listed)
    mine = _steps_to_decide(user) if steps else frozenset()
    authors = {
        author.pk: author.get_full_name() or author.get_username()
        for author in User.objects.filter(pk__in={page.owner_id for page in listed})
    }
    return {
        page.pk: _turn(page, units.get(page.pk), steps.get(page.pk), authors, user, mine)
        for page in listed
    }


def _turn(
    page: Any,
    unit: Any,
    step: TaskState | None,
    authors: Mapping[int, str],
    user: Any,
    mine: frozenset[int],
) -> Turn:
    stage, place = Stage(page.stage), unit.name if unit is not None else ""
    is_mine = step is not None and step.pk in mine
    whose = ""
    if stage in {Stage.DRAFT, Stage.RETURNED}:
        whose, is_mine = authors.get(page.owner_id, ""), page.owner_id == user.pk
    elif stage == Stage.VERIFIER:
        whose = _("A verifier of %(unit)s") % {"unit": place}
    elif stage == Stage.EDITOR:
        whose = _("The editor or director of %(unit)s") % {"unit": place}
    elif page.has_unpublished_changes:
        whose = _("Has changes that are not published")
    reason = step.comment if step is not None and stage == Stage.RETURNED else ""
    return Turn(unit=place, stage=str(stage.label), reason=reason, whose=whose, is_mine=is_mine)


def _open_steps(pages: Sequence[Any]) -> dict[int, TaskState]:
    """The step at which each handed-in story is; one query."""
    states = WorkflowState.objects.filter(
        object_id__in=[str(page.pk) for page in pages],
        base_content_type__app_label="wagtailcore",
        base_content_type__model="page",
        status__in=(WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES),
    ).select_related("current_task_state")
    return {
        int(state.object_id): state.current_task_state
        for state in states
        if state.current_task_state is not None
    }


def _steps_to_decide(user: Any) -> frozenset[int]:
    """The steps of stories that wait for this person."""
    tasks: Iterable[Task] = UnitApprovalTask.objects.filter(name__in=(CHECK_NAME, EDIT_NAME))
    return frozenset(
        pk
        for task in tasks
        for pk in task.get_task_states_user_can_moderate(user).values_list("pk", flat=True)
    )
