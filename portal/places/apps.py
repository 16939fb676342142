"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlacesConfig(AppConfig):
    """Areas and organisation units."""

    name = "portal.places"
    label = "places"
    verbose_name = _("Places")
