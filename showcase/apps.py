"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ShowcaseConfig(AppConfig):
    """Stories, groups, products, and what joins them to courses and funding."""

    name = "showcase"
    label = "showcase"
    verbose_name = _("Showcase")

    def ready(self) -> None:
        """Tell the lower rooms what this one lists and shows."""
        from portal.core import navigation, page_cache
        from portal.core.navigation import Section
        from portal.users import companions
        from search import kinds
        from showcase import page_slots
        from showcase.kinds import GROUP, PRODUCT
        from showcase.own_group.reach import groups_of, products_of
        from showcase.practice import registration as practice

        kinds.register(PRODUCT)
        kinds.register(GROUP)
        companions.register(products_of, groups_of)
        page_slots.declare()
        page_slots.fill()
        navigation.register(
            Section("products", _("Community products"), "showcase:product-list", 20)
        )
        page_cache.know_parameters(("category", "have", "mark", "stage", "form"))
        practice.register()
