"""The roster of a run: seats, waiting list, who left; as a spreadsheet; a text to everybody."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from registry.applicants import applicants
from registry.desk import run_lines
from registry.enums import Access, SignupStatus
from registry.forms.staff import RosterMessageForm
from registry.models import Signup
from registry.services import exports, roster_messages
from registry.viewsets.base import RunScreen
from registry.viewsets.exporting import ExportScreen
from registry.viewsets.form_screen import FormScreen

ROWS_A_PAGE = 100
MOST_LEFT = 50


class RosterView(RunScreen):
    """Seats and waiting list of a run."""

    template_name = "registry/admin/roster.html"
    page_title = gettext_lazy("Roster")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = Signup.objects.of_run(self.run).for_officers()
        page = Paginator(rows.with_waiting_place().on_roster(), ROWS_A_PAGE).get_page(
            self.request.GET.get("p")
        )
        today = timezone.localdate()
        lines = applicants(page, self.officer, today)
        left = rows.left()[:MOST_LEFT] if page.number == page.paginator.num_pages else []
        gone = applicants(left, self.officer, today)
        self.looked(
            Access.LIST,
            [one.signup.pk for one in (*lines, *gone)],
            filter=f"run {self.run.code} p={page.number}",
        )
        return {
            **super().get_context_data(**kwargs),
            "line": run_lines([self.run], timezone.now())[0],
            "page": page,
            "first_number": page.start_index(),
            "seats": [one for one in lines if one.signup.status != SignupStatus.WAITING],
            "waiting": [one for one in lines if one.signup.status == SignupStatus.WAITING],
            "gone": gone,
            "may_write": self.officer.may_change(self.run.unit),
        }


class ExportView(ExportScreen, RunScreen):
    """Gives the roster as a spreadsheet, once a reason is written down."""

    template_name = "registry/admin/run_form.html"
    page_title = gettext_lazy("Roster as a spreadsheet")

    def make(self, reason: str, at: datetime) -> exports.Export:
        """Make the file of the run."""
        return exports.export_roster(self.run, self.request, reason=reason, at=at)


class MessageView(FormScreen, RunScreen):
    """Sends one text to everybody of a run."""

    template_name = "registry/admin/run_form.html"
    page_title = gettext_lazy("Message to all of a run")
    header_icon = "mail"
    form_class = RosterMessageForm
    note = gettext_lazy(
        "It goes to everybody who holds a seat, by text message. Write the day and the"
        " place in full; write nothing about a single person."
    )
    button = gettext_lazy("Send the message")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Hand the text over to be sent."""
        form = RosterMessageForm(request.POST)
        if not form.is_valid():
            return self.refused(form)
        cleaned = form.cleaned_data
        try:
            roster_messages.send(
                self.run, cleaned["text"], to_waiting=cleaned["to_waiting"], by=request.user
            )
        except ValidationError as refused:
            form.add_error("text", refused)
            return self.refused(form)
        messages.success(request, _("The message is on its way to everybody of the run."))
        return redirect(self.roster_url)
