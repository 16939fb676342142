"""Admin screens of what goes out: which texts, and what has not arrived."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from portal.outbox import services as outbox
from registry import undelivered
from registry.message_samples import sample_texts
from registry.models import RegistryComparison


class _ForThoseWhoSeeLearners(WagtailAdminTemplateMixin, TemplateView):
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Refuse whoever sees no learners anywhere."""
        if not undelivered.may_see(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class MessageTextsView(_ForThoseWhoSeeLearners):
    """Every text as applicants get it, in both languages, with made-up facts."""

    template_name = "registry/admin/message_texts.html"
    page_title = _("Text messages")
    header_icon = "mail"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The texts."""
        return {**super().get_context_data(**kwargs), "texts": sample_texts(timezone.now())}


class UndeliveredView(_ForThoseWhoSeeLearners):
    """What has not arrived of the sign-ups in one's units, why, and the button to send it again."""

    template_name = "registry/admin/undelivered.html"
    page_title = _("Not delivered yet")
    header_icon = "warning"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The messages, oldest first."""
        user, now = self.request.user, timezone.now()
        rows = undelivered.of_user(user, now)
        return {
            **super().get_context_data(**kwargs),
            "rows": rows,
            "can_retry": undelivered.may_send_again(user),
            "given_up": sum(row.is_given_up for row in rows),
            "is_cut": len(rows) == undelivered.MOST,
            "comparison": RegistryComparison.objects.first(),
        }

    def post(self, request: HttpRequest) -> HttpResponse:
        """Send one given-up message again, or all of one's units."""
        if not undelivered.may_send_again(request.user):
            raise PermissionDenied
        asked = request.POST.get("message", "")
        if asked != "all" and not asked.isdecimal():
            raise PermissionDenied
        pk = None if asked == "all" else int(asked)
        count = outbox.retry_dead(undelivered.given_up(request.user, timezone.now(), pk))
        text = ngettext(
            "%(count)s message will be sent again.", "%(count)s messages will be sent again.", count
        )
        messages.success(request, text % {"count": count})
        return redirect("registry_undelivered")
