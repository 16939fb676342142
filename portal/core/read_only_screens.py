"""Rows that nobody writes in the admin: a list, perhaps each of them, and no other address."""

from __future__ import annotations

from typing import Any

_ABSENT = (
    "history_url_name",
    "usage_url_name",
    "add_url_name",
    "edit_url_name",
    "delete_url_name",
)


class ReadOnlyMixin:
    """Before ``ModelViewSet``: views name only the addresses that ``get_urlpatterns`` has."""

    inspect_view_enabled: bool

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Only the addresses that exist."""
        absent = dict.fromkeys(_ABSENT)
        if not self.inspect_view_enabled:
            absent["inspect_url_name"] = None
        common: dict[str, Any] = super().get_common_view_kwargs(  # type: ignore[misc]  # the viewset's
            **{**absent, **kwargs}
        )
        return common

    def register_admin_url_finder(self) -> None:
        """There is no edit address to find."""
