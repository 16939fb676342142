"""The way back from the pages of the market."""

from django.urls import reverse
from django.utils.translation import gettext as _

from portal.core.parts import Link
from showcase.enums import ProductCategory


def of_list() -> list[Link]:
    """Home, products."""
    return [home(), Link(_("Community products"), "", "page")]


def of_product(title: str, category: str) -> list[Link]:
    """Home, products, the sort of product, the product."""
    way = [home(), products()]
    if category in ProductCategory.values:
        url = f"{reverse('showcase:product-list')}?category={category}"
        way.append(Link(str(ProductCategory(category).label), url))
    return [*way, Link(title, "", "page")]


def of_group_list() -> list[Link]:
    """Home, products, groups."""
    return [home(), products(), Link(_("Groups"), "", "page")]


def of_group(title: str) -> list[Link]:
    """Home, products, groups, the group."""
    return [
        home(),
        products(),
        Link(_("Groups"), reverse("showcase:group-list")),
        Link(title, "", "page"),
    ]


def products() -> Link:
    """The market."""
    return Link(_("Community products"), reverse("showcase:product-list"))


def home() -> Link:
    """The front page."""
    # The root of the language's tree: named by an upper room, always at the language's own path.
    return Link(_("Home"), reverse("wagtail_serve", args=[""]))
