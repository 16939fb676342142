"""Products, groups and knowledge items in the admin."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import PageTitleColumn
from wagtail.admin.viewsets.pages import PageListingViewSet

from portal.core.thai_dates import local_day
from showcase.contact import old_on
from showcase.knowledge import freshness
from showcase.knowledge.enums import LinkState
from showcase.models import GroupPage, KnowledgePage, ProductPage
from showcase.products.words import price_words


def _price(page: Any) -> str:
    return price_words(page.price_baht)


def _contact(page: Any) -> str:
    confirmed = page.contact_confirmed_on
    if not page.has_contact:
        return _("None of its own")
    if confirmed is None or local_day(timezone.now()) >= old_on(confirmed):
        return _("To be asked again")
    return _("Confirmed")


def _check(page: Any) -> str:
    if page.link and page.link_state == LinkState.GONE:
        return str(LinkState.GONE.label)
    if freshness.is_old(page.checked_on, local_day(timezone.now())):
        return _("To be checked again")
    return _("Checked")


class ProductListingViewSet(PageListingViewSet):
    """Products in the main menu of officers and teachers."""

    model = ProductPage
    name = "products"
    icon = "tag"
    menu_label = gettext_lazy("Community products")
    menu_order = 232
    add_to_admin_menu = True
    columns = [
        PageTitleColumn(
            "title", label=gettext_lazy("product"), sort_key="title", classname="title"
        ),
        Column("code", label=gettext_lazy("code"), accessor="code"),
        Column("price", label=gettext_lazy("price (baht)"), accessor=_price),
        Column(
            "availability",
            label=gettext_lazy("can one have it?"),
            accessor="get_availability_display",
        ),
        Column("contact", label=gettext_lazy("contact"), accessor=_contact),
    ]


class GroupListingViewSet(PageListingViewSet):
    """Groups in the main menu of officers and teachers."""

    model = GroupPage
    name = "maker_groups"
    icon = "group"
    menu_label = gettext_lazy("Groups")
    menu_order = 233
    add_to_admin_menu = True
    columns = [
        PageTitleColumn("title", label=gettext_lazy("group"), sort_key="title", classname="title"),
        Column("code", label=gettext_lazy("code"), accessor="code"),
        Column("stage", label=gettext_lazy("stage"), accessor="get_stage_display"),
        DateColumn(
            "contact_confirmed_on",
            label=gettext_lazy("contact confirmed on"),
            accessor="contact_confirmed_on",
        ),
        Column("contact", label=gettext_lazy("contact"), accessor=_contact),
    ]


class KnowledgeListingViewSet(PageListingViewSet):
    """Knowledge items in the main menu of officers and teachers."""

    model = KnowledgePage
    name = "knowledge"
    icon = "doc-full"
    menu_label = gettext_lazy("Knowledge items")
    menu_order = 234
    add_to_admin_menu = True
    columns = [
        PageTitleColumn("title", label=gettext_lazy("item"), sort_key="title", classname="title"),
        Column("code", label=gettext_lazy("code"), accessor="code"),
        Column("medium", label=gettext_lazy("sort of item"), accessor="get_medium_display"),
        Column("licence", label=gettext_lazy("licence"), accessor="get_licence_display"),
        DateColumn("checked_on", label=gettext_lazy("checked on"), accessor="checked_on"),
        Column("check", label=gettext_lazy("check"), accessor=_check),
    ]
