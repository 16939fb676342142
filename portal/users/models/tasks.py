"""The step of a workflow that is decided inside the unit that owns the page."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Task, TaskState

from portal.users import approvals
from portal.users.enums import Role


class UnitApprovalTask(Task):
    """Approval by whoever holds the role today over the page's unit, never by its author.

    Wagtail's own group task asks only for a group, so any unit's approver could let in another
    unit's draft. The rule itself is in ``portal.users.approvals``.
    """

    role = models.CharField(_("role"), max_length=32, choices=Role)

    admin_form_fields = [*Task.admin_form_fields, "role"]

    class Meta:
        verbose_name = _("approval inside the unit")
        verbose_name_plural = _("approvals inside the unit")

    @classmethod
    def get_description(cls) -> str:
        return str(_("Whoever holds the role in the page's unit approves, never the author"))

    def user_can_access_editor(self, obj: Any, user: Any) -> bool:
        return self._may_decide(obj, user)

    def locked_for_user(self, obj: Any, user: Any) -> bool:
        return not (user.is_superuser or self._may_decide(obj, user))

    def user_can_lock(self, obj: Any, user: Any) -> bool:
        return self._may_decide(obj, user)

    def user_can_unlock(self, obj: Any, user: Any) -> bool:
        return False

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, str, bool]]:
        if not self._may_decide(obj, user):
            return []
        return [
            ("reject", str(_("Request changes")), True),
            ("approve", str(_("Approve")), False),
            ("approve", str(_("Approve with comment")), True),
        ]

    def get_task_states_user_can_moderate(
        self, user: Any, **kwargs: Any
    ) -> models.QuerySet[TaskState]:
        return approvals.states_to_decide(self, user)

    def _may_decide(self, obj: Any, user: Any) -> bool:
        return approvals.may_decide(self, obj, user)
