"""Making the workflow of stories."""

from django.db import transaction
from wagtail.models import Workflow, WorkflowTask

from portal.users.enums import Role
from portal.users.models import UnitApprovalTask
from showcase.practice.workflow import CHECK_NAME, EDIT_NAME, NAME

#: Each step, and the role that decides it; the district's director may decide both.
STEPS = ((CHECK_NAME, Role.DISTRICT_OFFICER), (EDIT_NAME, Role.EDITOR))


@transaction.atomic
def ensure_practice_workflow() -> Workflow:
    """Make the two steps and their workflow where they are missing; can be called at any time."""
    workflow, _made = Workflow.objects.get_or_create(name=NAME, defaults={"active": True})
    for number, (name, role) in enumerate(STEPS):
        task, _made = UnitApprovalTask.objects.get_or_create(
            name=name, defaults={"role": role, "active": True}
        )
        WorkflowTask.objects.get_or_create(
            workflow=workflow, task=task, defaults={"sort_order": number}
        )
    return workflow
