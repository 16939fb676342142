"""The way back from events."""

from django.urls import reverse
from django.utils.translation import gettext as _

from portal.core import navigation
from portal.core.parts import Link


def of_event_list() -> list[Link]:
    """Home, news and events, events."""
    return [*_to_news(), Link(_("Events"), "", "page")]


def of_event(title: str) -> list[Link]:
    """Home, news and events, events, the event."""
    return [
        *_to_news(),
        Link(_("Events"), reverse("catalogue:event-list")),
        Link(title, "", "page"),
    ]


def _to_news() -> list[Link]:
    way = [Link(_("Home"), reverse("wagtail_serve", args=[""]))]
    # The section belongs to an upper room: without it the way is shorter.
    if url := navigation.section_url("news"):
        way.append(Link(_("News and events"), url))
    return way
