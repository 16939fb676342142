"""What the kernel registers in Wagtail's admin."""

from wagtail import hooks

from portal.core.viewsets import ProtectedWordViewSet


@hooks.register("register_admin_viewset")
def register_protected_words() -> ProtectedWordViewSet:
    """The list of words that a line must not cut."""
    return ProtectedWordViewSet()
