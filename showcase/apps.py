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

        from portal.users.policies import RowPolicy
        from portal.users.rights import RowKind
        from showcase import registration as products_and_groups
        from showcase.knowledge import registration as knowledge
        from showcase.models import KnowledgeBankStatus
        from showcase.practice import registration as practice

        register_permission_policy(
            KnowledgeBankStatus, RowPolicy(KnowledgeBankStatus, RowKind.REPORTS)
        )
        products_and_groups.register()
        practice.register()
        knowledge.register()
