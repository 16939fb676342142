"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RegistryConfig(AppConfig):
    """Sign-ups, and everything else about people who take part."""

    name = "registry"
    label = "registry"
    verbose_name = _("Registry")

    def ready(self) -> None:
        """Tell the lower rooms what this one does for them."""
        from wagtail.permissions import register_permission_policy

        from portal.users.policies import RowPolicy
        from portal.users.rights import RowKind
        from registry import page_slots, receivers
        from registry.models import Signup

        register_permission_policy(Signup, RowPolicy(Signup, RowKind.LEARNERS, "run__unit"))
        receivers.connect()
        page_slots.register()
