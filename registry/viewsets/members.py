"""The register of the members of groups: all groups, one group, who joins, files in and out."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from portal.core import telephones
from portal.core.scoping import SEE, visible
from portal.core.thai_dates import local_day
from portal.core.workbook_files import NotAWorkbook
from portal.places.models import OrgUnit
from registry import member_sheet
from registry.enums import Access
from registry.forms.members import MembersSheetForm, NewMemberForm
from registry.group_sums import GroupSums, sums_of
from registry.member_lines import lines_of, posts
from registry.models import GroupMember
from registry.policies import GROUP_MEMBERS
from registry.services import exports, group_members, member_exports
from registry.viewsets.base import LearnersView, private_workbook
from registry.viewsets.exporting import ExportScreen
from registry.viewsets.form_screen import FormScreen
from showcase.models import GroupPage

MEMBERS = "group_member"
GROUPS_A_PAGE = 50
MEMBERS_A_PAGE = 100
MOST_GONE = 50
MOST_ERRORS = 100


class MembersView(LearnersView):
    """A screen about members of groups of one's own units."""

    logged_as = MEMBERS

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("group_members:index"), "label": _("Members of groups")},
            *({"url": url, "label": label} for label, url in self.trail),
        ]


class GroupsView(MembersView):
    """The groups of one's own units, with how many they are; somebody found by telephone."""

    template_name = "registry/admin/member_groups.html"
    page_title = gettext_lazy("Members of groups")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Look a telephone up; by POST, so that no address keeps it."""
        if not self.officer.may_write:
            raise PermissionDenied
        return self.render_to_response(self.get_context_data(asked=request.POST.get("asked", "")))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = kwargs.pop("asked", None)
        words = self.request.GET.get("q", "").strip()[:60]
        only = self.request.GET.get("only", "")
        groups = GROUP_MEMBERS.groups(self.request.user, SEE).order_by("title", "pk")
        if words:
            groups = groups.named_like(words)
        if only == "registered":
            groups = groups.registered_enterprises()
        page = Paginator(groups, GROUPS_A_PAGE).get_page(self.request.GET.get("p"))
        sums = sums_of([one.pk for one in page], timezone.now())
        return {
            **super().get_context_data(**kwargs),
            "page": page,
            "lines": [(one, sums.get(one.pk, GroupSums())) for one in page],
            "q": words,
            "only": only,
            "asked": asked,
            "found": self._found(asked or ""),
        }

    def _found(self, asked: str) -> Any:
        telephone = telephones.parse_or_none(asked)
        if telephone is None:
            return []
        mine: Any = visible(GroupMember, self.request.user)
        key = group_members.telephone_key(telephone.stored)
        found = list(mine.with_telephone_key(key)[:MOST_GONE])
        # In vain, too: somebody who feels for numbers shows in the log.
        self.write_down(Access.SEARCH, [one.pk for one in found], filter="by telephone")
        return lines_of(found, may_change=True)


class GroupScreen(MembersView):
    """A screen about one group of one's own units."""

    #: Whether seeing is enough.
    is_for_writers = False

    def demand(self) -> None:
        super().demand()
        allowed = self.officer.may_change if self.is_for_writers else self.officer.may_see
        if not allowed(self.unit):
            raise PermissionDenied

    @property
    def unit(self) -> OrgUnit:
        """The centre that looks after the group."""
        if self.group.keeper is None:
            raise PermissionDenied
        return self.group.keeper

    @cached_property
    def group(self) -> GroupPage:
        """The group that the address names."""
        group: GroupPage | None = GroupPage.objects.among([self.kwargs["pk"]]).first()
        if group is None:
            raise Http404
        return group

    @property
    def register_url(self) -> str:
        """Back to the register."""
        return reverse("group_members:group", args=[self.group.pk])

    def get_page_subtitle(self) -> str:
        return str(self.group.title)

    @property
    def trail(self) -> tuple[tuple[str, str], ...]:  # type: ignore[override]  # follows the group
        return ((self.group.title, self.register_url), (str(self.get_page_title()), ""))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context_data(**kwargs),
            "group": self.group,
            "register_url": self.register_url,
        }


