"""Doors of their own: a product for one's own group, and an account for its representative."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from catalogue.events.places import holder_of
from portal.places.models import OrgUnit
from portal.users.enums import Role
from portal.users.roles import is_tied_over
from portal.users.services import invitations
from portal.users.services.grants import may_grant
from showcase.models import GroupPage
from showcase.own_group.forms import NewProductForm, RepresentativeForm
from showcase.services.proposals import draft_product


class _OfGroup(WagtailAdminTemplateMixin, FormView[Any]):
    """A small form about one group."""

    template_name = "showcase/admin/own_group_form.html"
    header_icon = "group"
    _show_breadcrumbs = True
    submit_label: Any = ""
    explanation: Any = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Refuse who has no business with this group."""
        if not self.is_allowed():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def is_allowed(self) -> bool:
        """Say whether somebody may use the form."""
        raise NotImplementedError

    @cached_property
    def group(self) -> GroupPage:
        """The group that the address names."""
        return get_object_or_404(GroupPage, pk=self.kwargs["pk"])

    @cached_property
    def unit(self) -> OrgUnit | None:
        """The centre that looks after the group."""
        return holder_of(self.group)

    def get_page_subtitle(self) -> str:
        return str(self.group.title)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [*self.breadcrumbs_items, {"url": "", "label": str(self.get_page_title())}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        words = {"submit_label": self.submit_label, "explanation": self.explanation}
        return {**super().get_context_data(**kwargs), **words}


class NewProductView(_OfGroup):
    """Makes an empty draft that belongs to the group, and leads to the editor."""

    page_title = gettext_lazy("New product")
    header_icon = "tag"
    form_class = NewProductForm
    submit_label = gettext_lazy("Make the draft")
    explanation = gettext_lazy(
        "Only the name first. Everything else follows in the editor; the centre looks at it before"
        " it is online."
    )

    def is_allowed(self) -> bool:
        return bool(self.group.permissions_for_user(self.request.user).can_edit())

    def form_valid(self, form: Any) -> HttpResponse:
        user = self.request.user
        if self.unit is None:
            raise PermissionDenied
        try:
            page = draft_product(
                unit=self.unit, group=self.group, answers=form.cleaned_data, by=user, owner=user
            )
        except ValidationError as refused:
            for words in refused.messages:
                form.add_error("title", words)
            return self.form_invalid(form)
        return redirect("wagtailadmin_pages:edit", page.pk)


class InviteView(_OfGroup):
    """Invites somebody who then edits this group's page and its products, and nothing else."""

    page_title = gettext_lazy("Account for the group's representative")
    header_icon = "mail"
    form_class = RepresentativeForm
    submit_label = gettext_lazy("Invite")
    explanation = gettext_lazy(
        "With it somebody edits this group's page and its products. The centre publishes;"
        " learners' data is not seen."
    )

    def is_allowed(self) -> bool:
        unit, user = self.unit, self.request.user
        return (
            unit is not None
            and not is_tied_over(user, self.group)
            and bool(self.group.permissions_for_user(user).can_edit())
            and may_grant(user, Role.GROUP_REP, unit)
        )

    def form_valid(self, form: Any) -> HttpResponse:
        written = form.people()
        if self.unit is None:
            raise PermissionDenied
        if written["ends_on"] and written["ends_on"] < timezone.localdate():
            form.add_error("ends_on", _("The last day must not be before the first."))
            return self.form_invalid(form)
        invitation = invitations.invite(
            self.request.user,
            written["email"],
            Role.GROUP_REP,
            self.unit,
            first_name=written["first_name"],
            last_name=written["last_name"],
            ends_on=written["ends_on"],
            page=self.group.page_ptr,
        )
        try:
            invitations.send(invitation)
        except OSError:
            messages.warning(self.request, _("The mail could not be sent. Hand over the link."))
        messages.success(self.request, _("Invited. The link can be sent by LINE as well."))
        return redirect(reverse("invitations:inspect", args=[invitation.pk]))
