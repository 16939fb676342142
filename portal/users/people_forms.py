"""The admin's forms about people: inviting, changing a period, importing accounts."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminDateInput

from portal.users.models import Invitation, RoleAssignment
from portal.users.rights import rights_of
from portal.users.services.grants import grantable_roles, may_grant

#: Roles that are tied to a page are given from that page, not from here.
_BY_PAGE = {"group_rep"}


class PeriodForm(WagtailAdminModelForm):
    """When a role begins and ends, and whether it is an acting one."""

    class Meta:
        model = RoleAssignment
        fields = ["starts_on", "ends_on", "is_acting"]
        widgets = {"starts_on": AdminDateInput, "ends_on": AdminDateInput}


class InvitationForm(WagtailAdminModelForm):
    """Whom to invite, for which role, where and for how long."""

    class Meta:
        model = Invitation
        fields = [
            "email",
            "first_name",
            "last_name",
            "role",
            "unit",
            "is_acting",
            "starts_on",
            "ends_on",
        ]
        widgets = {"starts_on": AdminDateInput, "ends_on": AdminDateInput}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [role for role in grantable_roles(self.for_user) if role not in _BY_PAGE]
        self.fields["role"].choices = [(role.value, role.label) for role in offered]

    def clean(self) -> dict[str, Any] | None:
        data = super().clean() or {}
        role, unit = data.get("role"), data.get("unit")
        if role and unit:
            if unit.kind not in rights_of(role).held_in:
                self.add_error("unit", _("This role cannot be held in a unit of this kind."))
            elif not may_grant(self.for_user, role, unit):
                self.add_error(
                    "role", _("You can give roles below your own, inside your own units.")
                )
        starts, ends = data.get("starts_on"), data.get("ends_on")
        if starts and ends and ends < starts:
            self.add_error("ends_on", _("The last day must not be before the first."))
        return data


class AccountsFileForm(forms.Form):
    """The Excel file of accounts."""

    file = forms.FileField(label=_("Excel file"))

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if not file.name.lower().endswith(".xlsx") or file.size > 2 * 1024 * 1024:
            raise ValidationError(_("Use the template: an .xlsx file of 2 MB at most."))
        return file