class GroupView(GroupScreen):
    """The register of one group: who leads it, who belongs to it, who left."""

    template_name = "registry/admin/member_group.html"
    page_title = gettext_lazy("Register of members")

    @property
    def trail(self) -> tuple[tuple[str, str], ...]:  # type: ignore[override]  # ends here
        return ((self.group.title, ""),)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        now = timezone.now()
        rows = GroupMember.objects.of_group(self.group.pk).with_learning(local_day(now))
        pages = Paginator(rows.staying().by_role(), MEMBERS_A_PAGE)
        page = pages.get_page(self.request.GET.get("p"))
        may_change = self.officer.may_change(self.unit)
        gone = list(rows.gone()[:MOST_GONE]) if page.number == pages.num_pages else []
        shown = [*page, *gone]
        self.looked(
            Access.LIST,
            [one.pk for one in shown],
            filter=f"group {self.group.code} p={page.number}",
        )
        return {
            **super().get_context_data(**kwargs),
            "page": page,
            "first_number": page.start_index(),
            "lines": lines_of(page, may_change=may_change),
            "gone": lines_of(gone, may_change=may_change),
            "sums": sums_of([self.group.pk], now).get(self.group.pk, GroupSums()),
            "posts": posts(GroupMember.objects.of_group(self.group.pk).roles_held()),
            "may_write": may_change,
            "today": local_day(now),
        }


class AddView(FormScreen, GroupScreen):
    """Writes one member in."""

    template_name = "registry/admin/member_form.html"
    page_title = gettext_lazy("Write a member in")
    header_icon = "plus"
    form_class = NewMemberForm
    button = gettext_lazy("Write them in")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Write them in, and offer the next one."""
        form = NewMemberForm(request.POST)
        if form.is_valid():
            try:
                member = group_members.add(self.group, form.facts, by=request.user)
            except ValidationError as refused:
                form.add_error(None, refused.messages)
            else:
                # No name: what a message says is kept with the session.
                messages.success(request, _("The member is written in."))
                if form.facts.telephone:
                    return redirect("group_members:learner", pk=member.pk)
                return redirect(self.register_url)
        return self.refused(form)


class ImportView(FormScreen, GroupScreen):
    """Reads a spreadsheet: every row is right, or nothing is written."""

    template_name = "registry/admin/member_form.html"
    page_title = gettext_lazy("Members from a spreadsheet")
    header_icon = "upload"
    form_class = MembersSheetForm
    note = gettext_lazy(
        "Fill in the form, one member a row. All rows are checked first; when one is wrong,"
        " nothing is written. Who stands in the register already is left as they are."
    )
    button = gettext_lazy("Check and write them in")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        url = reverse("group_members:template", args=[self.group.pk])
        return {**super().get_context_data(**kwargs), "template_url": url}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Write all of them in, or say row by row what is wrong."""
        form = MembersSheetForm(request.POST, request.FILES)
        errors: list[str] = []
        if form.is_valid():
            try:
                reading = member_sheet.read(form.cleaned_data["file"])
            except NotAWorkbook as broken:
                form.add_error("file", str(broken))
            else:
                errors = reading.errors
                if not errors:
                    return self._write(reading)
        return self.refused(form, errors=errors[:MOST_ERRORS], error_count=len(errors))

    def _write(self, reading: member_sheet.Reading) -> HttpResponse:
        added = group_members.add_all(self.group, reading.members, by=self.request.user)
        words = ngettext(
            "%(count)d member is written in.", "%(count)d members are written in.", added.written
        )
        messages.success(self.request, words % {"count": added.written})
        if added.known:
            there = ngettext(
                "%(count)d stood in the register already and was left as they are.",
                "%(count)d stood in the register already and were left as they are.",
                added.known,
            )
            messages.warning(self.request, there % {"count": added.known})
        return redirect(self.register_url)


class TemplateView(GroupScreen):
    """Gives the form to fill in; it holds nobody's data."""

    http_method_names = ["get", "head"]
    is_for_writers = True

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Hand the file out."""
        return private_workbook(member_sheet.template(), "members.xlsx")


class ExportView(ExportScreen, GroupScreen):
    """Gives the register as a spreadsheet, once a reason is written down."""

    template_name = "registry/admin/member_form.html"
    page_title = gettext_lazy("Register as a spreadsheet")

    def make(self, reason: str, at: datetime) -> exports.Export:
        """Make the file of the group."""
        return member_exports.export_members(self.group, self.request, reason=reason, at=at)
