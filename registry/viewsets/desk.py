"""The desk: what waits today, one press each; runs; looking somebody up."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from registry import desk
from registry.applicants import applicants
from registry.enums import Access
from registry.looking_up import Found, look_up
from registry.viewsets.base import LearnersView


class DeskView(LearnersView):
    """Who waits for a call, for a guardian, for a message; the runs of this month."""

    template_name = "registry/admin/desk.html"
    page_title = _("Work of today")
    header_icon = "clipboard-list"

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [*self.breadcrumbs_items, {"url": "", "label": str(self.page_title)}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = desk.desk_of(self.officer, timezone.now(), self.request.GET.get("p"))
        self.looked(Access.LIST, found.shown_ids, filter=f"desk p={found.page.number}")
        return {**super().get_context_data(**kwargs), "desk": found}


class RunsView(LearnersView):
    """All runs that are not over, with the ways to their rosters."""

    template_name = "registry/admin/runs.html"
    page_title = _("Runs and their rosters")
    header_icon = "calendar-alt"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        now = timezone.now()
        pages = Paginator(desk.runs_to_come(self.officer, now), desk.RUNS_A_PAGE)
        page = pages.get_page(self.request.GET.get("p"))
        lines = desk.run_lines(list(page), now)
        return {**super().get_context_data(**kwargs), "page": page, "lines": lines}


class FindView(LearnersView):
    """Looks somebody up by reference, telephone or name; by POST, so that no address keeps it."""

    template_name = "registry/admin/find.html"
    page_title = _("Look up a sign-up")
    header_icon = "search"

    @cached_property
    def asked(self) -> str:
        """What was typed."""
        return self.request.POST.get("asked", "")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show who was found."""
        return self.render_to_response(self.get_context_data(**kwargs))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = Found("", ())
        if self.asked.strip():
            found = look_up(self.officer, self.asked)
            keys = [one.pk for one in found.signups]
            # In vain, too: somebody who feels for names shows in the log.
            self.write_down(Access.SEARCH, keys, filter=f"by {found.by}")
        lines = applicants(found.signups, self.officer, timezone.localdate())
        return {
            **super().get_context_data(**kwargs),
            "asked": self.asked,
            "by": found.by,
            "lines": lines,
        }
