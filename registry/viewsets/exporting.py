"""Rosters and registers that leave the portal as a spreadsheet: password, reason, then the file."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy

from portal.users.recent_password import ask_for_password, has_recent_password
from registry.forms.staff import ExportForm
from registry.services import exports
from registry.viewsets.base import private_workbook
from registry.viewsets.form_screen import FormScreen


class ExportScreen(FormScreen):
    """Gives people's names as a spreadsheet, once a reason is written down.

    Beside it stands the class that says whose names (``RunScreen``, ``GroupScreen``).
    """

    header_icon = "download"
    form_class = ExportForm
    note = gettext_lazy(
        "The file holds names and telephone numbers. Keep it on the centre's computer, send"
        " it to nobody, delete it after use. Who made it, when and why is written down."
    )
    button = gettext_lazy("Make the file")

    def make(self, reason: str, at: datetime) -> exports.Export:
        """Make the file; the log is written in the same transaction."""
        raise NotImplementedError

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Whoever may have the file gives their password before they write why."""
        self.demand()
        if not has_recent_password(request):
            return ask_for_password(request)
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Hand the file out, or say that a reason is needed."""
        form = ExportForm(request.POST)
        if not form.is_valid():
            return self.refused(form)
        made = self.make(form.cleaned_data["reason"], timezone.now())
        return private_workbook(made.content, made.name)
