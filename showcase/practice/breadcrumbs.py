"""The way back from stories."""

from django.urls import reverse
from django.utils.translation import gettext as _

from portal.core.parts import Link


def of_list() -> list[Link]:
    """Home, stories."""
    return [_home(), Link(_("Know-how from teachers"), "", "page")]


def of_practice(title: str) -> list[Link]:
    """Home, stories, the story."""
    return [
        _home(),
        Link(_("Know-how from teachers"), reverse("showcase:practice-list")),
        Link(title, "", "page"),
    ]


def _home() -> Link:
    return Link(_("Home"), reverse("wagtail_serve", args=[""]))
