"""One member of a group: what is known, what is done with it, whose learning record is theirs."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from portal.core.thai_dates import local_day
from portal.core.thai_text import normalise_line
from registry.enums import Access
from registry.forms.members import LeftForm, MemberForm
from registry.member_learners import learner_of, learners_with
from registry.member_lines import lines_of, opened
from registry.models import GroupMember
from registry.services import group_members
from registry.viewsets.base import OnePress
from registry.viewsets.members import MembersView


class MemberScreen(MembersView):
    """A screen about one member of a group of one's own units."""

    header_icon = "user"
    is_for_writers = False

    def demand(self) -> None:
        super().demand()
        unit = self.member.group.keeper
        allowed = self.officer.may_change if self.is_for_writers else self.officer.may_see
        if unit is None or not allowed(unit):
            raise PermissionDenied

    @cached_property
    def member(self) -> GroupMember:
        """The one that the address names."""
        found: GroupMember | None = GroupMember.objects.with_id(self.kwargs["pk"]).first()
        if found is None:
            raise Http404
        return found

    @property
    def address(self) -> str:
        """Where the one is shown."""
        return reverse("group_members:one", args=[self.member.pk])

    @property
    def register_url(self) -> str:
        """Back to the register."""
        return reverse("group_members:group", args=[self.member.group_id])

    @property
    def trail(self) -> tuple[tuple[str, str], ...]:  # type: ignore[override]  # follows the row
        title = str(self.get_page_title())
        return ((self.member.group.title, self.register_url), (title, ""))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context_data(**kwargs),
            "member": self.member,
            "register_url": self.register_url,
        }


class MemberView(MemberScreen):
    """Everything about one; whoever may only view writes down why before names are shown."""

    template_name = "registry/admin/member.html"
    page_title = pgettext_lazy("of a group", "Member")

    @cached_property
    def may_change(self) -> bool:
        """Writes what is different."""
        unit = self.member.group.keeper
        return unit is not None and self.officer.may_change(unit)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        reason = kwargs.pop("reason", "")
        form = kwargs.pop("form", None)
        self.looked(Access.REVEAL if reason else Access.VIEW, [self.member.pk], reason=reason)
        shown = self.may_change or bool(reason)
        can_edit = self.may_change and not self.member.is_erased
        if form is None and can_edit:
            form = MemberForm(initial=vars_of(opened(self.member)))
        return {
            **super().get_context_data(**kwargs),
            "line": lines_of([self.member], may_change=self.may_change, revealed=shown)[0],
            "form": form,
            "may_change": can_edit,
            "may_reveal": not shown,
            "learner": learner_of(self.officer, self.member) if shown else None,
            "today": local_day(timezone.now()),
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Save, or show what is masked for a reason."""
        if not self.may_change:
            reason = normalise_line(request.POST.get("reason", "")).strip()
            if not reason:
                messages.error(request, _("Write why you need to see it"))
            return self.render_to_response(self.get_context_data(reason=reason))
        if self.member.is_erased:
            raise PermissionDenied
        form = MemberForm(request.POST)
        if form.is_valid():
            try:
                group_members.change(self.member, form.facts, by=request.user)
            except ValidationError as refused:
                form.add_error(None, refused.messages)
            else:
                messages.success(request, _("Saved"))
                return redirect(self.register_url)
        return self.render_to_response(self.get_context_data(form=form), status=422)


class LearnerView(MemberScreen):
    """Finds the member among the learners by telephone; an officer says which of them it is."""

    template_name = "registry/admin/member_learner.html"
    page_title = gettext_lazy("Find among the learners")
    header_icon = "search"
    is_for_writers = True

    @cached_property
    def learners(self) -> Any:
        """Who has the same telephone."""
        return learners_with(self.officer, opened(self.member).telephone)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        keys = [signup.pk for one in self.learners for signup in one.signups]
        self.write_down(Access.SEARCH, [self.member.pk], filter=f"learner, {len(keys)} sign-ups")
        return {
            **super().get_context_data(**kwargs),
            "line": lines_of([self.member], may_change=True)[0],
            "learners": self.learners,
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Link them; only somebody who was offered can be chosen."""
        chosen = request.POST.get("person", "")
        person = next((one.person for one in self.learners if str(one.person.pk) == chosen), None)
        if person is None:
            raise PermissionDenied
        group_members.link(self.member, person, by=request.user)
        messages.success(request, _("Linked to their learning record"))
        return redirect(self.register_url)


class ActView(OnePress, MemberScreen):
    """One press, then back to the register."""

    is_for_writers = True

    def acts(self) -> Mapping[str, Callable[[Any], str]]:
        return ACTS

    def back(self, *, is_refused: bool) -> str:
        return self.address if is_refused else self.register_url


def vars_of(facts: group_members.MemberFacts) -> dict[str, Any]:
    """Return the facts by the names of the form's fields."""
    return {name: getattr(facts, name) for name in facts.__dataclass_fields__}


def _leave(view: ActView) -> str:
    form = LeftForm(view.request.POST)
    if not form.is_valid():
        raise ValidationError([words for errors in form.errors.values() for words in errors])
    day = form.cleaned_data["left_on"] or local_day(timezone.now())
    done = group_members.leave(view.member, day, by=view.request.user)
    return _("Written down: they left the group") if done else ""


def _back(view: ActView) -> str:
    done = group_members.come_back(view.member, by=view.request.user)
    return _("Written down: they belong to the group again") if done else ""


def _unlink(view: ActView) -> str:
    done = group_members.unlink(view.member, by=view.request.user)
    return _("No longer linked to a learning record") if done else ""


def _erase(view: ActView) -> str:
    done = group_members.erase(view.member, by=view.request.user, at=timezone.now())
    return _("Name, telephone and note are erased") if done else ""


#: What a button says in `do` → what happens.
ACTS: Mapping[str, Callable[[Any], str]] = {
    "leave": _leave,
    "back": _back,
    "unlink": _unlink,
    "erase": _erase,
}
