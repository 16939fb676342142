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
        from wagtail.permissions import register_permission_policy

        from catalogue.place_enums import FactKind
        from catalogue.wrong_facts import offer
        from portal.core import navigation, page_cache
        from portal.core.navigation import Section
        from portal.users import companions
        from portal.users.policies import RowPolicy
        from portal.users.rights import RowKind
        from search import kinds
        from search.open_data.columns import explain
        from showcase import page_slots
        from showcase.contacts import reminders, shop_check
        from showcase.kinds import GROUP, PRODUCT
        from showcase.knowledge import registration as knowledge
        from showcase.models import KnowledgeBankStatus
        from showcase.open_data import MEANINGS
        from showcase.own_group.reach import groups_of, products_of
        from showcase.practice import registration as practice

        register_permission_policy(
            KnowledgeBankStatus, RowPolicy(KnowledgeBankStatus, RowKind.REPORTS)
        )
        kinds.register(PRODUCT)
        kinds.register(GROUP)
        companions.register(products_of, groups_of)
        page_slots.declare()
        explain(MEANINGS)
        page_slots.fill()
        navigation.register(
            Section("products", _("Community products"), "showcase:product-list", 20)
        )
        page_cache.know_parameters(("category", "have", "mark", "stage", "form", "award"))
        practice.register()
        knowledge.register()
        reminders.register()
        shop_check.register()
        of_sellers = (
            FactKind.SCAM,
            FactKind.TELEPHONE,
            FactKind.PLACE,
            FactKind.TEXT,
            FactKind.OTHER,
        )
        offer("product", (FactKind.GONE, FactKind.PRICE, *of_sellers))
        offer("group", (FactKind.GONE, *of_sellers))
        offer("practice", (FactKind.TEXT, FactKind.SCAM, FactKind.OTHER))
