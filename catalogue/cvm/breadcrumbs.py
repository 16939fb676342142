"""The way back from CVM pages."""

from django.urls import reverse
from django.utils.translation import gettext as _

from portal.core.parts import Link


def of_list() -> list[Link]:
    """Home, CVM fields."""
    return [_home(), Link(_("CVM fields of study"), "", "page")]


def of_page(title: str) -> list[Link]:
    """Home, CVM fields, one page."""
    return [
        _home(),
        Link(_("CVM fields of study"), reverse("catalogue:cvm-list")),
        Link(title, "", "page"),
    ]


def _home() -> Link:
    return Link(_("Home"), reverse("wagtail_serve", args=[""]))
