"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MediaConfig(AppConfig):
    """Pictures and documents."""

    name = "portal.media"
    label = "media"
    verbose_name = _("Media")

    def ready(self) -> None:
        """Set Pillow's limits before the first picture is opened; let links show pictures."""
        from portal.core import share_pictures
        from portal.media import interim, pictures
        from portal.media.picture_facts import largest

        pictures.prepare_pillow()
        interim.connect()
        share_pictures.find_with(largest)
