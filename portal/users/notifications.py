"""Mail to those who decide about a page that was handed in."""

from __future__ import annotations

from typing import Any

from wagtail.admin.mail import GroupApprovalTaskStateSubmissionEmailNotifier
from wagtail.models import TaskState

from portal.users import approvals
from portal.users.models import UnitApprovalTask


class UnitApprovalSubmissionNotifier(GroupApprovalTaskStateSubmissionEmailNotifier):
    """Tells whoever may decide today, in Wagtail's own words and by its own settings."""

    def can_handle(self, instance: Any, **kwargs: Any) -> bool:
        return isinstance(instance, TaskState) and isinstance(
            instance.task.specific, UnitApprovalTask
        )

    def get_recipient_users(self, task_state: TaskState, **kwargs: Any) -> Any:
        return approvals.deciders(task_state)


tell_deciders = UnitApprovalSubmissionNotifier()
