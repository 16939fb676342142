"""The step of a workflow that is decided inside the unit that owns the page."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Task, TaskState

from portal.users import approvals
from portal.users.enums import Role


class ReasonForm(forms.Form):
    """Why a page is sent back."""

    comment = forms.CharField(
        label=_("What should be changed?"),
        widget=forms.Textarea({"rows": 3}),
        max_length=1000,
        error_messages={"required": _("Write what should be changed: the author reads it.")},
        help_text=_("The author reads it, by mail and on the page."),
    )


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

    def get_form_for_action(self, action: str) -> type[forms.Form]:
        """Ask for a reason when a page is sent back: its author has to know what to change."""
        if action == "reject":
            return ReasonForm
        form: type[forms.Form] = super().get_form_for_action(action)
        return form

    def on_action(self, task_state: TaskState, user: Any, action_name: str, **kwargs: Any) -> None:
        """Decide; whoever may not, or gives no reason, is refused however they got here."""
        page = task_state.workflow_state.content_object
        if not self._may_decide(page, user):
            raise PermissionDenied
        if action_name == "reject" and not str(kwargs.get("comment") or "").strip():
            raise PermissionDenied
        super().on_action(task_state, user, action_name, **kwargs)

    def get_task_states_user_can_moderate(
        self, user: Any, **kwargs: Any
    ) -> models.QuerySet[TaskState]:
        return approvals.states_to_decide(self, user)

    def _may_decide(self, obj: Any, user: Any) -> bool:
        return approvals.may_decide(self, obj, user)
