"""Importing accounts in the admin: template, check, and carrying out."""

from __future__ import annotations

import logging
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.permissions import policy_registry

from portal.core.workbook_files import workbook_response
from portal.users import accounts_sheet
from portal.users.models import Invitation
from portal.users.people_forms import AccountsFileForm
from portal.users.services import accounts_import, invitations

logger = logging.getLogger(__name__)


def _demand_right(request: HttpRequest) -> Any:
    policy = policy_registry.get_by_type(Invitation)
    if not policy.user_has_permission(request.user, "add"):
        raise PermissionDenied
    return policy


def accounts_template(request: HttpRequest) -> HttpResponse:
    """Give the empty form, with one's own units listed."""
    policy = _demand_right(request)
    response = workbook_response("accounts.xlsx")
    units = list(policy.units(request.user, {"add"}).order_by("path")[: accounts_sheet.MOST_ROWS])
    accounts_sheet.write_template(response, units)
    return response


class AccountsImportView(WagtailAdminTemplateMixin, FormView):
    """Checks the sheet or carries it out: all rows or none."""

    template_name = "users/admin/accounts_import.html"
    page_title = gettext_lazy("Invite from an Excel file")
    header_icon = "upload"
    form_class = AccountsFileForm
    _show_breadcrumbs = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        _demand_right(request)
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("invitations:index"), "label": _("Invitations")},
            {"url": "", "label": str(self.page_title)},
        ]

    def form_valid(self, form: AccountsFileForm) -> HttpResponse:
        try:
            reading = accounts_sheet.read(form.cleaned_data["file"], self.request.user)
        except accounts_sheet.SheetError as broken:
            form.add_error("file", str(broken))
            return self.form_invalid(form)
        if reading.errors or "check" in self.request.POST:
            return self.render_to_response(self.get_context_data(form=form, reading=reading))
        outcome = accounts_import.invite_all(self.request.user, reading.rows)
        for one in outcome.invited:
            try:
                invitations.send(one)
            except OSError:
                logger.exception("invitation %s could not be mailed", one.pk)
        count = len(outcome.invited)
        words = ngettext("%(count)d person invited.", "%(count)d people invited.", count)
        messages.success(self.request, words % {"count": count})
        return redirect("invitations:index")
