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
        from search import doctor_lines, housekeeping, page_slots, signals
        from search.indexing import doctor_lines as index_doctor
        from search.indexing import housekeeping as index_keeping
        from search.indexing import signals as indexing_signals
        from search.wording import connect as connect_wording

        page_slots.declare()
        signals.connect()
        connect_wording()
        housekeeping.register_jobs()
        indexing_signals.connect()
        index_keeping.register()
        index_doctor.register_lines()
        doctor_lines.register_lines()
