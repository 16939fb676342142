"""Writing people in: at the centre, by telephone, or a whole group in one table."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from registry.enums import Channel
from registry.forms.staff import MOST_ROWS
from registry.staff_entry import Entry, blank_entry, has_notice, posted_entry, save_rows
from registry.viewsets.base import RunScreen

GROUP_ROWS = 10


class EntryView(RunScreen):
    """One row, or a table of up to forty; good rows may be kept before the others are repaired."""

    template_name = "registry/admin/entry.html"
    page_title = gettext_lazy("Write people in")
    header_icon = "plus"
    is_for_writers = True

    @property
    def trail(self) -> tuple[tuple[str, str], ...]:  # type: ignore[override]  # follows the run
        """By way of the roster."""
        return ((self.run.code, reverse("signups:roster", args=[self.run.pk])),)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        entry: Entry = kwargs.pop("entry", None) or self._blank()
        return {
            **super().get_context_data(**kwargs),
            "entry": entry,
            "has_notice": has_notice(),
            "may_grow": len(entry.rows) < MOST_ROWS,
            "most": MOST_ROWS,
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Add rows, or judge and save."""
        if "more" in request.POST:
            entry = posted_entry(self.run, request.POST, more=GROUP_ROWS)
            for form in (entry.form, *entry.rows):
                # Not judged yet: nobody pressed save.
                form.errors.clear()
            return self._show(entry, 200)
        entry = posted_entry(self.run, request.POST)
        if not entry.filled:
            messages.error(request, _("Write at least one person"))
        if not has_notice():
            messages.error(request, _("There is no privacy notice in force. Tell the department."))
        if not (entry.form.is_valid() and entry.filled and has_notice()):
            return self._show(entry, 422)
        if entry.wrong and "only_good" not in request.POST:
            return self._show(entry, 422)
        save_rows(self.run, entry, request.user)
        return self._answer(request, entry)

    def _answer(self, request: HttpRequest, entry: Entry) -> HttpResponse:
        new = [one for one in entry.taken if not one.is_old]
        if new:
            words = ngettext(
                "%(count)d person is written in.", "%(count)d people are written in.", len(new)
            )
            messages.success(request, words % {"count": len(new)})
        if entry.filled or len(new) < len(entry.taken):
            return self._show(entry, 422 if entry.filled else 200)
        return redirect(self.roster_url)

    def _show(self, entry: Entry, status: int) -> HttpResponse:
        return self.render_to_response(self.get_context_data(entry=entry), status=status)

    def _blank(self) -> Entry:
        is_group = self.request.GET.get("how") == Channel.GROUP
        return blank_entry(
            self.run,
            GROUP_ROWS if is_group else 1,
            Channel.GROUP if is_group else Channel.WALK_IN,
        )
