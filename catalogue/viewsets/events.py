"""Events in the admin."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import PageTitleColumn
from wagtail.admin.viewsets.pages import PageListingViewSet

from catalogue.events.state import event_state
from catalogue.models import EventPage


def _state(page: Any) -> str:
    return str(event_state(page.facts, timezone.now()).label)


class EventListingViewSet(PageListingViewSet):
    """Events in the main menu of officers and teachers."""

    model = EventPage
    name = "events"
    icon = "calendar"
    menu_label = _("Events")
    menu_order = 230
    add_to_admin_menu = True
    columns = [
        PageTitleColumn("title", label=_("event"), sort_key="title", classname="title"),
        Column("code", label=_("code"), accessor="code"),
        Column("kind", label=_("kind of event"), accessor="get_kind_display"),
        DateColumn("starts_on", label=_("first day"), accessor="starts_on"),
        Column("state", label=_("state"), accessor=_state),
    ]
