"""Registration of this room's screens in the admin."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import include, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page

from catalogue.events.places import holder_of
from portal.core.admin_screens import shown_to
from portal.users.asked_again import may_ask_again
from portal.users.enums import Role
from portal.users.rights import rights_of
from portal.users.roles import held_today, is_tied_over
from portal.users.services.grants import may_grant
from showcase.contacts.to_confirm import ContactsPanel
from showcase.models import GroupPage
from showcase.own_group.desk import OwnGroupPanel
from showcase.own_group.reach import own_groups
from showcase.own_group.views import InviteView, NewProductView
from showcase.viewsets.knowledge_banks import KnowledgeBankViewSet
from showcase.viewsets.pages import (
    GroupListingViewSet,
    KnowledgeListingViewSet,
    ProductListingViewSet,
)
from showcase.viewsets.stories import StoryListingViewSet

#: Entries of the menu that lead a group's representative anywhere: by name, and by address where
#: the name is made of words in a language.
OF_REPRESENTATIVES = frozenset({"explorer", "images", "documents", "help"})
LISTS_OF_REPRESENTATIVES = ("products:index", "maker_groups:index")

VIEWSETS = (
    StoryListingViewSet,
    ProductListingViewSet,
    GroupListingViewSet,
    KnowledgeListingViewSet,
    KnowledgeBankViewSet,
)
for viewset in VIEWSETS:
    hooks.register("register_admin_viewset", viewset)


@hooks.register("register_admin_urls")
def own_group_urls() -> list[Any]:
    """A product for one's own group; an account for its representative."""
    return [
        path("own-group/<int:pk>/product/", NewProductView.as_view(), name="own_group_product"),
        path("own-group/<int:pk>/invite/", InviteView.as_view(), name="own_group_invite"),
    ]


@hooks.register("construct_main_menu")
def keep_to_own_group(request: HttpRequest, items: list[Any]) -> None:
    """Leave a representative the ways to what is theirs: other lists would be empty."""
    if _only_represents(request.user):
        lists = {reverse(name) for name in LISTS_OF_REPRESENTATIVES}
        items[:] = [item for item in items if item.name in OF_REPRESENTATIVES or item.url in lists]


@hooks.register("construct_homepage_summary_items", order=1000)
def count_nothing_of_others(request: HttpRequest, items: list[Any]) -> None:
    """How many pages the centre has says nothing to a representative; last, after all were added."""
    if _only_represents(request.user):
        items.clear()


def _only_represents(user: Any) -> bool:
    """Somebody all of whose roles are tied to one page."""
    held = held_today(user)
    return bool(held) and all(rights_of(one.role).needs_page for one in held)


@hooks.register("construct_homepage_panels")
def show_own_group(request: HttpRequest, panels: list[Any]) -> None:
    """A representative's group stands on the first page."""
    if own_groups(request.user):
        panels.append(OwnGroupPanel())


@hooks.register("register_page_header_buttons")
def group_buttons(
    page: Page, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    """From a group's page: a product of its own, and an account for its representative."""
    if not isinstance(page, GroupPage) or not page.permissions_for_user(user).can_edit():
        return
    yield Button(
        _("New product of this group"),
        reverse("own_group_product", args=[page.pk]),
        icon_name="tag",
        priority=80,
    )
    unit = holder_of(page)
    if unit and not is_tied_over(user, page) and may_grant(user, Role.GROUP_REP, unit):
        yield Button(
            _("Account for the group's representative"),
            reverse("own_group_invite", args=[page.pk]),
            icon_name="mail",
            priority=85,
        )


@hooks.register("register_admin_urls")
def contacts_urls() -> list[Any]:
    """The list of contacts to confirm, and the press."""
    return [path("shown-contacts/", include("showcase.views.contacts"))]


@hooks.register("register_admin_menu_item")
def contacts_to_confirm() -> MenuItem:
    """The way to the contacts that somebody must ask about again."""
    return shown_to(may_ask_again)(
        gettext_lazy("Contacts to confirm"),
        reverse(ContactsPanel.leads_to),
        name="contacts-to-confirm",
        icon_name="history",
        order=234,
    )


@hooks.register("construct_homepage_panels")
def show_contacts_to_confirm(request: HttpRequest, panels: list[Any]) -> None:
    """Say on the first screen how many contacts wait."""
    if may_ask_again(request.user):
        panels.append(ContactsPanel())


@hooks.register("register_log_actions")
def log_confirmations(actions: LogActionRegistry) -> None:
    """Name what the log says when somebody confirmed a contact."""
    actions.register_action("showcase.contact", _("Confirm a contact"), _("Contact confirmed"))
