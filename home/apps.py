"""App configuration: what the home room gives to every page."""

from django.apps import AppConfig
from django.db.models.signals import post_delete, post_save
from django.utils.translation import gettext_lazy as _

from portal.core import slots

#: Places on the front page that rooms above or beside fill; an empty one is not shown at all.
FRONT_PAGE_SLOTS = {
    "home-products": "What people made who finished a course.",
    "home-practice": "What teachers wrote.",
    "home-events": "Events that come.",
    "home-status": "Looking up one's own sign-up.",
}


class HomeConfig(AppConfig):
    """Front page, standard pages, the site's own facts."""

    name = "home"
    label = "home"
    verbose_name = _("Home")

    def ready(self) -> None:
        from home import event_shelf, search_ways, site_values
        from home.models import HomePage, SiteSettings, StandardPage
        from home.news.kind import NEWS
        from portal.core import navigation, page_cache
        from portal.core.navigation import Section
        from search import kinds, sitemaps

        for name, purpose in FRONT_PAGE_SLOTS.items():
            slots.declare(name, purpose)
        search_ways.fill()
        event_shelf.fill()
        kinds.register(NEWS)
        navigation.register(Section("news", _("News and events"), "home:news-list", 60))
        page_cache.know_parameters(("urgency",))
        slots.provide_site_value("site_settings", site_values.site_facts)
        slots.provide_site_value("navigation", site_values.main_menu)
        slots.provide_site_value("foot_links", site_values.foot_links)
        sitemaps.register(site_values.page_paths)
        for model in (SiteSettings, HomePage, StandardPage):
            for signal in (post_save, post_delete):
                signal.connect(
                    lambda **_kwargs: site_values.forget(),
                    sender=model,
                    weak=False,
                    dispatch_uid=f"home:forget:{model.__name__}:{id(signal)}",
                )
