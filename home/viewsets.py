"""What the home room lists in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import PageTitleColumn
from wagtail.admin.viewsets.pages import PageListingViewSet

from home.models import NewsPage


class NewsListingViewSet(PageListingViewSet):
    """News and letters in the main menu of officers."""

    model = NewsPage
    name = "news"
    icon = "mail"
    menu_label = _("News and letters")
    menu_order = 240
    add_to_admin_menu = True
    columns = [
        PageTitleColumn("title", label=_("news"), sort_key="title", classname="title"),
        Column("letter_number", label=_("letter number"), accessor="letter_number"),
        Column("kind", label=_("kind of news"), accessor="get_kind_display"),
        Column("urgency", label=_("urgency"), accessor="get_urgency_display"),
        DateColumn("dated", label=_("day of the letter"), accessor="dated"),
    ]
