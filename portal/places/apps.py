"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlacesConfig(AppConfig):
    """Areas and organisation units."""

    name = "portal.places"
    label = "places"
    verbose_name = _("Places")

    def ready(self) -> None:
        """Keep the names of provinces and districts in one line wherever they stand."""
        from portal.core import protected_words
        from portal.places import area_cache

        protected_words.register(area_cache.thai_names)
