"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """The read model and listings."""

    name = "search"
    label = "search"
    verbose_name = _("Search")

    def ready(self) -> None:
        """Listen to what changes pages, and compare now and then."""
        from search import housekeeping, signals

        signals.connect()
        housekeeping.register_jobs()
