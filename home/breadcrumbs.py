"""The way back from a page of prose."""

from django.urls import reverse
from django.utils.translation import gettext as _

from portal.core.parts import Link


def standard_page_breadcrumbs(title: str) -> list[Link]:
    """Return the way from the front page to a standard page."""
    return [Link(_("Home"), reverse("home:home")), Link(title, "", current="page")]
