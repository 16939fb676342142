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
        from catalogue import navigation_sections, page_slots, receivers, site_paths, tasks
        from catalogue.cvm.kind import CVM
        from catalogue.cvm.loading import load_fields
        from catalogue.events.cards import EVENT_LOOK
        from catalogue.events.days import event_runs
        from catalogue.events.kind import EVENT
        from catalogue.funding import kinds as funding_kinds
        from catalogue.funding import reminders
        from catalogue.funding.looks import FUNDING_LOOK
        from catalogue.looks import CENTRE_LOOK, COURSE_LOOK, LEARNING_CENTRE_LOOK, PROVIDER_LOOK
        from catalogue.models import Agreement, CourseRun, FactReport, Partner
        from catalogue.run_provider import course_runs
        from catalogue.services import reference
        from catalogue.services.centre_pages import make_centre_pages
        from portal.core import page_cache, reference_data
        from portal.places.loading import after_load
        from portal.users.policies import RowPolicy
        from portal.users.rights import RowKind
        from search import kinds, sitemaps

        register_permission_policy(CourseRun, RowPolicy(CourseRun, RowKind.RUNS, "unit"))
        for model in (Partner, Agreement):
            register_permission_policy(model, RowPolicy(model, RowKind.PARTNERS))
        register_permission_policy(FactReport, RowPolicy(FactReport, RowKind.CONTACTS))
        course, centre = catalogue_kinds.COURSE, catalogue_kinds.CENTRE
        kinds.register(replace(course, run_provider=course_runs, look=COURSE_LOOK))
        kinds.register(replace(centre, look=CENTRE_LOOK))
        kinds.register(replace(catalogue_kinds.PROVIDER, look=PROVIDER_LOOK))
        kinds.register(replace(catalogue_kinds.LEARNING_CENTRE, look=LEARNING_CENTRE_LOOK))
        kinds.register(replace(funding_kinds.FUNDING, look=FUNDING_LOOK))
        reminders.register()
        kinds.register(replace(EVENT, run_provider=event_runs, look=EVENT_LOOK))
        kinds.register(CVM)
        reference_data.register(reference.load, name="catalogue", order=10)
        after_load.register(make_centre_pages, name="centre pages")
        after_load.register(load_fields, name="CVM fields", order=200)
        page_slots.declare()
        navigation_sections.register()
        receivers.connect()
        sitemaps.register(site_paths.paths)
        page_cache.know_parameters(("run", "print", "skill", "market", "tag", "target"))
        page_cache.know_parameters(("provider", "theme", "partner", "kind", "branch"))
        page_cache.know_parameters(("who", "for", "amount", "kind", "ask"))
        page_cache.know_parameters(("kind", "year", "industry"))
        tasks.register()
