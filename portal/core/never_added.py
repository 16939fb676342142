"""Rows that nobody adds in the admin, for they come from elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse


def nobody(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    """Answer at the address of a form that nobody may open, whatever role they hold."""
    raise PermissionDenied


class NeverAddedMixin:
    """Before ``ModelViewSet``: no button adds a row, and the address of the form refuses."""

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        common: dict[str, Any] = super().get_common_view_kwargs(  # type: ignore[misc]  # the viewset's
            **{"add_url_name": None, **kwargs}
        )
        return common

    @property
    def add_view(self) -> Callable[..., HttpResponse]:
        """What answers at the address of the form."""
        return nobody
