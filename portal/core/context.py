"""What every template may use: the site's own facts and the navigation."""

from typing import Any

from django.http import HttpRequest

from portal.core import slots


def site(request: HttpRequest) -> dict[str, Any]:
    """Return what upper rooms give to every page (settings, navigation), lazily."""
    return slots.site_context(request)
