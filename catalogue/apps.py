"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CatalogueConfig(AppConfig):
    """Courses, runs and centres."""

    name = "catalogue"
    label = "catalogue"
    verbose_name = _("Catalogue")

    def ready(self) -> None:
        """Tell the lower rooms what this one lists, keeps and shows."""
        from catalogue import kinds as catalogue_kinds
        from catalogue import navigation_sections, page_slots, receivers
        from catalogue.services.centre_pages import make_centre_pages
        from portal.places.loading import after_load
        from search import kinds

        kinds.register(catalogue_kinds.COURSE)
        kinds.register(catalogue_kinds.CENTRE)
        after_load.register(make_centre_pages, name="centre pages")
        page_slots.declare()
        navigation_sections.register()
        receivers.connect()
