"""Registration of this room's screens in the admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry

from showcase.contacts.to_confirm import ContactsPanel, may_confirm_any
from showcase.viewsets.pages import GroupListingViewSet, ProductListingViewSet

for viewset in (ProductListingViewSet, GroupListingViewSet):
    hooks.register("register_admin_viewset", viewset)


@hooks.register("register_admin_urls")
def contacts_urls() -> list[Any]:
    """The list of contacts to confirm, and the press."""
    return [path("shown-contacts/", include("showcase.views.contacts"))]


@hooks.register("register_admin_menu_item")
def contacts_to_confirm() -> MenuItem:
    """The way to the contacts that somebody must ask about again."""
    return ContactsItem(
        _("Contacts to confirm"),
        reverse("shown_contacts:to_confirm"),
        name="contacts-to-confirm",
        icon_name="history",
        order=234,
    )


class ContactsItem(MenuItem):
    """Shown to those who may confirm a contact."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Ask whether they may edit any page at all."""
        return may_confirm_any(request.user)


@hooks.register("construct_homepage_panels")
def show_contacts_to_confirm(request: HttpRequest, panels: list[Any]) -> None:
    """Say on the first screen how many contacts wait."""
    if may_confirm_any(request.user):
        panels.append(ContactsPanel())


@hooks.register("register_log_actions")
def log_confirmations(actions: LogActionRegistry) -> None:
    """Name what the log says when somebody confirmed a contact."""
    actions.register_action("showcase.contact", _("Confirm a contact"), _("Contact confirmed"))
