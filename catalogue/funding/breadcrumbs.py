"""The way back from the pages about funding."""

from django.urls import reverse
from django.utils.translation import gettext as _

from portal.core.parts import Link


def of_list() -> list[Link]:
    """Home, funding."""
    return [_home(), Link(_("Funding"), "", "page")]


def of_source(title: str) -> list[Link]:
    """Home, funding, the source."""
    return [_home(), _list(), Link(title, "", "page")]


def of_results() -> list[Link]:
    """Home, funding, what was found."""
    return [_home(), _list(), Link(_("What was found"), "", "page")]


def _list() -> Link:
    return Link(_("Funding"), reverse("catalogue:funding-list"))


def _home() -> Link:
    # The root of the language's tree: named by an upper room, always at the language's own path.
    return Link(_("Home"), reverse("wagtail_serve", args=[""]))
