"""Registration with Wagtail's admin."""

from wagtail import hooks

from search.viewsets import SearchViewSetGroup


@hooks.register("register_admin_viewset")
def register_search_viewsets() -> SearchViewSetGroup:
    """The central role's screens about the search."""
    return SearchViewSetGroup()
