"""What a group's representative sees first in the admin: the group's page and its products."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component
from wagtail.models import Page

from showcase.own_group.reach import own_groups, products_of


@dataclass(frozen=True, slots=True)
class Line:
    """A page with how it stands."""

    title: str
    edit_url: str
    state: str


@dataclass(frozen=True, slots=True)
class OwnGroup:
    """A group and what it sells."""

    line: Line
    products: Sequence[Line]
    add_url: str


def desk_of(user: Any) -> list[OwnGroup]:
    """Put together what somebody looks after."""
    return [
        OwnGroup(
            _line(group),
            [_line(one) for one in products_of(group).order_by("title", "pk")],
            reverse("own_group_product", args=[group.pk]),
        )
        for group in own_groups(user)
    ]


def _line(page: Page) -> Line:
    return Line(
        page.draft_title or page.title,
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        _state(page),
    )


def _state(page: Page) -> str:
    if page.live:
        return (
            _("Online, with changes not handed in") if page.has_unpublished_changes else _("Online")
        )
    return _("Draft")


class OwnGroupPanel(Component):
    """The lists on the admin's first page; nothing for those who represent no group."""

    name = "own_group"
    template_name = "showcase/admin/own_group_panel.html"
    order = 80

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        """The groups of whoever looks."""
        return {"groups": desk_of(parent_context["request"].user)}
