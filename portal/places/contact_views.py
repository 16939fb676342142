"""Contacts by Excel in the admin: the form to download, and reading it back."""

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
from wagtail.log_actions import log

from portal.core.scoping import visible
from portal.core.workbook_files import workbook_response
from portal.places.contact_sheet import SheetError, SheetReading, read_sheet, write_sheet
from portal.places.forms import SheetForm
from portal.places.models import OrgUnit
from portal.places.querysets import OrgUnitQuerySet
from portal.places.services import set_contacts


def own_units(request: HttpRequest) -> OrgUnitQuerySet:
    """Return the units whose contacts the person may change; refuse who has none."""
    rows: Any = visible(OrgUnit, request.user, {"change"})
    units: OrgUnitQuerySet = rows.active().with_areas()
    if not units.exists():
        raise PermissionDenied
    return units


def contact_sheet(request: HttpRequest) -> HttpResponse:
    """Give the sheet of one's own units, with what is known already."""
    units = own_units(request)
    response = workbook_response("contacts.xlsx")
    write_sheet(units, response)
    return response


class ContactImportView(WagtailAdminTemplateMixin, FormView):
    """Read the sheet back: all rows or none, and only checked if so wished."""

    template_name = "places/admin/contact_import.html"
    page_title = gettext_lazy("Import contacts")
    header_icon = "upload"
    form_class = SheetForm
    _show_breadcrumbs = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self.units = own_units(request)
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("org_units:index"), "label": _("Organisation units")},
            {"url": "", "label": self.get_page_title()},
        ]

    def form_valid(self, form: SheetForm) -> HttpResponse:
        try:
            reading = read_sheet(form.cleaned_data["file"], self.units)
        except SheetError as error:
            form.add_error("file", str(error))
            return self.form_invalid(form)
        if reading.errors or "check" in self.request.POST:
            return self.render_to_response(self.get_context_data(form=form, reading=reading))
        return self._write(reading)

    def _write(self, reading: SheetReading) -> HttpResponse:
        count = set_contacts(reading.changes)
        for unit in reading.changes:
            log(instance=unit, action="wagtail.edit", user=self.request.user)
        words = ngettext("%(count)d unit changed.", "%(count)d units changed.", count)
        messages.success(self.request, words % {"count": count})
        return redirect("org_units:index")
