"""What places registers in Wagtail's admin."""

from wagtail import hooks

from portal.places.choosers import UnitChooserViewSet, unit_chooser
from portal.places.viewsets import UnitViewSetGroup


@hooks.register("register_admin_viewset")
def register_units() -> UnitViewSetGroup:
    """Units and reports of wrong numbers."""
    return UnitViewSetGroup()


@hooks.register("register_admin_viewset")
def register_unit_chooser() -> UnitChooserViewSet:
    """The chooser for foreign keys to units."""
    return unit_chooser
