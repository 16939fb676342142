"""The way back from news."""

from django.urls import reverse
from django.utils.translation import gettext as _

from portal.core.parts import Link


def of_news_list() -> list[Link]:
    """Home, news and events."""
    return [Link(_("Home"), reverse("home:home")), Link(_("News and events"), "", "page")]


def of_news(title: str) -> list[Link]:
    """Home, news and events, one of them."""
    return [
        Link(_("Home"), reverse("home:home")),
        Link(_("News and events"), reverse("home:news-list")),
        Link(title, "", "page"),
    ]
