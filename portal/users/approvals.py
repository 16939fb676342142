"""Who approves a page: inside the unit that owns it, never its author."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_user_model
from django.utils import timezone
from wagtail.models import Page, TaskState, WorkflowState

from portal.places.enums import UnitKind
from portal.places.models import OrgUnit
from portal.users.enums import Role
from portal.users.models.roles import RoleAssignment
from portal.users.roles import held_today, roles_over_page, scope_page

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from portal.users.models import UnitApprovalTask


#: At a step of the first role, the second may decide as well: a director checks and edits, too.
STANDS_IN: dict[Role, Role] = {
    Role.DISTRICT_OFFICER: Role.DISTRICT_DIRECTOR,
    Role.EDITOR: Role.DISTRICT_DIRECTOR,
}


def is_author(page: Page, user: Any) -> bool:
    """Say whether the page is somebody's own: they made it."""
    return page.owner_id is not None and page.owner_id == user.pk


def may_decide(task: UnitApprovalTask, page: Any, user: Any) -> bool:
    """Say whether somebody may approve or send back the page at this step.

    1. Never its author, nor whoever handed it in. 2. A superuser. 3. Whoever holds one of the
    roles that decide about a page of that unit, over that page.
    """
    if not user.is_active or not isinstance(page, Page) or is_author(page, user):
        return False
    state = page.current_workflow_state
    if state is not None and state.requested_by_id == user.pk:
        return False
    if user.is_superuser:
        return True
    return bool(deciding_roles(task.role, [page])[page.pk] & roles_over_page(user, page))


def states_to_decide(task: UnitApprovalTask, user: Any) -> QuerySet[TaskState]:
    """Return the open steps that wait for somebody, in a fixed number of queries."""
    if not user.is_active:
        return TaskState.objects.none()
    waiting = task.task_states.filter(status=TaskState.STATUS_IN_PROGRESS)
    scopes = {
        scope.path: {Role(h.role) for h in held_today(user) if scope_page(h) == scope}
        for held in held_today(user)
        if (scope := scope_page(held))
    }
    if not scopes and not user.is_superuser:
        return TaskState.objects.none()

    of_state: dict[int, int] = {}
    for pk, object_id in waiting.exclude(workflow_state__requested_by=user).values_list(
        "pk", "workflow_state__object_id"
    ):
        of_state[pk] = int(object_id)
    pages = {
        page.pk: page
        for page in Page.objects.filter(pk__in=set(of_state.values()))
        if not is_author(page, user)
        and (user.is_superuser or any(page.path.startswith(path) for path in scopes))
    }
    if user.is_superuser:
        mine = set(pages)
    else:
        deciders = deciding_roles(task.role, pages.values())
        mine = {
            page.pk
            for page in pages.values()
            if any(
                page.path.startswith(path) and roles & deciders[page.pk]
                for path, roles in scopes.items()
            )
        }
    return waiting.filter(pk__in=[pk for pk, page in of_state.items() if page in mine])


def deciding_roles(role: str, pages: Iterable[Page]) -> dict[int, set[Role]]:
    """Return, for each page, the roles that may approve it.

    A centre's page is decided by the task's role and who stands in for it, a province's by its
    officers, anything else by the department's editors and officers. Where the author holds the
    deciding role (a director's own course), the next level up decides as well, so that nobody
    waits for ever.
    """
    pages = list(pages)
    levels = [
        {Role(role), STANDS_IN.get(Role(role), Role(role))},
        {Role.PROVINCIAL_OFFICER},
        {Role.DEPARTMENT_OFFICER, Role.EDITOR},
    ]
    owners = owning_units(pages)
    held_by: dict[int, list[RoleAssignment]] = {}
    authors = {page.owner_id for page in pages if page.owner_id}
    for held in (
        RoleAssignment.objects.of(authors)
        .held_on(timezone.localdate())
        .select_related("unit__page", "page")
    ):
        held_by.setdefault(held.user_id, []).append(held)

    answer: dict[int, set[Role]] = {}
    for page in pages:
        unit = owners.get(page.pk)
        if unit is None or unit.kind == UnitKind.DEPARTMENT:
            level = 2
        elif unit.kind == UnitKind.PROVINCE:
            level = 1
        else:
            level = 0
        roles = set(levels[level])
        authors_roles = {
            Role(held.role)
            for held in held_by.get(page.owner_id or 0, [])
            if (scope := scope_page(held)) and page.path.startswith(scope.path)
        }
        while authors_roles & levels[level] and level + 1 < len(levels):
            level += 1
            roles |= levels[level]
        answer[page.pk] = roles
    return answer


def owning_units(pages: Iterable[Page]) -> dict[int, OrgUnit]:
    """Return the unit that owns each page: that of the nearest page above (or itself)."""
    prefixes = {
        page.pk: [page.path[:n] for n in range(Page.steplen, len(page.path) + 1, Page.steplen)]
        for page in pages
    }
    units = {
        unit.page.path: unit
        for unit in OrgUnit.objects.filter(
            page__path__in={path for paths in prefixes.values() for path in paths}
        ).select_related("page")
        if unit.page is not None
    }
    owners = {}
    for pk, paths in prefixes.items():
        for path in reversed(paths):
            if path in units:
                owners[pk] = units[path]
                break
    return owners


def deciders(state: TaskState) -> QuerySet[Any]:
    """Return the people who may decide an open step today (they are told by mail)."""
    workflow_state: WorkflowState = state.workflow_state
    page = workflow_state.content_object
    roles = deciding_roles(state.task.specific.role, [page])[page.pk]
    held_today_by_all = RoleAssignment.objects.held_on(timezone.localdate()).filter(role__in=roles)
    if unit := owning_units([page]).get(page.pk):
        held_today_by_all = held_today_by_all.over(unit)
    user_ids = {
        held.user_id
        for held in held_today_by_all.select_related("unit__page", "page")
        if (scope := scope_page(held)) and page.path.startswith(scope.path)
    }
    return (
        get_user_model()
        ._default_manager.filter(pk__in=user_ids, is_active=True)
        .exclude(pk__in=[pk for pk in (page.owner_id, workflow_state.requested_by_id) if pk])
    )
