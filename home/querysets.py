"""Words for asking the home room's tables."""

from home.models import StandardPage


def foot_pages() -> list[StandardPage]:
    """Return the standard pages that the foot of every page lists."""
    return list(StandardPage.objects.live().filter(show_in_menus=True, depth=3).order_by("path"))
