"""Where the admin shows what goes out: two screens, their menu items, the banner."""

from typing import Any

from django.http import HttpRequest
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from portal.core.admin_screens import shown_to
from registry import undelivered
from registry.views.delivery import MessageTextsView, UndeliveredView

#: Whom the policy of sign-ups lets see learners.
SeesLearnersItem = shown_to(undelivered.may_see)


class LateBanner(Component):
    """Something that was accepted has not reached the registry; nothing where all has."""

    name = "registry-late"
    template_name = "registry/admin/late_banner.html"
    order = 10

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        """Count what is late for whoever looks."""
        user = parent_context["request"].user
        count = undelivered.not_in_registry(user, timezone.now())
        return {
            "count": count,
            "is_cut": count == undelivered.MOST,
            "url": reverse("registry_undelivered"),
        }


def register() -> None:
    """Called in ``AppConfig.ready``."""
    hooks.register("register_admin_urls", _urls)
    hooks.register("register_reports_menu_item", _undelivered_item)
    hooks.register("register_reports_menu_item", _texts_item)
    hooks.register("construct_homepage_panels", _show_banner)


def _urls() -> list[Any]:
    return [
        path("registry/messages/", MessageTextsView.as_view(), name="registry_message_texts"),
        path("registry/undelivered/", UndeliveredView.as_view(), name="registry_undelivered"),
    ]


def _undelivered_item() -> MenuItem:
    return SeesLearnersItem(
        _("Not delivered yet"),
        reverse("registry_undelivered"),
        name="registry-undelivered",
        icon_name="warning",
        order=700,
    )


def _texts_item() -> MenuItem:
    return SeesLearnersItem(
        _("Text messages"),
        reverse("registry_message_texts"),
        name="registry-message-texts",
        icon_name="mail",
        order=710,
    )


def _show_banner(request: HttpRequest, panels: list[Any]) -> None:
    if undelivered.may_see(request.user):
        panels.insert(0, LateBanner())
