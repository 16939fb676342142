"""The way back from knowledge items."""

from django.urls import reverse
from django.utils.translation import gettext as _

from portal.core.parts import Link
from showcase.products.breadcrumbs import home


def of_list() -> list[Link]:
    """Home, knowledge."""
    return [home(), Link(_("Knowledge for your trade"), "", "page")]


def of_item(title: str) -> list[Link]:
    """Home, knowledge, the item."""
    return [
        home(),
        Link(_("Knowledge for your trade"), reverse("showcase:knowledge-list")),
        Link(title, "", "page"),
    ]
