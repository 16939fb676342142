"""App configuration."""

from dataclasses import replace

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CatalogueConfig(AppConfig):
    """Courses, runs and centres."""

    name = "catalogue"
    label = "catalogue"
    verbose_name = _("Catalogue")

    def ready(self) -> None:
        """Tell the lower rooms what this one lists, keeps and shows."""
        from wagtail.permissions import register_permission_policy

        from catalogue import kinds as catalogue_kinds
        from catalogue import navigation_sections, page_slots, receivers, tasks
        from catalogue.looks import CENTRE_LOOK, COURSE_LOOK
        from catalogue.models import CourseRun
        from catalogue.run_provider import course_runs
        from catalogue.services.centre_pages import make_centre_pages
        from portal.core import page_cache
        from portal.places.loading import after_load
        from portal.users.policies import RowPolicy
        from portal.users.rights import RowKind
        from search import kinds

        register_permission_policy(CourseRun, RowPolicy(CourseRun, RowKind.RUNS, "unit"))
        course, centre = catalogue_kinds.COURSE, catalogue_kinds.CENTRE
        kinds.register(replace(course, run_provider=course_runs, look=COURSE_LOOK))
        kinds.register(replace(centre, look=CENTRE_LOOK))
        after_load.register(make_centre_pages, name="centre pages")
        page_slots.declare()
        navigation_sections.register()
        receivers.connect()
        tasks.register()
        page_cache.know_parameters(("run", "print"))
