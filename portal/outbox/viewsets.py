"""The officers' list of outgoing messages: look, and send given-up ones again."""

from datetime import datetime
from typing import Any

import django_filters
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils import timezone
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from portal.core.read_only_screens import ReadOnlyMixin
from portal.outbox import services
from portal.outbox.enums import MessageState
from portal.outbox.models import OutboxMessage


class MessageFilterSet(WagtailFilterSet):
    """Which messages to look at."""

    state = django_filters.ChoiceFilter(
        choices=MessageState.choices, label=gettext_lazy("State of delivery")
    )

    class Meta:
        model = OutboxMessage
        fields = ["state", "destination", "kind"]


class MessageIndexView(generic.IndexView):
    """All messages, those that need a person first to be asked for by the filter."""

    any_permission_required = ["view", "retry"]
    template_name = "outbox/index.html"

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """How long the oldest has waited, and whether this person may send again."""
        context = super().get_context_data(*args, **kwargs)
        return {
            **context,
            **_summary(timezone.now()),
            "can_retry": self.user_has_permission("retry"),
        }


class MessageInspectView(generic.InspectView):
    """One message with its attempts."""

    any_permission_required = ["view", "retry"]
    template_name = "outbox/inspect.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The attempts, and whether it can be sent again."""
        context = super().get_context_data(**kwargs)
        can_retry = self.object.state == MessageState.DEAD and self.user_has_permission("retry")
        return {**context, "attempts": self.object.attempt_log.all(), "can_retry": can_retry}


class MessageViewSet(ReadOnlyMixin, ModelViewSet):
    """Read-only, with two POSTs; what Wagtail offers besides has no address here."""

    model = OutboxMessage
    name = "outbox"
    icon = "mail"
    menu_label = gettext_lazy("Outgoing messages")
    add_to_settings_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True
    index_view_class = MessageIndexView
    inspect_view_class = MessageInspectView
    inspect_view_fields = [
        "event_id", "aggregate", "version", "destination", "kind", "payload", "state", "attempts",
        "not_before", "last_status", "last_error", "created_at", "done_at",
    ]  # fmt: skip
    form_fields: list[str] = []
    filterset_class = MessageFilterSet
    ordering = ["-created_at", "-pk"]
    list_per_page = 50
    list_display = [
        "aggregate",
        Column("kind", label=gettext_lazy("Kind of message")),
        Column("destination", label=gettext_lazy("Destination")),
        StatusTagColumn("get_state_display", label=gettext_lazy("State of delivery")),
        Column("attempts", label=gettext_lazy("Number of tries")),
        Column("last_error", label=gettext_lazy("Reason of failure")),
        DateColumn("created_at", label=gettext_lazy("Put in at"), sort_key="created_at"),
    ]

    def get_urlpatterns(self) -> list[Any]:
        """List, one message, and two ways to send again."""
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("inspect/<int:pk>/", self.inspect_view, name="inspect"),
            path("retry/<int:pk>/", require_POST(self.retry), name="retry"),
            path("retry-all/", require_POST(self.retry_all), name="retry_all"),
        ]

    def retry(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Send one given-up message again."""
        self._require_retry(request)
        message = get_object_or_404(OutboxMessage, pk=pk)
        if services.retry_dead(OutboxMessage.objects.filter(pk=message.pk)):
            messages.success(request, _("The message will be sent again."))
        else:
            messages.warning(request, _("This message does not need to be sent again."))
        return redirect(self.get_url_name("inspect"), message.pk)

    def retry_all(self, request: HttpRequest) -> HttpResponse:
        """Send all given-up messages again."""
        self._require_retry(request)
        count = services.retry_dead(OutboxMessage.objects.dead())
        text = ngettext(
            "%(count)s message will be sent again.", "%(count)s messages will be sent again.", count
        )
        messages.success(request, text % {"count": count})
        return redirect(self.get_url_name("index"))

    def _require_retry(self, request: HttpRequest) -> None:
        if not self.permission_policy.user_has_permission(request.user, "retry"):
            raise PermissionDenied


def _summary(at: datetime) -> dict[str, Any]:
    oldest = OutboxMessage.objects.oldest_pending()
    return {
        "oldest_pending": oldest,
        "oldest_pending_age": timesince(oldest.created_at, at) if oldest else "",
        "dead_count": OutboxMessage.objects.dead().count(),
    }
