"""People of one's own units in the admin: roles held, invitations, import of accounts."""

from __future__ import annotations

import logging
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup
from wagtail.admin.widgets.button import Button, HeaderButton

from portal.core.scoping import ScopedViewSetMixin
from portal.users.accounts_views import AccountsImportView, accounts_template
from portal.users.models import Invitation, RoleAssignment
from portal.users.people_forms import InvitationForm, PeriodForm
from portal.users.services import grants, invitations

logger = logging.getLogger(__name__)


def _demand(user: Any, row: Any) -> None:
    if not grants.may_grant(user, row.role, row.unit):
        raise PermissionDenied


class RolesIndexView(generic.IndexView):
    """Roles with their people and units, in one query for all rows."""

    def get_base_queryset(self) -> Any:
        return super().get_base_queryset().select_related("user", "unit")


class PeriodView(generic.EditView):
    """Changes the days of a role below one's own."""

    def get_object(self, queryset: Any = None) -> Any:
        held = super().get_object(queryset)
        _demand(self.request.user, held)
        return held

    def save_instance(self) -> Any:
        data = self.form.cleaned_data
        return grants.change_period(self.request.user, self.form.instance, **data)


class RevokeView(generic.DeleteView):
    """Takes a role away from today on."""

    page_title = gettext_lazy("Take the role away")
    success_message = gettext_lazy("The role is taken away.")

    def get_object(self, queryset: Any = None) -> Any:
        held = super().get_object(queryset)
        _demand(self.request.user, held)
        return held

    @property
    def confirmation_message(self) -> str:
        return _("From now on it gives no rights. That it was held stays on record.")

    def delete_action(self) -> None:
        grants.revoke(self.request.user, self.object)


class RoleViewSet(ScopedViewSetMixin, ModelViewSet):
    """Roles held in one's own units. Nobody is added here: people are invited."""

    model = RoleAssignment
    name = "roles_held"
    icon = "group"
    menu_label = gettext_lazy("People and roles")
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = False
    list_per_page = 50
    list_display = [
        "user",
        Column("role", label=gettext_lazy("role"), accessor="role_words"),
        Column("unit", label=gettext_lazy("organisation unit"), accessor="unit"),
        DateColumn("starts_on", label=gettext_lazy("from")),
        DateColumn("ends_on", label=gettext_lazy("until")),
    ]
    list_filter = ["role", "is_acting"]
    search_fields = ["user__first_name", "user__last_name", "user__username", "unit__name_th"]
    index_view_class = RolesIndexView
    edit_view_class = PeriodView
    delete_view_class = RevokeView

    def get_form_class(self, for_update: bool = False) -> type:
        return PeriodForm

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_common_view_kwargs(
            **{"add_url_name": "invitations:add", "usage_url_name": None, **kwargs}
        )

    def get_urlpatterns(self) -> list[URLPattern]:
        gone = {"add", "usage"}
        return [one for one in super().get_urlpatterns() if one.name not in gone]


class InvitationIndexView(generic.IndexView):
    """Invitations, with the way to inviting many at once."""

    def get_base_queryset(self) -> Any:
        return super().get_base_queryset().select_related("unit")

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        buttons = list(super().header_more_buttons)
        if self.user_has_permission("add"):
            buttons.append(
                HeaderButton(
                    _("Invite from an Excel file"),
                    url=reverse("invitations:import"),
                    icon_name="upload",
                )
            )
        return buttons


class InviteView(generic.CreateView):
    """Makes the invitation, sends the mail, and shows the link."""

    page_title = gettext_lazy("Invite")
    submit_button_label = gettext_lazy("Invite")

    def get_initial(self) -> dict[str, Any]:
        return {**super().get_initial(), "starts_on": timezone.localdate()}

    def save_instance(self) -> Any:
        data = self.form.cleaned_data
        return invitations.invite(
            self.request.user,
            data["email"],
            data["role"],
            data["unit"],
            first_name=data["first_name"],
            last_name=data["last_name"],
            is_acting=data["is_acting"],
            starts_on=data["starts_on"],
            ends_on=data["ends_on"],
        )

    def save_action(self) -> Any:
        # After the transaction: mail goes over the network.
        try:
            invitations.send(self.object)
        except OSError:
            logger.exception("invitation %s could not be mailed", self.object.pk)
            messages.warning(self.request, _("The mail could not be sent. Hand over the link."))
        return super().save_action()

    def get_success_buttons(self) -> list[Any]:
        return []

    def get_success_message(self, instance: Any) -> str:
        return _("Invited. The link can be sent by LINE as well.")

    def get_success_url(self) -> str:
        return reverse("invitations:inspect", args=[self.object.pk])


class InvitationView(generic.InspectView):
    """One invitation, with its link while it works."""

    template_name = "users/admin/invitation.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        row = self.object
        works = row.used_at is None and row.withdrawn_at is None and row.expires_at > timezone.now()
        if works and grants.may_grant(self.request.user, row.role, row.unit):
            context["link"] = invitations.link(row)
        return context


class WithdrawView(generic.DeleteView):
    """Makes the link worthless; the row stays."""

    page_title = gettext_lazy("Withdraw the invitation")
    success_message = gettext_lazy("The invitation is withdrawn.")

    def get_object(self, queryset: Any = None) -> Any:
        row = super().get_object(queryset)
        _demand(self.request.user, row)
        return row

    @property
    def confirmation_message(self) -> str:
        return _("The link will no longer work.")

    def delete_action(self) -> None:
        invitations.withdraw(self.request.user, self.object)


class InvitationViewSet(ScopedViewSetMixin, ModelViewSet):
    """Invitations into one's own units."""

    model = Invitation
    name = "invitations"
    icon = "mail"
    menu_label = gettext_lazy("Invitations")
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True
    list_display = [
        "email",
        Column("role", label=gettext_lazy("role"), accessor="get_role_display"),
        Column("unit", label=gettext_lazy("organisation unit"), accessor="unit"),
        DateColumn("expires_at", label=gettext_lazy("link works until")),
        DateColumn("used_at", label=gettext_lazy("taken up at")),
        DateColumn("withdrawn_at", label=gettext_lazy("withdrawn at")),
    ]
    inspect_view_fields = [
        "email",
        "first_name",
        "last_name",
        "role",
        "unit",
        "is_acting",
        "starts_on",
        "ends_on",
        "expires_at",
        "used_at",
        "withdrawn_at",
    ]
    list_filter = ["role"]
    search_fields = ["email", "first_name", "last_name"]
    index_view_class = InvitationIndexView
    add_view_class = InviteView
    inspect_view_class = InvitationView
    delete_view_class = WithdrawView

    def get_form_class(self, for_update: bool = False) -> type:
        return InvitationForm

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_common_view_kwargs(
            **{"edit_url_name": self.get_url_name("inspect"), "usage_url_name": None, **kwargs}
        )

    def get_urlpatterns(self) -> list[URLPattern]:
        gone = {"edit", "usage"}
        return [
            *[one for one in super().get_urlpatterns() if one.name not in gone],
            path("import/", AccountsImportView.as_view(), name="import"),
            path("import/template.xlsx", accounts_template, name="import_template"),
        ]


class PeopleViewSetGroup(ModelViewSetGroup):
    """People under one entry of the menu."""

    items = (RoleViewSet, InvitationViewSet)
    menu_label = gettext_lazy("People")
    menu_icon = "group"
    menu_order = 330
