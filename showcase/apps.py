"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ShowcaseConfig(AppConfig):
    """Stories, groups and products."""

    name = "showcase"
    label = "showcase"
    verbose_name = _("Showcase")

    def ready(self) -> None:
        """Tell the lower rooms what this one lists and shows."""
        from showcase.practice import registration as practice

        practice.register()
