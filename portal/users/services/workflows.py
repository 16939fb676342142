"""The workflow that every page goes through, attached to the root of the tree."""

from __future__ import annotations

from django.db import transaction
from wagtail.models import Page, Workflow, WorkflowPage, WorkflowTask

from portal.users.enums import Role
from portal.users.models import UnitApprovalTask

#: Stored, and shown to officers: Thai.
NAME = "ตรวจและเผยแพร่โดยผู้อำนวยการ"


@transaction.atomic
def ensure_workflows() -> Workflow:
    """Attach the one workflow to the root of the tree, in place of Wagtail's own.

    Wagtail's first migration leaves a task for the group "Moderators" there: any member would
    approve any unit's draft. Courses go to the district's director; ``approvals`` says who
    decides about pages that no centre owns. Can be called again at any time.
    """
    task, _made = UnitApprovalTask.objects.get_or_create(
        name=NAME, defaults={"role": Role.DISTRICT_DIRECTOR, "active": True}
    )
    workflow, _made = Workflow.objects.get_or_create(name=NAME, defaults={"active": True})
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task, defaults={"sort_order": 0})
    root = Page.get_first_root_node()
    if root is not None:
        WorkflowPage.objects.update_or_create(page=root, defaults={"workflow": workflow})
    return workflow
