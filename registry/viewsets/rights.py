"""Requests about one's own data in the admin: who asks, until when, and what was answered."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.log_actions import log

from portal.core import telephones
from portal.core.never_added import NeverAddedMixin, nobody
from portal.core.scoping import ScopedViewSetMixin
from portal.core.thai_dates import format_date
from registry.enums import Access
from registry.forms.rights import AnswerForm
from registry.models import RightsRequest
from registry.services import access, rights

_OBJECT = "rights_request"


class RightsIndexView(generic.IndexView):
    """What is due first stands first; nobody's name is read without a line in the log of looks."""

    default_ordering = ("answered_at", "due_on", "pk")

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        if keys := [one.pk for one in context["object_list"]]:
            access.record(self.request, Access.LIST, _OBJECT, keys)
        return context


class RightsEditView(generic.EditView):
    """Done, or refused with the reason."""

    template_name = "registry/admin/rights_request.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response: HttpResponse = super().get(request, *args, **kwargs)
        access.record(request, Access.VIEW, _OBJECT, [self.object.pk])
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        telephone = telephones.parse_or_none(self.object.telephone)
        return {**super().get_context_data(**kwargs), "telephone": telephone}

    def save_instance(self) -> RightsRequest:
        cleaned = self.form.cleaned_data
        answered = rights.answer(
            self.object,
            state=cleaned["state"],
            words=cleaned["answer"],
            by=self.request.user,
            at=timezone.now(),
        )
        log(instance=answered, action="wagtail.edit", user=self.request.user)
        return answered


class RightsInspectView(generic.InspectView):
    """The whole request, for those who watch over it and do not answer (DPO)."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        access.record(request, Access.VIEW, _OBJECT, [self.object.pk])
        return super().get(request, *args, **kwargs)


class RightsRequestViewSet(NeverAddedMixin, ScopedViewSetMixin, ModelViewSet):
    """What people of one's own units ask about their data; they do so on the site."""

    model = RightsRequest
    name = "rights_requests"
    icon = "user"
    menu_label = _("Requests about data")
    menu_order = 327
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True
    list_per_page = 50
    search_backend_name = None
    index_view_class = RightsIndexView
    edit_view_class = RightsEditView
    inspect_view_class = RightsInspectView
    inspect_view_fields = [
        "ref",
        "kind",
        "unit",
        "name",
        "telephone",
        "signup_ref",
        "message",
        "created_at",
        "due_on",
        "state",
        "answer",
        "answered_at",
    ]
    list_filter = ["state", "kind"]
    list_display = [
        "ref",
        Column("kind", label=_("request"), accessor="get_kind_display"),
        Column("unit", label=_("centre"), accessor="unit.name_th"),
        Column(
            "due_on", label=_("to be answered by"), accessor=lambda one: format_date(one.due_on)
        ),
        Column("state", label=_("state"), accessor="get_state_display"),
        DateColumn("answered_at", label=_("answered at")),
    ]

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("unit")

    def get_form_class(self, for_update: bool = False) -> type:
        return AnswerForm

    @property
    def delete_view(self) -> Callable[..., HttpResponse]:
        """A request is answered, never made to vanish."""
        return nobody
