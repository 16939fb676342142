"""This room's sections of the main menu."""

from django.utils.translation import gettext_lazy as _

from portal.core import navigation
from portal.core.navigation import Section


def register() -> None:
    """Add courses, funding and centres to the main menu."""
    navigation.register(Section("courses", _("Learn a trade"), "catalogue:course-list", 10))
    navigation.register(Section("funding", _("Funding"), "catalogue:funding-list", 30))
    navigation.register(Section("centres", _("Centres near you"), "catalogue:centre-index", 40))
