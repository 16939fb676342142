"""Screens of the admin that are no list of rows: their addresses, and the menu item to them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from django.http import HttpRequest
from django.urls import URLPattern, path
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet


def shown_to(lets_in: Callable[[Any], bool]) -> type[MenuItem]:
    """Return the class of menu items that only those see whom the function lets in."""

    class OnlyForSome(MenuItem):
        """Asked anew with every page of the admin."""

        def is_shown(self, request: HttpRequest) -> bool:
            """Ask with the account."""
            return lets_in(request.user)

    return OnlyForSome


class ScreenSet(ViewSet):
    """Screens below one address; the menu leads to the one called "index"."""

    add_to_admin_menu = True
    #: Address below the prefix, name, and a class of views or a plain view.
    screens: ClassVar[Sequence[tuple[str, str, Any]]] = ()

    def get_urlpatterns(self) -> list[URLPattern]:
        """One address for each screen."""
        return [
            path(
                address,
                self.construct_view(view) if isinstance(view, type) else view,
                name=name,
            )
            for address, name, view in self.screens
        ]
