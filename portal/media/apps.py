"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MediaConfig(AppConfig):
    """Pictures and documents."""

    name = "portal.media"
    label = "media"
    verbose_name = _("Media")

    def ready(self) -> None:
        """Set Pillow's limits before the first picture is opened."""
        from portal.media import interim, pictures

        pictures.prepare_pillow()
        interim.connect()
